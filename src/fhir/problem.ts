import type { ItemKey, Membership } from '../domain/record.js';
import type { Problem, RecordItem } from '../domain/record-items.js';
import type { Answer } from './answer.js';
import { pointing, type Located } from './bundle.js';
import { codeTable } from './code-table.js';
import { codedConcept } from './coded-concept.js';
import { partialDate, period } from './dates.js';
import { code } from './element.js';
import { extensionNamed, extensionsNamed, innerValue, valueOf } from './extension.js';
import { identifiers } from './identifier.js';
import { NO_KEY_YET } from './item-key.js';
import type { People } from './people.js';
import { isNotForPatient, namedBy, notesOf } from './record-item.js';

type Relation = Problem['relatedProblems'][number]['relation'];

/** A problem under construction. */
export interface ProblemDraft extends Problem {
  key: ItemKey;
  actualProblem: RecordItem | null;
  relatedProblems: { readonly relation: Relation; readonly problem: Problem }[];
  relatedItems: RecordItem[];
}

const statusOf = codeTable<Problem['status']>({ active: 'ACTIVE', inactive: 'INACTIVE' });
const significanceOf = codeTable<NonNullable<Problem['significance']>>({ major: 'MAJOR', minor: 'MINOR' });
const relationOf = codeTable<Relation>({ parent: 'PARENT', child: 'CHILD', sibling: 'SIBLING' });

const ACTUAL_PROBLEM = 'ActualProblem';
const RELATED_CONTENT = 'RelatedClinicalContent';

/** What a problem is about. */
export function actualProblemOf({ resource }: Located): unknown {
  return valueOf(extensionNamed(resource, ACTUAL_PROBLEM));
}

/** Everything a problem is linked to, in the practice's order. */
export function relatedContentOf({ resource }: Located): readonly unknown[] {
  return extensionsNamed(resource, RELATED_CONTENT).map(valueOf);
}

/** The problems beside a problem. */
export function relatedHeadersOf({
  resource,
}: Located): readonly { readonly relation: Relation; readonly target: unknown }[] {
  return extensionsNamed(resource, 'RelatedProblemHeader').map((extension) => ({
    relation: relationOf(code(innerValue(extension, 'type'))) ?? 'UNRECOGNISED',
    target: innerValue(extension, 'target'),
  }));
}

/** Maps a Condition (spec 04 §13) as far as it stands alone. */
export function draftProblem(answer: Answer, people: People, located: Located, membership: Membership): ProblemDraft {
  const { resource } = located;
  const concept = namedBy(codedConcept(resource.code));
  const significance = code(valueOf(extensionNamed(resource, 'ProblemSignificance')));
  const onset = partialDate(resource.onsetDateTime) ?? period(resource.onsetPeriod)?.start ?? null;
  const asserted = partialDate(resource.assertedDate);
  const content = [actualProblemOf(located), ...relatedContentOf(located)];
  return {
    __typename: 'Problem',
    origin: answer.origin,
    key: NO_KEY_YET,
    rawAt: located.at,
    membership,
    name: concept.text,
    date: onset ?? asserted,
    identifiers: identifiers(resource),
    notForPatient: isNotForPatient(resource),
    code: concept,
    status: statusOf(code(resource.clinicalStatus)) ?? 'UNRECOGNISED',
    significance: significance === null ? null : (significanceOf(significance) ?? 'UNRECOGNISED'),
    onset,
    ended: partialDate(resource.abatementDateTime) ?? period(resource.abatementPeriod)?.end ?? null,
    asserted,
    asserter: people.party(resource.asserter, located),
    notes: notesOf(resource),
    actualProblem: null,
    relatedProblems: [],
    relatedItems: [],
    // Named, but neither sent nor to be asked for: "Test Request items are not supported by the provider system" (spec 04 §5).
    unavailableItems: content.flatMap((reference) => {
      const { target, words } = pointing(reference);
      return target === null && words !== null ? words : [];
    }),
  };
}

/** What a problem says by itself, leaving out ids and references. */
export function problemSays(draft: ProblemDraft): readonly unknown[] {
  return [
    [draft.code, draft.status, draft.significance],
    [draft.onset, draft.ended, draft.asserted],
    [draft.notes, draft.notForPatient, draft.asserter?.name ?? null],
  ];
}
