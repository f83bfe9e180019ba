import { describe, expect, it } from 'vitest';
import { hasQuirk, QUIRKS, type QuirkName } from '../../src/simulator/estate/personalities.js';
import { PRACTICES } from '../../src/simulator/estate/practice-rows.js';
import { appointmentsOf, change, searchSlots, slotQuery, slotsIn } from './appointment-calls.js';
import { list, member, type Reply, textOf } from './consumer.js';
import { findForDocuments } from './document-calls.js';
import { askConformance, askSection, divOf, XML_FHIR } from './html-consumer.js';
import { EVERY_AREA } from './record-requests.js';
import { runningSimulator } from './running.js';
import { valuesAt } from './structure.js';

const running = runningSimulator();

/** Patients in whose records a practice's ways can be seen. */
const SEEN_IN: Readonly<Record<string, readonly string[]>> = {
  A99001: ['9990000018', '9990000085'],
  B99002: ['9990000042', '9990000093'],
  C99003: ['9990000050'],
};

/** What a practice answers about appointments. */
interface AppointmentsSeen {
  /** Free slots of the last days. */
  readonly slots: Reply;
  /** A change of an appointment by somebody who does not say which version they have read. */
  readonly changedUnread: Reply;
}

/** What a practice answers about its records as HTML, and about documents. */
interface HtmlSeen {
  readonly sections: string;
  /** What the compositions say of who keeps the record. */
  readonly custodians: readonly unknown[];
  /** Status when XML is asked for. */
  readonly xml: number;
  /** Whether somebody who has died lately can be found for their documents. */
  readonly isLateFound: boolean;
}

/** The records of a practice, put together, as HTML too, and its appointments. */
class Seen {
  readonly replies: readonly Reply[];
  readonly appointments: AppointmentsSeen;
  readonly html: HtmlSeen;
  readonly orders: readonly (readonly string[])[];
  readonly resources: readonly unknown[];

  constructor(replies: readonly Reply[], appointments: AppointmentsSeen, html: HtmlSeen) {
    this.replies = replies;
    this.appointments = appointments;
    this.html = html;
    const each = replies.map(({ body }) => list(body['entry']).map((entry) => member(entry, 'resource')));
    this.orders = each.map((resources) => resources.map((one) => String(member(one, 'resourceType'))));
    this.resources = each.flat();
  }

  of(type: string): readonly unknown[] {
    return this.resources.filter((one) => member(one, 'resourceType') === type);
  }

  lists(code: string): readonly unknown[] {
    return this.of('List').filter((one) => member(one, 'code', 'coding', 0, 'code') === code);
  }

  requests(intent: 'plan' | 'order'): readonly unknown[] {
    return this.of('MedicationRequest').filter((one) => member(one, 'intent') === intent);
  }

  says(text: string | RegExp): boolean {
    return this.replies.some((reply) => (typeof text === 'string' ? reply.text.includes(text) : text.test(reply.text)));
  }
}

const TODAY = '2026-06-15';

function extensionValue(resource: unknown, name: string, part: string): unknown {
  const found = list(member(resource, 'extension')).find((one) => String(member(one, 'url')).includes(name));
  return list(member(found, 'extension')).find((one) => member(one, 'url') === part);
}

/** Who comes along with a record; everything else is what was asked for. */
const ACTORS = new Set([
  'Patient',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'HealthcareService',
  'OperationOutcome',
]);

/** Whether something holds of each of them, and there are some. */
function each(resources: readonly unknown[], holds: (resource: unknown) => boolean): boolean {
  return resources.length > 0 && resources.every(holds);
}

const isResult = (one: unknown): boolean => member(one, 'specimen') !== undefined;
const hasValue = (one: unknown): boolean =>
  ['valueQuantity', 'valueString', 'valueCodeableConcept'].some((element) => member(one, element) !== undefined);

