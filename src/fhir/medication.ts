import type { ItemKey, Membership } from '../domain/record.js';
import type { MedicationGroup, LastIssuedBasis, Medication, MedicationIssue, Problem } from '../domain/record-items.js';
import type { CodedConcept, PartialDate, Period } from '../domain/values.js';
import { follow, type Answer } from './answer.js';
import { pointing, type Located } from './bundle.js';
import { codedConcept, conceptCodes, conceptText } from './coded-concept.js';
import { isUnreadDate, partialDate, period } from './dates.js';
import { element, text, type Element } from './element.js';
import { extensionNamed, valueOf } from './extension.js';
import { identifiers } from './identifier.js';
import { NO_KEY_YET } from './item-key.js';
import { isForOnce } from './medication-group.js';
import {
  dosageChanged,
  dosageText,
  medicationStatus,
  patientInstruction,
  prescriptionType,
  repeatInformation,
  statusReason,
} from './medication-request.js';
import type { People } from './people.js';
import { quantity, supplyDays } from './quantity.js';
import { isNotForPatient, namedBy, notesOf, noteUnreadDates } from './record-item.js';

/** A medicine under construction: what depends on the other items of the answer is filled in later. */
export interface MedicationDraft extends Medication {
  key: ItemKey;
  group: MedicationGroup;
  groupReason: string;
  unfollowed: Medication['unfollowed'];
  issues: readonly MedicationIssue[];
  lastIssued: PartialDate | null;
  lastIssuedFrom: LastIssuedBasis;
  replaces: MedicationDraft | null;
  linkedProblems: Problem[];
}

/** The resources of one course: header, authorisation, issues. */
export interface CourseResources {
  readonly statement: Located;
  readonly plan: Located | null;
  readonly orders: readonly Located[];
}

/** The product as one resource names it: by reference, in place (spec 04 §10.1), or only in the words beside the reference. */
function productOf(answer: Answer, located: Located): CodedConcept | null {
  const { medicationReference, medicationCodeableConcept } = located.resource;
  const medication = follow(answer, medicationReference, ['Medication'], located);
  return (
    codedConcept(medication?.resource.code) ??
    codedConcept(medicationCodeableConcept) ??
    codedConcept(pointing(medicationReference).words)
  );
}

/** The product: as the header names it, else the authorisation, else an issue. */
function product(answer: Answer, { statement, plan, orders }: CourseResources): CodedConcept {
  for (const located of [statement, ...(plan === null ? [] : [plan]), ...orders]) {
    const named = productOf(answer, located);
    if (named !== null) return named;
  }
  return namedBy(null);
}

/** The course's own dates; null if there are none. */
function ownPeriod({ resource: { effectivePeriod, effectiveDateTime } }: Located): Period | null {
  const start = partialDate(effectiveDateTime);
  return period(effectivePeriod) ?? (start === null ? null : { start, end: null });
}

/** The authorisation's period mirrors the course's (spec 04 §10.2): better than no dates at all. */
function effectiveOf(own: Period | null, dispense: Element | null): Period {
  return own ?? period(dispense?.validityPeriod) ?? { start: null, end: null };
}

const AT_PRACTICE = 'prescribed-at-gp-practice';
const ELSEWHERE = 'prescribed-by-another-organisation';

/** Who prescribed (spec 04 §10.1): `true` only if the practice says that it was another organisation. */
function agencyOf(statement: Located): Pick<Medication, 'prescribingAgency' | 'prescribedElsewhere'> {
  const value = valueOf(extensionNamed(statement.resource, 'PrescribingAgency'));
  const codes = conceptCodes(value).map((given) => given.toLowerCase());
  const isElsewhere = codes.includes(ELSEWHERE);
  const isKnown = isElsewhere || codes.includes(AT_PRACTICE);
  return {
    prescribedElsewhere: isKnown ? isElsewhere : null,
    // The words say who. For a code that is not known its display has to do.
    prescribingAgency: text(element(value)?.text) ?? (isKnown ? null : conceptText(value)),
  };
}

const withoutLabel = (note: string) => note.replace(/^[^:\n]{1,40}:\s*/, '').trim();

/**
 * The header's notes, then those of the authorisation that it does not repeat: a clinician reads them in one place. One supplier
 * repeats them behind a label ("Prescriber Notes: ...").
 */
function allNotes(statement: Located, plan: Located | null): readonly string[] {
  const own = notesOf(statement.resource);
  const said = new Set(own.flatMap((note) => [note.trim(), withoutLabel(note)]));
  return [...own, ...notesOf(plan?.resource ?? null).filter((note) => !said.has(note.trim()))];
}

const inOneLine = (words: string) => words.trim().replace(/\s+/g, ' ').toLowerCase();

/** What may follow the same dosage without making it another: the warning that it has changed, or an end of the sentence. */
const ADDITION = /^[\s.,;:*-]*(?:$|warning\b|dosage has changed\b)/;

/** Whether the header's words say what the authorisation's do. "15 units" does not say "5 units". */
function says(header: string, authorisation: string): boolean {
  const [whole, part] = [inOneLine(header), inOneLine(authorisation)];
  return whole.startsWith(part) && ADDITION.test(whole.slice(part.length));
}

