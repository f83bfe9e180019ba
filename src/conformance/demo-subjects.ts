import { fetch } from 'undici';
import type { Simulator } from '../simulator/index.js';
import { rootsBelow, takingFrom } from './map-file.js';
import { IDENTIFIER, INTERACTIONS, type Product } from './asking/products.js';
import { EMPTY_STAGE } from './asking/stage.js';
import type { Consumer, ServiceRoot, Subject, Unregistered } from './asking/subject.js';
import { objectsAt, textAt, textsAt } from './reading/json.js';
import type { Scenario } from './scenario.js';
import type { RunnerClock } from './setting-up/conversation.js';
import { STEPS } from './setting-up/steps.js';

/** Who plays the numbered patients of the scenarios at each practice of the demo estate. */
const CAST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  A99001: {
    patient1: '9990000069', // nothing recorded
    patient2: '9990000018', // everyday
    patient3: '9990000182', // brief: no problems
    patient4: '9990000069', // no medication
    patient6: '9990000018', // allergies, also ended ones
    patient7: '9990000026',
    patient8: '9990000182', // allergies without problems
    patient12: '9990000255',
    patient13: '9990000107', // record in transit
  },
  B99002: {
    patient5: '9990000077', // no known allergies
    patient15: '9990000131', // refuses sharing
    patient16: '9990000034', // confidential items
  },
  C99003: { patient2: '9990000050', patient3: '9990000050', patient1: '9990000050' },
  D99004: { patient1: '9990000042' }, // temporarily registered
};

/** Those whom no practice of the estate answers for. */
const NOBODYS: Readonly<Record<string, string>> = {
  patient9: '9990000158', // sensitive
  patient10: '9990000158',
  patient11: '9990000174', // superseded
  patient14: '9990000190', // not on PDS
  patient17: '9990000093', // ended allergies
  patient18: '9990000166', // deceased
  patient21: '9990000204', // left
  patientNotInSystem: '9990000190',
};

/** The services of the hub: slots are linked to the second. */
const SERVICES = { HEALTHCARE1: '9999999998', HEALTHCARE2: '9999999999', dosId: '9999999999' } as const;

/** Practices by what a scenario's `at` wants of them. */
const AT: Readonly<Record<string, string>> = {
  main: 'A99001',
  second: 'B99002',
  'version 1.2': 'C99003',
  hub: 'D99004',
  'structured switched off': 'E99005',
};

/** Everybody on the list of another practice can be registered at the hub for a while. */
const REGISTRABLE = [
  '018',
  '026',
  '034',
  '050',
  '069',
  '077',
  '085',
  '093',
  '107',
  '115',
  '182',
  '212',
  '220',
  '239',
  '247',
  '255',
  '204',
].map((end) => `9990000${end}`);

interface Choice {
  readonly practice: string;
  readonly fits: (scenario: Scenario) => boolean;
}

const mentions =
  (pattern: RegExp) =>
  (scenario: Scenario): boolean =>
    pattern.test(JSON.stringify(scenario));

