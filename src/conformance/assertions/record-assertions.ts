import { relativeDay } from '../asking/dates.js';
import { extensionsOf, has, objectsAt, textAt, textsAt, type JsonObject } from '../reading/json.js';
import { CLINICAL_SHAPES } from './clinical-shapes.js';
import {
  everyAndSome,
  everyUnlessFree,
  resolvesInside,
  resourcesOf,
  says,
  sentResource,
  type Assertion,
  type Check,
  type Evidence,
} from './evidence.js';
import { listsAbout, LISTS } from './record-lists.js';
import { absent } from './rules.js';
import { fails, HOLDS, holdsIf, holdsUnless, nothing } from './verdict.js';

const TYPE_OF_PRESCRIPTION = 'Extension-CareConnect-GPC-PrescriptionType-1';
const AGENCY = 'Extension-CareConnect-GPC-PrescribingAgency-1';

const codeIn = (resource: JsonObject | null, extension: string): string | null =>
  textAt(extensionsOf(resource, extension), 'valueCodeableConcept.coding.code');

const planOf = (evidence: Evidence, statement: JsonObject): JsonObject | null =>
  resolvesInside(evidence, textAt(statement, 'basedOn.reference') ?? '');

/** Statements that answer the query: those in the list, not those that came along with a problem (spec 04 §6.1). */
function statementsAsked(evidence: Evidence): readonly JsonObject[] {
  const listed = new Set(textsAt(listsAbout(evidence, LISTS.medication.code), 'entry.item.reference'));
  return resourcesOf(evidence, 'MedicationStatement').filter((one) =>
    listed.has(`MedicationStatement/${textAt(one, 'id') ?? ''}`),
  );
}

/** Whether a medication was in use on a day or after it (spec 04 §2.3). */
function reaches(evidence: Evidence, statement: JsonObject, day: string): boolean {
  if (codeIn(statement, AGENCY) === 'prescribed-by-another-organisation') return true;
  const end = textAt(statement, 'effectivePeriod.end');
  if (end !== null) return end.slice(0, 10) >= day.slice(0, end.length);
  const type = codeIn(planOf(evidence, statement), TYPE_OF_PRESCRIPTION) ?? '';
  const isOnce = type.startsWith('acute') || type === 'delayed-prescribing';
  const start = textAt(statement, 'effectivePeriod.start') ?? '';
  return !isOnce || start.slice(0, 10) >= day.slice(0, start.length);
}

function inUseSince(evidence: Evidence, day: string): ReturnType<Check> {
  const statements = statementsAsked(evidence);
  if (statements.length === 0) return nothing('no statement in the list');
  const early = statements.filter((one) => !reaches(evidence, one, day));
  return holdsIf(early.length === 0, `${early.length} of ${statements.length} ended before ${day}`);
}

/** The day that the request asked for medication from. */
function searchedFrom(evidence: Evidence): string | null {
  const parts = objectsAt(sentResource(evidence), 'parameter.part').filter(
    (part) => textAt(part, 'name') === 'medicationSearchFromDate',
  );
  return textAt(parts, 'valueDate');
}

/** References of problems to what they are about, to resources of a type (spec 04 §8). */
function linkedByProblems(evidence: Evidence, type: string): readonly string[] {
  const links = resourcesOf(evidence, 'Condition').flatMap((problem) => [
    ...extensionsOf(problem, 'Extension-CareConnect-ActualProblem-1'),
    ...extensionsOf(problem, 'Extension-CareConnect-RelatedClinicalContent-1'),
  ]);
  return textsAt(links, 'valueReference.reference').filter((reference) => reference.startsWith(`${type}/`));
}

const problemLinks: Check = (evidence, type = '') => {
  const references = linkedByProblems(evidence, type);
  if (references.length === 0) return fails(`no problem links one`);
  return holdsIf(
    references.some((reference) => resolvesInside(evidence, reference) !== null),
    `${references[0] ?? ''} is not in the answer`,
  );
};

const orders = (evidence: Evidence): readonly JsonObject[] =>
  resourcesOf(evidence, 'MedicationRequest').filter((one) => textAt(one, 'intent') === 'order');

const shaped = (type: string, name: keyof typeof CLINICAL_SHAPES): Check => everyAndSome(type, CLINICAL_SHAPES[name]);

