import { fetch } from 'undici';
import type { Simulator } from '../simulator/index.js';
import { IDENTIFIER, INTERACTIONS, type Product } from './asking/products.js';
import { EMPTY_STAGE, SetupFailed } from './asking/stage.js';
import type { Consumer, ServiceRoot, Subject, Unregistered } from './asking/subject.js';
import { rootsBelow, takingFrom } from './provider-subjects.js';
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
    patientElsewhere: '9990000050', // on another practice's list
    patientSpare: '9990000085', // without appointments
    PAIRED: 'Urgent GP', // free slots that follow each other
    SHARED: 'Nurse', // six pairs of slots a day, each kept for others: see the rows of its session
    LIMITED: 'Link worker', // slots of which one organisation may take two of a session
    EMBARGOED: 'Same day GP', // slots that open at six in the evening before
  },
  B99002: {
    patient5: '9990000077', // no known allergies
    patient15: '9990000131', // refuses sharing
    patient16: '9990000034', // confidential items
    patientVisited: '9990000042', // has a visit ahead
    patientDiedLately: '9990000468', // documents can still be had
    patientDiedLongAgo: '9990000476',
  },
  // Everybody here is everyday: what version 1.2 says of a record with allergies and medication is asked of them.
  C99003: {
    patient1: '9990000050',
    patient2: '9990000050',
    patient3: '9990000050',
    patient6: '9990000336',
    patient7: '9990000387',
    patient12: '9990000433',
    patient13: '9990000433',
  },
  D99004: { patient1: '9990000042' }, // temporarily registered
  E99005: { patient2: '9990000212' },
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
  patientInvalidated: '9990000441', // marked invalid on PDS
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

/** The same for scenarios that go through the secure proxy. */
const PROXIED: Readonly<Record<string, string>> = {
  'main through the proxy': 'A99001',
  'unreachable through the proxy': 'F99006',
  'without an agreement through the proxy': 'P00002',
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
  '263',
  '271',
  '298',
  '301',
  '328',
  '336',
  '344',
  '352',
  '360',
  '379',
  '387',
  '395',
  '409',
  '417',
  '425',
  '433',
].map((end) => `9990000${end}`);

interface Choice {
  readonly practice: string;
  readonly fits: (scenario: Scenario) => boolean;
}

const mentions =
  (pattern: RegExp) =>
  (scenario: Scenario): boolean =>
    pattern.test(JSON.stringify(scenario));

/** Scenarios that are asked of one practice first, if all their patients are there; the first row that fits decides. */
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
  if (scenario.at !== undefined) return AT[scenario.at] ?? PROXIED[scenario.at] ?? null;
  const choice = CHOICES.find(({ fits }) => fits(scenario));
  const practices = choice === undefined ? USUAL : [choice.practice, ...USUAL];
  const named = JSON.stringify(scenario).match(/\bpatient\d+\b/g) ?? [];
  const own = named.filter((name) => NOBODYS[name] === undefined);
  const whereAllAre = practices.find((practice) => own.every((name) => CAST[practice]?.[name] !== undefined));
  return whereAllAre ?? practices[0] ?? null;
}

/** Everybody, wherever they are: a token or a body may name patients of another practice. */
const ELSEWHERE: Readonly<Record<string, string>> = Object.fromEntries(
  USUAL.flatMap((practice) => Object.entries(CAST[practice] ?? {})),
);

const ASID_INTERACTIONS: Readonly<Record<Product, string>> = {
  gpconnect: INTERACTIONS.MetadataRead.id,
  structured: INTERACTIONS.GpcGetStructuredRecord.id,
  documents: INTERACTIONS.DocumentsMetaDataRead.id,
  html: INTERACTIONS['Conformance(0.7)'].id,
};