/** Scenarios that can be asked of one practice only; the first row that fits decides. */
const CHOICES: readonly Choice[] = [
  { practice: 'D99004', fits: mentions(/HealthcareService|HEALTHCARE|dosId|"Healthcare/) },
  { practice: 'D99004', fits: ({ request }) => request.interaction === 'RegisterPatient' },
  // Version 1.2 of the record: its operation is of another version, and other areas are unknown to it.
  { practice: 'C99003', fits: mentions(/GetStructuredRecord-Operation-1\/_history\/1\.12/) },
  {
    practice: 'C99003',
    fits: ({ versions, request }) =>
      versions.join(',') === '1.2.8' && INTERACTIONS[request.interaction].product === 'structured',
  },
];

/** Where patients are looked for who are named without a practice, in this order. */
const USUAL = ['A99001', 'B99002'];

function practiceFor(scenario: Scenario): string | null {
  if (scenario.at !== undefined) return AT[scenario.at] ?? null;
  const choice = CHOICES.find(({ fits }) => fits(scenario));
  if (choice !== undefined) return choice.practice;
  const named = JSON.stringify(scenario).match(/\bpatient\d+\b/g) ?? [];
  const own = named.filter((name) => NOBODYS[name] === undefined);
  return USUAL.find((practice) => own.every((name) => CAST[practice]?.[name] !== undefined)) ?? 'A99001';
}

const ASID_INTERACTIONS: Readonly<Record<Product, string>> = {
  gpconnect: INTERACTIONS.MetadataRead.id,
  structured: INTERACTIONS.GpcGetStructuredRecord.id,
  documents: INTERACTIONS.DocumentsMetaDataRead.id,
  html: INTERACTIONS['Conformance(0.7)'].id,
};

async function json(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

/** The directory's ASID for a product; one that nobody has where the practice does not offer it (spec 01 §3.4). */
async function asidOf(simulator: Simulator, practice: string, product: Product): Promise<string> {
  const query = new URLSearchParams([
    ['organization', `${IDENTIFIER.STU3.odsCode}|${practice}`],
    ['identifier', `https://fhir.nhs.uk/Id/nhsServiceInteractionId|${ASID_INTERACTIONS[product]}`],
  ]);
  const found = await json(`${simulator.sdsUrl}/Device?${query.toString()}`);
  return textsAt(found, 'entry.resource.identifier.value')[0] ?? '000000000000';
}

async function rootsOf(simulator: Simulator, practice: string): Promise<Readonly<Record<Product, ServiceRoot>>> {
  const roots = rootsBelow(`${simulator.origin}/practices/${practice}`, '');
  const withAsid = async (product: Product): Promise<ServiceRoot> => ({
    ...roots[product],
    asid: await asidOf(simulator, practice, product),
  });
  return {
    gpconnect: await withAsid('gpconnect'),
    structured: await withAsid('structured'),
    documents: await withAsid('documents'),
    html: await withAsid('html'),
  };
}

async function personOf(simulator: Simulator, nhsNumber: string): Promise<Unregistered | null> {
  const patient = await json(`${simulator.pdsUrl}/Patient/${nhsNumber}`);
  const [family, given] = [textAt(patient, 'name[0].family'), textAt(patient, 'name[0].given')];
  const [birthDate, gender] = [textAt(patient, 'birthDate'), textAt(patient, 'gender')];
  if (family === null || given === null || birthDate === null || gender === null) return null;
  return { nhsNumber, family, given, birthDate, gender };
}

/** `practitioner1`, `2`, `3`: somebody with none, one, two role profiles, among those who have free slots. */
async function practitionersOf(
  subject: Subject,
  clock: RunnerClock,
  newTraceId: () => string,
): Promise<[string, string][]> {
  const told = { do: 'findSlots', days: 14, orgType: true };
  const stage = await STEPS['findSlots']?.take({ subject, clock, newTraceId }, EMPTY_STAGE, told).catch(() => null);
  const staff = objectsAt(stage?.slots, 'entry.resource').filter(
    (one) => textAt(one, 'resourceType') === 'Practitioner',
  );
  const valueOf = (one: unknown, system: string): readonly string[] =>
    objectsAt(one, 'identifier')
      .filter((id) => textAt(id, 'system') === system)
      .flatMap((id) => textsAt(id, 'value'));
  return [0, 1, 2].flatMap((roles): [string, string][] => {
    const one = staff.find(
      (member) =>
        valueOf(member, IDENTIFIER.STU3.roleProfileId).length === roles &&
        valueOf(member, IDENTIFIER.STU3.sdsUserId).length === 1,
    );
    const [userId] = valueOf(one, IDENTIFIER.STU3.sdsUserId);
    return userId === undefined ? [] : [[`practitioner${roles + 1}`, userId]];
  });
}

/** The practices of the embedded simulator, as subjects of scenarios: the default map. */
export function demoSubjects(
  simulator: Simulator,
  clock: RunnerClock,
  newTraceId: () => string,
): (scenario: Scenario) => Promise<Subject | null> {
  const consumer: Consumer = simulator.consumer;
  const people = Promise.all(REGISTRABLE.map((nhsNumber) => personOf(simulator, nhsNumber)));
  const made = new Map<string, Promise<Subject>>();
  const make = async (practice: string): Promise<Subject> => {
    const bare: Subject = {
      roots: await rootsOf(simulator, practice),
      consumer,
      values: new Map(Object.entries({ ...NOBODYS, ...CAST[practice], ...SERVICES, ORG1: practice })),
      takeUnregistered: takingFrom((await people).filter((one) => one !== null)),
    };
    return { ...bare, values: new Map([...bare.values, ...(await practitionersOf(bare, clock, newTraceId))]) };
  };
  return async (scenario) => {
    const practice = practiceFor(scenario);
    if (practice === null) return null;
    const known = made.get(practice) ?? make(practice);
    made.set(practice, known);
    return known;
  };
}
