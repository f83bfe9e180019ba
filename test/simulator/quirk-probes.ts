import type { QuirkName } from '../../src/simulator/estate/personalities.js';
import { list, member, textOf } from './consumer.js';
import { TODAY } from './running.js';
import {
  ACTORS,
  at,
  extensions,
  inOrder,
  listsCalled,
  of,
  orders,
  partOf,
  requests,
  resourcesOf,
  type Seen,
  topics,
  typeOf,
} from './seen.js';
import { valuesAt } from './structure.js';

/** Where one way can be seen, and how. */
export interface Probe {
  /** Everything that would show it. */
  readonly in: (seen: Seen) => readonly unknown[];
  readonly shows: (one: unknown, seen: Seen) => boolean;
  /** Everything shows it, not only some. */
  readonly everywhere?: true;
  /** Others have it sometimes, for a reason of their own. */
  readonly elsewhereToo?: true;
}

const startsAt = (one: unknown, host: string): boolean => textOf(member(one, 'url')).startsWith(`https://${host}/`);
const end = (request: unknown): string => textOf(member(request, 'dispenseRequest', 'validityPeriod', 'end'));
const isRepeat = (request: unknown): boolean =>
  JSON.stringify(member(request, 'extension')).includes('"code":"repeat"');
const isUnsaid = (one: unknown, ...path: readonly (string | number)[]): boolean => member(one, ...path) === undefined;
const isWords = (concept: unknown): boolean => isUnsaid(concept, 'coding') && textOf(member(concept, 'text')) !== '';

/** Results of tests that have numbers. */
const CREATININE = '1000731000000107';
const results = (seen: Seen): readonly unknown[] =>
  of('Observation')(seen).filter((one) => JSON.stringify(member(one, 'code')).includes(CREATININE));
const isPlan = (one: unknown): boolean => member(one, 'intent') === 'plan';

/** Where the words of HTML are all there is to see. */
const html = ({ html: sections }: Seen): readonly string[] => (sections === '' ? [] : [sections]);
const inWords = (words: string): Probe => ({ in: html, shows: (text) => textOf(text).includes(words) });