/** How each way is seen in what a practice answers. */
const IS_SEEN: Readonly<Record<QuirkName, (seen: Seen) => boolean>> = {
  listsFirst: ({ orders }) => orders.every((order) => order.lastIndexOf('List') < order.indexOf('Patient')),
  userSelectedCodings: (seen) =>
    seen.of('Medication').some((one) => member(one, 'code', 'coding', 0, 'userSelected') === true) &&
    seen.says('http://read.info/readv2'),
  completesEarly: (seen) =>
    seen
      .requests('order')
      .some(
        (one) =>
          member(one, 'status') === 'completed' &&
          String(member(one, 'dispenseRequest', 'validityPeriod', 'end')) > TODAY,
      ),
  lastIssueAtMidnight: (seen) => seen.says(/LastIssueDate-1","valueDateTime":"[\d-]{10}T00:00:00\+0[01]:00"/),
  nhsHostForDescriptions: (seen) => seen.says('fhir.nhs.uk/STU3/StructureDefinition/Extension-coding-sctdescid'),
  nhsHostForRoles: (seen) => seen.says('https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'),
  allergyQualifiersInNotes: (seen) => seen.says(String.raw`Significance : Minor\nEpisodicity : `),
  actorsLast: ({ orders }) =>
    orders.every(
      (order) =>
        order[0] === 'Patient' &&
        Math.max(...order.map((type, at) => (ACTORS.has(type) ? 0 : at))) < order.indexOf('Organization'),
    ),
  resolvedAllergiesTwice: (seen) => {
    const entries = new Set(seen.of('AllergyIntolerance').map((one) => member(one, 'id')));
    const contained = seen.of('List').flatMap((one) => valuesAt(one, 'contained.id'));
    return contained.length > 0 && contained.every((id) => entries.has(id));
  },
  dosageTextOnly: (seen) =>
    seen.of('MedicationStatement').every((one) => member(one, 'dosage', 0, 'patientInstruction') === undefined) &&
    seen.says('One to be taken twice a day. Take with food'),
  displayOnlyEntries: (seen) =>
    seen.says('{"item":{"display":"Prescription items are not supported by the provider system."}}'),
  unitAsQuantityText: (seen) =>
    seen.requests('plan').every((one) => member(one, 'dispenseRequest', 'quantity', 'unit') === undefined) &&
    seen.says(/MedicationQuantityText-1","valueString":"tablet"}],"value":\d+/),
  allowedAsPositiveInt: (seen) =>
    seen
      .requests('plan')
      .some((one) =>
        Number.isInteger(
          member(extensionValue(one, 'RepeatInformation', 'numberOfRepeatPrescriptionsAllowed'), 'valuePositiveInt'),
        ),
      ),
  recorderOnly: (seen) => seen.of('MedicationRequest').every((one) => member(one, 'requester') === undefined),
  activeWithEnd: (seen) =>
    seen
      .requests('plan')
      .some(
        (one) =>
          member(one, 'status') === 'active' &&
          JSON.stringify(one).includes('"code":"repeat"') &&
          member(one, 'dispenseRequest', 'validityPeriod', 'end') !== undefined,
      ),
  substanceInCapitals: (seen) =>
    seen.of('AllergyIntolerance').some((one) => member(one, 'code', 'text') === 'PENICILLINS'),
  underscoreInIds: (seen) => seen.resources.every((one) => /_|^$/.test(textOf(member(one, 'id')))),
  undatedLists: (seen) =>
    each(
      seen.of('List').filter((one) => member(one, 'encounter') === undefined),
      (one) => member(one, 'date') === undefined && member(one, 'orderedBy') === undefined,
    ),
  noBundleId: ({ replies }) => replies.every(({ body }) => body['id'] === undefined),
  noAllergyEndDates: (seen) => seen.says('"reasonEnded"') && !seen.says('"endDate"'),
  dosageLastChanged: (seen) =>
    seen.says('Extension-CareConnect-MedicationStatementDosageLastChanged-1') &&
    seen.says(
      /WARNING – Dosage has changed during the effective period\. The latest change was made on \d\d-[A-Z][a-z]{2}-\d{4}/,
    ),
  sharedGroupIdentifier: (seen) => {
    const groups = seen.requests('order').map((one) => String(member(one, 'groupIdentifier', 'value')));
    return !seen.says('prescription-order-number') && new Set(groups).size < groups.length;
  },
  handwrittenAcutes: (seen) => seen.says('"code":"acute-handwritten"'),
  olderTitles: (seen) => seen.says('"title":"Active Allergies"') && seen.says('"title":"Medication List"'),
  noProblemHeaders: (seen) => seen.of('Condition').length === 0,
  vaccineInProcedure: (seen) =>
    each(seen.of('Immunization'), (one) => member(one, 'vaccineCode', 'coding', 0, 'code') === 'UNK') &&
    seen.says('Extension-CareConnect-VaccinationProcedure-1'),
  reportsOfUnknownStatus: (seen) =>
    each(seen.of('DiagnosticReport'), (one) => member(one, 'status') === 'unknown') &&
    each(seen.of('Observation').filter(isResult), (one) => member(one, 'status') === 'unknown'),
  valuesInComments: (seen) =>
    each(seen.of('Observation').filter(isResult), (one) => !hasValue(one)) &&
    seen.says(/"comment":"[<>]?[\d.]+ mmol\/L \([\d.]+ - [\d.]+\)/),
  practiceAmongPerformers: (seen) =>
    seen.of('Observation').some((one) => textOf(member(one, 'performer', 1, 'reference')).startsWith('Organization/')),
  onlyRecorderTakesPart: (seen) =>
    each(seen.of('Encounter'), (one) => valuesAt(one, 'participant.type.coding.code').join() === 'REC'),
  flatTopics: (seen) =>
    seen
      .lists('25851000000105')
      .some((one) => !textOf(member(one, 'entry', 0, 'item', 'reference')).startsWith('List/')),
  untitledTopics: (seen) => seen.lists('25851000000105').some((one) => member(one, 'title') === undefined),
  recipientInNotes: (seen) =>
    each(seen.of('ReferralRequest'), (one) => member(one, 'recipient') === undefined) && seen.says('"Recipient: '),
  diaryInWords: (seen) =>
    each(
      seen.of('ProcedureRequest').filter((one) => member(one, 'intent') === 'plan'),
      (one) => member(one, 'code', 'coding') === undefined && textOf(member(one, 'code', 'text')) !== '',
    ),
  consultationKindInWords: (seen) =>
    each(seen.of('Encounter'), (one) => member(one, 'type', 0, 'coding') === undefined) &&
    each(seen.of('Encounter'), (one) => textOf(member(one, 'type', 0, 'text')) !== ''),
  ukHostForVaccinations: (seen) =>
    seen.says('https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-DateRecorded-1'),
  hidesBegunSlots: ({ appointments }) => slotsIn(appointments.slots).length === 0,
  wantsIfMatch: ({ appointments }) => appointments.changedUnread.status === 412,
  staffWithoutNationalId: (seen) =>
    seen.of('Practitioner').some((one) => !JSON.stringify(one).includes('https://fhir.nhs.uk/Id/sds-user-id')),
  historyNotRetrieved: ({ html }) =>
    html.sections.includes("does not support retrieval of 'Historical Allergies and Adverse Reactions' data"),
  historyNotStored: ({ html }) =>
    html.sections.includes("'Historical Allergies and Adverse Reactions' data is not supported by this system"),
  allProblemsActive: ({ html }) =>
    html.sections.includes("'Other Inactive Problems and Issues' data is not supported by this system"),
  endedWithDiscontinued: ({ html }) => html.sections.includes('this system does not tell the two apart'),
  ownBannerWording: ({ html }) => html.sections.includes('All relevant items subject to'),
  looseTables: ({ html }) => /<p><table id="[\w-]+"><thead><th>/.test(html.sections),
  custodianByName: ({ html }) =>
    each(html.custodians, (one) => !textOf(member(one, 'reference')).startsWith('Organization/')) &&
    each(html.custodians, (one) => textOf(member(one, 'display')) !== ''),
  documentsAfterDeath: ({ html }) => html.isLateFound,
  jsonOnly: ({ html }) => html.xml === 415,
};

/** Somebody who died lately, by the practice whose list they were on. */
const LATE: Readonly<Record<string, string>> = { A99001: '9990000166', B99002: '9990000468' };

async function htmlAt(practice: string, numbers: readonly string[]): Promise<HtmlSeen> {
  const { consumer } = running;
  const asked = numbers.flatMap((number) =>
    ['ALL', 'PRB', 'MED'].map((section) => askSection(consumer, practice, number, section)),
  );
  const replies = await Promise.all(asked);
  const late = LATE[practice];
  const found = late === undefined ? null : await findForDocuments(consumer, practice, late);
  return {
    sections: replies.map(divOf).join(''),
    custodians: replies.map(({ body }) => member(body, 'entry', 0, 'resource', 'custodian')),
    xml: (await askConformance(consumer, practice, { headers: { Accept: XML_FHIR } })).status,
    isLateFound: list(found?.body['entry']).length === 1,
  };
}

async function lookAt(practice: string): Promise<Seen> {
  const numbers = SEEN_IN[practice] ?? [];
  const { consumer } = running;
  const replies = await Promise.all(numbers.map((number) => consumer.record(practice, number, EVERY_AREA)));
  const [next = {}] = (await appointmentsOf(consumer, practice, numbers[0] ?? '')).filter(
    (one) => String(one['start']) > '2026-06-16' && !JSON.stringify(one).includes('"Visit"'),
  );
  const appointments = {
    slots: await searchSlots(consumer, practice, slotQuery('2026-06-11', '2026-06-12')),
    changedUnread: await change(consumer, practice, 'amend', next),
  };
  return new Seen(replies, appointments, await htmlAt(practice, numbers));
}

const kept = new Map<string, Promise<Seen>>();

/** A practice is looked at once. */
function seenAt(practice: string): Promise<Seen> {
  const seen = kept.get(practice) ?? lookAt(practice);
  kept.set(practice, seen);
  return seen;
}

describe('ways of practices', () => {
  const cases = (Object.keys(QUIRKS) as QuirkName[]).flatMap((quirk) =>
    PRACTICES.filter(({ odsCode }) => odsCode in SEEN_IN).map(
      ({ odsCode, personality }) => [quirk, odsCode, hasQuirk(personality, quirk)] as const,
    ),
  );

  it.each(cases)('%s at %s: %s', async (quirk, practice, isExpected) => {
    expect(IS_SEEN[quirk](await seenAt(practice))).toBe(isExpected);
  });

  it('are each somebody’s', () => {
    for (const quirk of Object.keys(QUIRKS) as QuirkName[]) {
      expect(PRACTICES.some(({ odsCode, personality }) => odsCode in SEEN_IN && hasQuirk(personality, quirk))).toBe(
        true,
      );
    }
  });
});
