import type { ItemKey, Membership } from '../domain/record.js';
import type { Allergy, AllergyReaction, AllergyStatus, Problem } from '../domain/record-items.js';
import type { Answer } from './answer.js';
import type { Located } from './bundle.js';
import { codeTable } from './code-table.js';
import { codedConcept } from './coded-concept.js';
import { partialDate, period } from './dates.js';
import { code, elements, list, present, text, type Element } from './element.js';
import { extensionNamed, innerValue } from './extension.js';
import { identifiers } from './identifier.js';
import { NO_KEY_YET } from './item-key.js';
import type { People } from './people.js';
import { isNotForPatient, namedBy, notesOf, noteUnreadDates } from './record-item.js';

/** An allergy under construction. */
export interface AllergyDraft extends Allergy {
  key: ItemKey;
  linkedProblems: Problem[];
}

/** The lists that hold an allergy. */
export interface AllergyLists {
  readonly inActive: boolean;
  readonly inEnded: boolean;
}

/** "No known allergies" recorded as an entry (spec 04 §12.2). */
const NO_KNOWN_ALLERGIES = '716186003';
/** What was refuted, or entered in error, is no evidence that somebody has no allergies. */
const WITHDRAWN: ReadonlySet<string> = new Set(['refuted', 'entered-in-error']);
const SNOMED = 'http://snomed.info/sct';

const statusOf = codeTable<AllergyStatus>({ active: 'ACTIVE', resolved: 'ENDED' });
const typeOf = codeTable<NonNullable<Allergy['type']>>({ allergy: 'ALLERGY', intolerance: 'INTOLERANCE' });
const categoryOf = codeTable<Allergy['category'][number]>({ medication: 'MEDICATION', environment: 'ENVIRONMENT' });
const criticalityOf = codeTable<NonNullable<Allergy['criticality']>>({
  low: 'LOW',
  high: 'HIGH',
  'unable-to-assess': 'UNABLE_TO_ASSESS',
});
const severityOf = codeTable<NonNullable<AllergyReaction['severity']>>({
  mild: 'MILD',
  moderate: 'MODERATE',
  severe: 'SEVERE',
});

/** A code through its table: none is null, one that is not known UNRECOGNISED. */
function recognise<T>(value: unknown, table: (code: string | null) => T | undefined): T | 'UNRECOGNISED' | null {
  const given = code(value);
  return given === null ? null : (table(given) ?? 'UNRECOGNISED');
}

/**
 * The status as the resource says, whichever list it stands in: resolved in the active list is ended, active in the ended list still
 * counts. Where it says nothing, the active list makes it active; otherwise it is shown with the active ones (spec 04 §12).
 */
function statusIn(resource: Element, { inActive }: AllergyLists): AllergyStatus {
  return recognise(resource.clinicalStatus, statusOf) ?? (inActive ? 'ACTIVE' : 'UNRECOGNISED');
}

function reaction(value: Element): AllergyReaction {
  return {
    manifestations: present(list(value.manifestation), codedConcept),
    description: text(value.description),
    severity: recognise(value.severity, severityOf),
    exposureRoute: codedConcept(value.exposureRoute),
  };
}

/** Maps an AllergyIntolerance (spec 04 §12.1). */
export function draftAllergy(answer: Answer, people: People, located: Located, lists: AllergyLists): AllergyDraft {
  const { resource } = located;
  const substance = namedBy(codedConcept(resource.code));
  const end = extensionNamed(resource, 'AllergyIntoleranceEnd');
  const onset = partialDate(resource.onsetDateTime) ?? period(resource.onsetPeriod)?.start ?? null;
  const asserted = partialDate(resource.assertedDate);
  const reactions = elements(resource.reaction);
  const membership: Membership = lists.inActive || lists.inEnded ? 'PRIMARY' : 'LINKED';
  const endDate = innerValue(end, 'endDate');
  if (membership === 'PRIMARY') {
    const { onsetDateTime, assertedDate, lastOccurrence } = resource;
    noteUnreadDates(answer, 'ALLERGIES', [onsetDateTime, assertedDate, lastOccurrence, endDate]);
  }
  return {
    __typename: 'Allergy',
    origin: answer.origin,
    key: NO_KEY_YET,
    rawAt: located.at,
    membership,
    name: substance.text,
    date: onset ?? asserted,
    identifiers: identifiers(resource),
    notForPatient: isNotForPatient(resource),
    code: substance,
    isDegraded: substance.isDegraded,
    isNoKnownAllergies:
      !WITHDRAWN.has(code(resource.verificationStatus) ?? '') &&
      substance.codings.some(
        ({ system, code: given }) => given === NO_KNOWN_ALLERGIES && (system === null || system === SNOMED),
      ),
    status: statusIn(resource, lists),
    type: recognise(resource.type, typeOf),
    category: present(list(resource.category), (each) => recognise(each, categoryOf)),
    criticality: recognise(resource.criticality, criticalityOf),
    onset,
    asserted,
    lastOccurrence: partialDate(resource.lastOccurrence),
    ended: partialDate(endDate),
    endReason: text(innerValue(end, 'reasonEnded', 'endReason', 'reason')),
    reactions: reactions.map(reaction),
    // Notes of a reaction have no place of their own; they must not be sent, but nothing that was sent is to be lost.
    notes: [...notesOf(resource), ...reactions.flatMap(notesOf)],
    recorder: people.practitioner(resource.recorder, located),
    asserter: people.party(resource.asserter, located),
    linkedProblems: [],
  };
}

/** What an allergy says by itself, leaving out ids and references. */
export function allergySays(draft: AllergyDraft): readonly unknown[] {
  return [
    [draft.code, draft.status, draft.type, draft.category, draft.criticality],
    [draft.onset, draft.asserted, draft.lastOccurrence, draft.ended, draft.endReason],
    [draft.reactions, draft.notes, draft.notForPatient],
    [draft.recorder?.name.text ?? null, draft.asserter?.name ?? null],
  ];
}