/**
 * The words of the authorisation where the header's are others: they have no field of their own, and "one daily" beside "one three
 * times a day" must not go unseen (spec 04 §11: if they differ, show both).
 */
function otherWords(what: string, header: string | null, authorisation: string | null): readonly string[] {
  const isSaid = authorisation === null || header === null || says(header, authorisation);
  return isSaid ? [] : [`${what} of the authorisation: ${authorisation}`];
}

/** Maps one course (spec 04 §10, §11) as far as it stands alone. */
export function draftMedication(
  answer: Answer,
  people: People,
  resources: CourseResources,
  membership: Membership,
): MedicationDraft {
  const { statement, plan, orders } = resources;
  const { resource } = statement;
  const authorisation = plan?.resource ?? null;
  const dispense = element(authorisation?.dispenseRequest);
  const name = product(answer, resources);
  const own = ownPeriod(statement);
  const effective = effectiveOf(own, dispense);
  const type = prescriptionType(authorisation);
  const repeats = repeatInformation(authorisation);
  const status = medicationStatus(resource.status);
  const planDosage = dosageText(authorisation?.dosageInstruction);
  const dosage = dosageText(resource.dosage) ?? planDosage;
  const instruction = patientInstruction(resource.dosage);
  const planInstruction = patientInstruction(authorisation?.dosageInstruction);
  const requester = element(authorisation?.requester);
  const lastIssueDate = valueOf(extensionNamed(resource, 'LastIssueDate'));
  const stated = partialDate(lastIssueDate);
  if (membership === 'PRIMARY') {
    const { start, end } = element(resource.effectivePeriod) ?? {};
    noteUnreadDates(answer, 'MEDICATIONS', [
      start,
      end,
      resource.effectiveDateTime,
      authorisation?.authoredOn,
      lastIssueDate,
    ]);
  }
  const agency = agencyOf(statement);
  const isRepeat = !isForOnce(type) && status !== 'STOPPED' && agency.prescribedElsewhere !== true;
  return {
    __typename: 'Medication',
    origin: answer.origin,
    key: NO_KEY_YET,
    rawAt: statement.at,
    rawPlanAt: plan?.at ?? null,
    membership,
    name: name.text,
    date: effective.start,
    identifiers: identifiers(resource),
    notForPatient: [statement, ...(plan === null ? [] : [plan]), ...orders].some((each) =>
      isNotForPatient(each.resource),
    ),
    code: name,
    isDegraded: name.isDegraded,
    status,
    rawStatus: text(resource.status),
    group: 'UNCLASSIFIED',
    groupReason: '',
    unfollowed: null,
    prescriptionType: type,
    ...agency,
    dosage,
    dosageChanged: dosageChanged(resource, dosage) ?? dosageChanged(resource, planDosage),
    patientInstruction: instruction ?? planInstruction,
    effective,
    // An end that was sent and cannot be read may be any day.
    span: isUnreadDate(element(resource.effectivePeriod)?.end) ? null : own,
    authoredOn: partialDate(authorisation?.authoredOn),
    lastIssued: stated,
    lastIssuedFrom: stated === null ? 'NOT_AVAILABLE' : 'STATED',
    // For a repeat that runs, the period of the authorisation ends where a review is due; for one that was stopped, where it stopped;
    // and what others prescribe is for them to review.
    reviewDate: repeats.expires ?? (isRepeat ? (period(dispense?.validityPeriod)?.end ?? null) : null),
    issuesAllowed: repeats.allowed,
    issuesIssued: repeats.issued,
    quantity: quantity(dispense?.quantity),
    supplyDays: supplyDays(dispense?.expectedSupplyDuration),
    stopped: statusReason(authorisation) ?? statusReason(resource),
    notes: [
      ...allNotes(statement, plan),
      ...otherWords('Dosage', dosage, planDosage),
      ...otherWords('Instruction', instruction, planInstruction),
    ],
    issues: [],
    issuesComplete: membership === 'PRIMARY',
    replaces: null,
    prescriber: plan && people.practitioner(requester?.agent ?? authorisation?.requester, plan),
    recorder: plan && people.practitioner(authorisation?.recorder, plan),
    linkedProblems: [],
  };
}

/** What a course says by itself, leaving out ids, references, and what is derived from other items or from the day of reading. */
export function medicationSays(draft: MedicationDraft): readonly unknown[] {
  return [
    [draft.code, draft.status, draft.rawStatus, draft.prescriptionType],
    [draft.prescribingAgency, draft.prescribedElsewhere],
    [draft.dosage, draft.dosageChanged, draft.patientInstruction],
    [draft.effective, draft.authoredOn, draft.reviewDate],
    draft.lastIssuedFrom === 'STATED' ? draft.lastIssued : null,
    [draft.issuesAllowed, draft.issuesIssued, draft.quantity, draft.supplyDays],
    [draft.stopped, draft.notes, draft.prescriber?.name.text ?? null, draft.recorder?.name.text ?? null],
  ];
}