async function json(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

/** What the directory says of a product at a practice (spec 01 §3.4). */
async function inDirectory(
  simulator: Simulator,
  kind: 'Device' | 'Endpoint',
  { practice, product }: { readonly practice: string; readonly product: Product },
): Promise<unknown> {
  const query = new URLSearchParams([
    ['organization', `${IDENTIFIER.STU3.odsCode}|${practice}`],
    ['identifier', `https://fhir.nhs.uk/Id/nhsServiceInteractionId|${ASID_INTERACTIONS[product]}`],
  ]);
  return json(`${simulator.sdsUrl}/${kind}?${query.toString()}`);
}

/** Root and ASID of a product: as a caller without the proxy has them, or behind the proxy. Where it is not offered, nobody's. */
async function rootOf(
  simulator: Simulator,
  asked: { readonly practice: string; readonly product: Product },
  isProxied: boolean,
): Promise<ServiceRoot> {
  const device = await inDirectory(simulator, 'Device', asked);
  const asid = textsAt(device, 'entry.resource.identifier.value')[0] ?? '000000000000';
  if (!isProxied) return rootsBelow(`${simulator.origin}/practices/${asked.practice}`, asid)[asked.product];
  const endpoint = await inDirectory(simulator, 'Endpoint', asked);
  const audience = textsAt(endpoint, 'entry.resource.address')[0] ?? 'https://nowhere.example';
  return { url: `${simulator.sspUrl}/${audience}`, asid, audience };
}

async function rootsOf(
  simulator: Simulator,
  practice: string,
  isProxied: boolean,
): Promise<Readonly<Record<Product, ServiceRoot>>> {
  const of = async (product: Product): Promise<ServiceRoot> => rootOf(simulator, { practice, product }, isProxied);
  return {
    gpconnect: await of('gpconnect'),
    structured: await of('structured'),
    documents: await of('documents'),
    html: await of('html'),
  };
}

async function personOf(simulator: Simulator, nhsNumber: string): Promise<Unregistered | null> {
  const headers = { 'X-Request-ID': '00000000-0000-4000-8000-000000000000' };
  const patient = await (await fetch(`${simulator.pdsUrl}/Patient/${nhsNumber}`, { headers })).json();
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
  let asked: Promise<readonly (Unregistered | null)[]> | undefined;
  // Not before somebody is asked for: where nothing is played, the simulator is closed at once.
  const people = async (): Promise<readonly (Unregistered | null)[]> =>
    (asked ??= Promise.all(REGISTRABLE.map((nhsNumber) => personOf(simulator, nhsNumber))));
  const made = new Map<string, Promise<Subject>>();
  const make = async (practice: string, isProxied: boolean): Promise<Subject> => {
    const listed = new Set(simulator.patientsAt(practice).map(({ nhsNumber }) => nhsNumber));
    const strangers = (await people()).filter((one) => one !== null).filter(({ nhsNumber }) => !listed.has(nhsNumber));
    const bare: Subject = {
      roots: await rootsOf(simulator, practice, isProxied),
      consumer,
      values: new Map(Object.entries({ ...ELSEWHERE, ...NOBODYS, ...CAST[practice], ...SERVICES, ORG1: practice })),
      lacking: new Set(),
      takeUnregistered: takingFrom(strangers),
      disturb: async (fault) => setFaults(simulator, [{ practice, fault }]),
    };
    return { ...bare, values: new Map([...bare.values, ...(await practitionersOf(bare, clock, newTraceId))]) };
  };
  return async (scenario) => {
    const practice = practiceFor(scenario);
    if (practice === null) return null;
    const isProxied = Object.hasOwn(PROXIED, scenario.at ?? '');
    const key = `${practice} ${String(isProxied)}`;
    const known = made.get(key) ?? make(practice, isProxied);
    made.set(key, known);
    return known;
  };
}

/** Puts these fault rules in the place of those before; none, when a scenario is over. */
export async function setFaults(
  simulator: Simulator,
  rules: readonly { readonly practice: string; readonly fault: string }[],
): Promise<void> {
  const { status } = await fetch(`${simulator.origin}/control/faults`, { method: 'PUT', body: JSON.stringify(rules) });
  if (status !== 200) throw new SetupFailed(`the simulator knows no fault ${rules[0]?.fault ?? ''}`);
}
