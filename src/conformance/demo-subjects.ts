import { fetch } from 'undici';
import type { Simulator } from '../simulator/index.js';
import { IDENTIFIER, INTERACTIONS, type Product } from './asking/products.js';
import { EMPTY_STAGE, SetupFailed } from './asking/stage.js';
import type { Consumer, ServiceRoot, Subject, Unregistered } from './asking/subject.js';
import { isProxied, practiceFor, REGISTRABLE, valuesAt } from './demo-cast.js';
import { rootsBelow, takingFrom } from './provider-subjects.js';
import { objectsAt, textAt, textsAt } from './reading/json.js';
import type { Scenario } from './scenario.js';
import type { RunnerClock } from './setting-up/conversation.js';
import { STEPS } from './setting-up/steps.js';

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
  throughProxy: boolean,
): Promise<ServiceRoot> {
  const device = await inDirectory(simulator, 'Device', asked);
  const asid = textsAt(device, 'entry.resource.identifier.value')[0] ?? '000000000000';
  if (!throughProxy) return rootsBelow(`${simulator.origin}/practices/${asked.practice}`, asid)[asked.product];
  const endpoint = await inDirectory(simulator, 'Endpoint', asked);
  const audience = textsAt(endpoint, 'entry.resource.address')[0] ?? 'https://nowhere.example';
  return { url: `${simulator.sspUrl}/${audience}`, asid, audience };
}

async function rootsOf(
  simulator: Simulator,
  practice: string,
  throughProxy: boolean,
): Promise<Readonly<Record<Product, ServiceRoot>>> {
  const of = async (product: Product): Promise<ServiceRoot> => rootOf(simulator, { practice, product }, throughProxy);
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
  const make = async (practice: string, throughProxy: boolean): Promise<Subject> => {
    const listed = new Set(simulator.patientsAt(practice).map(({ nhsNumber }) => nhsNumber));
    const strangers = (await people()).filter((one) => one !== null).filter(({ nhsNumber }) => !listed.has(nhsNumber));
    const bare: Subject = {
      roots: await rootsOf(simulator, practice, throughProxy),
      consumer,
      values: new Map(Object.entries(valuesAt(practice))),
      lacking: new Set(),
      takeUnregistered: takingFrom(strangers),
      disturb: async (fault) => setFaults(simulator, [{ practice, fault }]),
    };
    return { ...bare, values: new Map([...bare.values, ...(await practitionersOf(bare, clock, newTraceId))]) };
  };
  return async (scenario) => {
    const practice = practiceFor(scenario);
    if (practice === null) return null;
    const key = `${practice} ${String(isProxied(scenario))}`;
    const known = made.get(key) ?? make(practice, isProxied(scenario));
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