/** The list of medication says itself that it is empty: there need be none. */
const saysNoMedication = (evidence: Evidence): boolean => {
  const lists = listsAbout(evidence, LISTS.medication.code);
  return lists.length > 0 && lists.every((list) => !has(list, 'entry'));
};

const medication = (type: 'Medication' | 'MedicationStatement' | 'MedicationRequest'): Check =>
  everyUnlessFree(saysNoMedication, type, CLINICAL_SHAPES[type]);

/** What is said of the contents of a record (spec 04 §8-13). */
export const RECORD_ASSERTIONS: readonly Assertion[] = [
  says('AllergyIntolerance ok', shaped('AllergyIntolerance', 'AllergyIntolerance')),
  says('Medications ok', medication('Medication')),
  says('Medication Statements ok', medication('MedicationStatement')),
  says('Medication Requests ok', medication('MedicationRequest')),
  says('Encounters ok', shaped('Encounter', 'Encounter')),
  // Of an encounter the digest names one element that must not be sent (spec 04 §13).
  says('Encounters: no unused fields', everyAndSome('Encounter', absent('class'))),
  says('Observation Resources ok', shaped('Observation', 'Observation')),
  says('Diary ProcedureRequests ok', shaped('ProcedureRequest', 'diary ProcedureRequest')),
  says('problem Conditions ok', shaped('Condition', 'Condition')),
  says('no problem Conditions', (evidence) => holdsIf(resourcesOf(evidence, 'Condition').length === 0, 'there is one')),
  says('Immunizations ok', shaped('Immunization', 'Immunization')),
  says('DiagnosticReports ok', shaped('DiagnosticReport', 'DiagnosticReport')),
  says('ReferralRequests ok', shaped('ReferralRequest', 'ReferralRequest')),
  says('no issue (order) MedicationRequests', (evidence) =>
    holdsIf(orders(evidence).length === 0, `${orders(evidence).length} of them`),
  ),
  says('one order per acute prescription', (evidence) => {
    const acutes = statementsAsked(evidence)
      .map((statement) => planOf(evidence, statement))
      .filter((plan) => codeIn(plan, TYPE_OF_PRESCRIPTION)?.startsWith('acute') === true);
    if (acutes.length === 0) return nothing('no acute in the answer');
    const based = textsAt(orders(evidence), 'basedOn.reference');
    const others = acutes.filter(
      (plan) => based.filter((one) => one === `MedicationRequest/${textAt(plan, 'id') ?? ''}`).length !== 1,
    );
    return holdsIf(others.length === 0, `${others.length} of ${acutes.length} with none or more`);
  }),
  says(/statements within .+/, (evidence) => {
    const day = searchedFrom(evidence);
    return day === null ? nothing('no date was asked for') : inUseSince(evidence, day);
  }),
  says(/effective date after (\S+)/, (evidence, told = '') =>
    inUseSince(evidence, relativeDay(told, evidence.now) ?? told),
  ),
  says(/a problem links an? (\w+) that is in the bundle/, problemLinks),
  says('a problem links an Observation; both it and its List are in the bundle', (evidence) => {
    const listed = new Set(textsAt(listsAbout(evidence, LISTS.uncategorised.code), 'entry.item.reference'));
    const linked = linkedByProblems(evidence, 'Observation').filter(
      (reference) => resolvesInside(evidence, reference) !== null,
    );
    return holdsIf(
      linked.some((reference) => listed.has(reference)),
      `${linked.length} linked, none of them listed`,
    );
  }),
  says('each MedicationRequest.medication is in the bundle', (evidence) => {
    const references = textsAt(resourcesOf(evidence, 'MedicationRequest'), 'medicationReference.reference');
    if (references.length === 0) return fails('no MedicationRequest in the answer');
    return holdsUnless(
      references
        .filter((reference) => resolvesInside(evidence, reference) === null)
        .map((reference) => `${reference} is not`),
    );
  }),
  says('a MedicationStatement ties request and medication', (evidence) => {
    const tied = resourcesOf(evidence, 'MedicationStatement').some(
      (one) =>
        planOf(evidence, one) !== null &&
        resolvesInside(evidence, textAt(one, 'medicationReference.reference') ?? '') !== null,
    );
    return tied ? HOLDS : fails('none does');
  }),
];