/** How each way is seen in what a practice answers. */
export const PROBES: Readonly<Record<QuirkName, Probe>> = {
  listsFirst: {
    in: orders,
    shows: inOrder((types) => types.lastIndexOf('List') < types.indexOf('Patient')),
    everywhere: true,
  },
  userSelectedCodings: {
    in: (seen) => [...at('Medication', 'code')(seen), ...at('AllergyIntolerance', 'code')(seen)],
    shows: (code) =>
      member(code, 'coding', 0, 'userSelected') === true &&
      member(code, 'coding', 0, 'system') !== 'http://snomed.info/sct',
  },
  completesEarly: {
    in: (seen) => requests('order')(seen).filter((one) => end(one) > TODAY),
    shows: (order) => member(order, 'status') === 'completed',
  },
  lastIssueAtMidnight: {
    in: extensions('MedicationStatementLastIssueDate'),
    shows: (one) => /T00:00:00\+0[01]:00$/.test(textOf(member(one, 'valueDateTime'))),
    everywhere: true,
  },
  nhsHostForDescriptions: {
    in: extensions('sctdescid'),
    shows: (one) => startsAt(one, 'fhir.nhs.uk'),
    everywhere: true,
  },
  nhsHostForRoles: {
    in: at('PractitionerRole', 'code.coding.system'),
    shows: (system) => textOf(system).startsWith('https://fhir.nhs.uk/'),
    everywhere: true,
  },
  allergyQualifiersInNotes: {
    in: of('AllergyIntolerance'),
    shows: (one) => /Significance : \w+\nEpisodicity : /.test(textOf(member(one, 'note', 0, 'text'))),
  },
  vaccineInProcedure: {
    in: of('Immunization'),
    shows: (one) =>
      member(one, 'vaccineCode', 'coding', 0, 'code') === 'UNK' && JSON.stringify(one).includes('VaccinationProcedure'),
    everywhere: true,
    // Where the practice never had the product down.
    elsewhereToo: true,
  },
  reportsOfUnknownStatus: {
    in: (seen) => [...of('DiagnosticReport')(seen), ...results(seen)],
    shows: (one) => member(one, 'status') === 'unknown',
    everywhere: true,
  },
  actorsLast: {
    in: orders,
    shows: inOrder(
      (types) =>
        types[0] === 'Patient' &&
        Math.max(...types.map((type, index) => (ACTORS.has(type) ? 0 : index))) < types.indexOf('Organization'),
    ),
    everywhere: true,
  },
  resolvedAllergiesTwice: {
    in: at('List', 'contained.id'),
    shows: (id, seen) => at('AllergyIntolerance', 'id')(seen).includes(id),
    everywhere: true,
  },
  dosageTextOnly: {
    in: (seen) =>
      at('MedicationStatement', 'dosage')(seen).filter((one) => JSON.stringify(one).includes('Take with food')),
    shows: (dosage) => isUnsaid(dosage, 'patientInstruction'),
    everywhere: true,
  },
  displayOnlyEntries: {
    in: (seen) => valuesAt(listsCalled('933361000000108')(seen), 'entry.item'),
    shows: (item) => isUnsaid(item, 'reference') && textOf(member(item, 'display')).includes('not supported'),
  },
  unitAsQuantityText: {
    in: (seen) => at('MedicationRequest', 'dispenseRequest.quantity')(seen).filter((one) => !isUnsaid(one, 'value')),
    shows: (quantity) => isUnsaid(quantity, 'unit') && JSON.stringify(quantity).includes('MedicationQuantityText'),
    everywhere: true,
  },
  allowedAsPositiveInt: {
    in: (seen) =>
      extensions('MedicationRepeatInformation')(seen).flatMap(
        (one) => partOf(one, 'numberOfRepeatPrescriptionsAllowed') ?? [],
      ),
    shows: (allowed) => Number.isInteger(member(allowed, 'valuePositiveInt')),
    everywhere: true,
  },
  recorderOnly: {
    in: of('MedicationRequest'),
    shows: (one) => isUnsaid(one, 'requester'),
    everywhere: true,
    // Where somebody else prescribes.
    elsewhereToo: true,
  },
  activeWithEnd: {
    in: (seen) => requests('plan')(seen).filter((one) => member(one, 'status') === 'active' && isRepeat(one)),
    shows: (plan) => end(plan) !== '',
  },
  substanceInCapitals: {
    in: at('AllergyIntolerance', 'code'),
    shows: (code) => /^[A-Z ]+$/.test(textOf(member(code, 'text'))),
  },
  underscoreInIds: {
    in: ({ records }) => records.flatMap(resourcesOf).flatMap((one) => member(one, 'id') ?? []),
    shows: (id) => textOf(id).includes('_'),
    everywhere: true,
  },
  undatedLists: {
    in: (seen) => of('List')(seen).filter((one) => isUnsaid(one, 'encounter')),
    shows: (one) => isUnsaid(one, 'date') && isUnsaid(one, 'orderedBy'),
    everywhere: true,
  },
  valuesInComments: {
    in: results,
    shows: (one) => isUnsaid(one, 'valueQuantity') && /^[<>]?[\d.]+ umol\/L/.test(textOf(member(one, 'comment'))),
    everywhere: true,
  },
  practiceAmongPerformers: {
    in: (seen) => of('Observation')(seen).filter((one) => !isUnsaid(one, 'context') && isUnsaid(one, 'specimen')),
    shows: (one) =>
      valuesAt(one, 'performer.reference').some((reference) => textOf(reference).startsWith('Organization/')),
  },
  onlyRecorderTakesPart: {
    in: of('Encounter'),
    shows: (one) => valuesAt(one, 'participant.type.coding.code').join() === 'REC',
    everywhere: true,
  },
  flatTopics: {
    in: topics,
    shows: (one) => !textOf(member(one, 'entry', 0, 'item', 'reference')).startsWith('List/'),
  },
  untitledTopics: { in: topics, shows: (one) => isUnsaid(one, 'title') },
  recipientInNotes: {
    in: of('ReferralRequest'),
    shows: (one) => isUnsaid(one, 'recipient') && JSON.stringify(member(one, 'note')).includes('Recipient: '),
    everywhere: true,
  },
  diaryInWords: {
    in: (seen) => of('ProcedureRequest')(seen).filter(isPlan),
    shows: (one) => isWords(member(one, 'code')),
    everywhere: true,
  },
  consultationKindInWords: { in: at('Encounter', 'type'), shows: isWords, everywhere: true },
  ukHostForVaccinations: {
    in: (seen) => [...extensions('DateRecorded')(seen), ...extensions('ParentPresent')(seen)],
    shows: (one) => startsAt(one, 'fhir.hl7.org.uk'),
    everywhere: true,
  },
  hidesBegunSlots: {
    in: ({ slots }) => (slots.coming.length === 0 ? [] : [slots.begun]),
    shows: (begun) => list(begun).length === 0,
  },
  noBundleId: { in: ({ records }) => records, shows: (body) => isUnsaid(body, 'id'), everywhere: true },
  noAllergyEndDates: {
    in: extensions('AllergyIntoleranceEnd'),
    shows: (one) => partOf(one, 'endDate') === undefined,
    everywhere: true,
    // Where nobody knows when it was.
    elsewhereToo: true,
  },
  dosageLastChanged: {
    in: of('MedicationStatement'),
    shows: (one) =>
      JSON.stringify(one).includes('Extension-CareConnect-MedicationStatementDosageLastChanged-1') &&
      /WARNING – Dosage has changed during the effective period\. The latest change was made on \d\d-[A-Z][a-z]{2}-\d{4}$/.test(
        textOf(member(one, 'dosage', 0, 'text')),
      ),
  },
  sharedGroupIdentifier: {
    in: (seen) => requests('order')(seen).filter((one) => !isUnsaid(one, 'groupIdentifier')),
    shows: (one, seen) => {
      const groupOf = (order: unknown): string =>
        JSON.stringify([member(order, 'groupIdentifier'), textOf(member(order, 'authoredOn')).slice(0, 10)]);
      const isLocal = !groupOf(one).includes('https://fhir.nhs.uk/Id/prescription-order-number');
      return isLocal && requests('order')(seen).filter((other) => groupOf(other) === groupOf(one)).length > 1;
    },
  },
  handwrittenAcutes: {
    in: extensions('PrescriptionType'),
    shows: (one) => member(one, 'valueCodeableConcept', 'coding', 0, 'code') === 'acute-handwritten',
  },
  wantsIfMatch: {
    in: ({ changedUnread }) => [changedUnread].filter((status) => status === 412 || status === 200),
    shows: (status) => status === 412,
  },
  olderTitles: {
    in: listsCalled('886921000000105', '933361000000108'),
    shows: (one) => ['Active Allergies', 'Medication List'].includes(textOf(member(one, 'title'))),
    everywhere: true,
  },
  noProblemHeaders: {
    in: ({ medicationAlone }) => [resourcesOf(medicationAlone).map(typeOf)],
    shows: inOrder((types) => types.includes('MedicationStatement') && !types.includes('Condition')),
  },
  staffWithoutNationalId: {
    in: of('Practitioner'),
    shows: (one) => !JSON.stringify(one).includes('https://fhir.nhs.uk/Id/sds-user-id'),
  },
  historyNotRetrieved: inWords("does not support retrieval of 'Historical Allergies and Adverse Reactions' data"),
  historyNotStored: inWords("'Historical Allergies and Adverse Reactions' data is not supported by this system"),
  allProblemsActive: inWords("'Other Inactive Problems and Issues' data is not supported by this system"),
  endedWithDiscontinued: inWords('this system does not tell the two apart'),
  ownBannerWording: inWords('All relevant items subject to'),
  looseTables: {
    in: ({ html: sections }) => sections.match(/(?:<p>)?<table id="[\w-]+"><thead>(?:<tr>)?<th>/g) ?? [],
    shows: (table) => /^<p>.*<thead><th>/.test(textOf(table)),
  },
  custodianByName: {
    in: ({ custodians }) => custodians,
    shows: (one) =>
      textOf(member(one, 'display')) !== '' && !textOf(member(one, 'reference')).startsWith('Organization/'),
    everywhere: true,
  },
  documentsAfterDeath: {
    in: ({ isLateFound }) => (isLateFound === null ? [] : [isLateFound]),
    shows: (isFound) => isFound === true,
  },
  jsonOnly: {
    in: ({ xml }) => [xml].filter((status) => status === 415 || status === 200),
    shows: (status) => status === 415,
  },
};
