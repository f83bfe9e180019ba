import { createHash } from 'node:crypto';
import {
  book,
  bookingBody,
  cancelling,
  change,
  findSlots,
  patientIdAt,
  readAppointment,
  searchSlots,
  slotQuery,
} from './appointment-calls.js';
import {
  type CallChanges,
  type CalledSimulator,
  fetchJson,
  INTERACTION,
  type Json,
  list,
  member,
  type Reply,
  TestConsumer,
  textOf,
} from './consumer.js';
import { documentsPatientId, DOCUMENTS, INCLUDES, searchDocuments } from './document-calls.js';
import { askConformance, askSection } from './html-consumer.js';
import { EVERY_AREA } from './record-requests.js';
import { patientFromPds, registrationBody, sendRegistration } from './registration-calls.js';
import { NOW, TODAY } from './running.js';

/** One answer: what was asked, and everything of the answer in one number. */
export type TourStep = readonly [asked: string, status: number, hash: string];

const HTML_SECTIONS = ['SUM', 'ALL', 'MED', 'PRB', 'ENC'];
const IDS = 'https://fhir.nhs.uk/Id/';
const token = (name: string, system: string, value: string): string =>
  `${name}=${encodeURIComponent(`${IDS}${system}|${value}`)}`;

/** Ids of people and places that an answer names. */
function referencesIn(reply: Reply, type: string): readonly string[] {
  const found = [...reply.text.matchAll(new RegExp(`"reference":"${type}/([^"]+)"`, 'g'))].map(([, id = '']) => id);
  return [...new Set(found)].sort();
}

async function readThings(consumer: TestConsumer, practice: string, slots: Reply): Promise<void> {
  const read = (interaction: string, path: string, query = ''): Promise<Reply> =>
    consumer.call({ practice, interaction, scope: 'organization/*.read', path, query });
  await read(INTERACTION.metadata, '/metadata');
  await read(INTERACTION.findOrganisation, '/Organization', token('identifier', 'ods-organization-code', practice));
  for (const id of referencesIn(slots, 'Practitioner').slice(0, 3)) {
    const practitioner = await read(INTERACTION.readPractitioner, `/Practitioner/${id}`);
    const userId = textOf(member(practitioner.body, 'identifier', 0, 'value'));
    await read(INTERACTION.findPractitioner, '/Practitioner', token('identifier', 'sds-user-id', userId));
  }
  for (const id of referencesIn(slots, 'Location')) await read(INTERACTION.readLocation, `/Location/${id}`);
  for (const id of referencesIn(slots, 'Organization')) {
    await read(INTERACTION.readOrganisation, `/Organization/${id}`);
  }
}

/** Of what not every practice offers: what this one does. */
async function readWhatIsOffered(consumer: TestConsumer, practice: string): Promise<void> {
  const read = async (interaction: string, path: string): Promise<Reply | null> => {
    if ((await consumer.target(practice, interaction)).root === '') return null;
    return consumer.call({ practice, interaction, scope: 'organization/*.read', path });
  };
  await read(INTERACTION.structuredMetadata, '/metadata');
  await read(`${DOCUMENTS}read:metadata-1`, '/metadata');
  const services = await read(INTERACTION.findService, '/HealthcareService');
  const id = textOf(member(services?.body, 'entry', 0, 'resource', 'id'));
  if (id !== '') await read(INTERACTION.readService, `/HealthcareService/${id}`);
}

/** Books an appointment, reads, changes and cancels it, and books another one that stays. */
async function makeAppointments(consumer: TestConsumer, practice: string, nhsNumber: string): Promise<void> {
  const patientId = await patientIdAt(consumer, practice, nhsNumber);
  // Some of today's have begun.
  const [first, second] = await findSlots(consumer, practice, slotQuery('2026-06-16'));
  if (first === undefined || second === undefined) return;
  const { body } = await book(consumer, practice, bookingBody(patientId, [first]));
  const asRead = (appointment: Json): CallChanges => ({
    headers: { 'If-Match': `W/"${textOf(member(appointment, 'meta', 'versionId'))}"` },
  });
  const amended = await change(consumer, practice, 'amend', { ...body, description: 'Else' }, asRead(body));
  await change(consumer, practice, 'cancel', cancelling(amended.body), asRead(amended.body));
  await readAppointment(consumer, practice, body['id']);
  await book(consumer, practice, bookingBody(patientId, [second]));
  // Somebody has it now.
  await book(consumer, practice, bookingBody(patientId, [second]));
  await searchSlots(consumer, practice);
  await consumer.call({
    practice,
    interaction: INTERACTION.listAppointments,
    scope: 'patient/*.read',
    path: `/Patient/${patientId}/Appointment`,
    query: `start=ge${TODAY}&start=le2026-12-31`,
  });
}

async function readRecords(consumer: TestConsumer, practice: string, nhsNumber: string): Promise<void> {
  const { body } = await consumer.findPatient(practice, nhsNumber);
  await consumer.call({
    practice,
    interaction: INTERACTION.readPatient,
    scope: 'patient/*.read',
    path: `/Patient/${textOf(member(body, 'entry', 0, 'resource', 'id'))}`,
  });
  if ((await consumer.target(practice, INTERACTION.readRecord)).root === '') return;
  await consumer.record(practice, nhsNumber, EVERY_AREA);
  await askConformance(consumer, practice);
  for (const section of HTML_SECTIONS) await askSection(consumer, practice, nhsNumber, section);
  if ((await consumer.target(practice, `${DOCUMENTS}read:binary-1`)).root === '') return;
  const id = await documentsPatientId(consumer, practice, nhsNumber);
  const found = await searchDocuments(consumer, practice, id, INCLUDES.join('&'));
  const urls = [...found.text.matchAll(/"url":"[^"]*(\/Binary\/[^"]+)"/g)].map(([, path = '']) => path);
  for (const path of urls.slice(0, 2)) {
    await consumer.call({ practice, interaction: `${DOCUMENTS}read:binary-1`, scope: 'patient/*.read', path });
  }
}

/** Registers somebody of another practice, and asks for them. */
async function register(consumer: TestConsumer, pdsUrl: string, practice: string, nhsNumber: string): Promise<void> {
  await sendRegistration(consumer, practice, registrationBody(await patientFromPds(pdsUrl, nhsNumber)));
  await consumer.findPatient(practice, nhsNumber);
}

/** What somebody is to look at. */
export interface TourPlan {
  /** A practice, one of its patients, and somebody who registers there. */
  readonly practices: readonly (readonly [practice: string, nhsNumber: string, visitor: string])[];
  /** Numbers that PDS is asked about. */
  readonly nhsNumbers: readonly string[];
}

/**
 * Asks a simulator for something of every kind, always in the same order and with the same trace ids, and changes things on the way.
 * The clock has to stand at {@link NOW}. Where the simulator is makes no difference to what is told.
 */
export async function takeTour(simulator: CalledSimulator, { practices, nhsNumbers }: TourPlan): Promise<TourStep[]> {
  const steps: TourStep[] = [];
  const note = (asked: string, { status, headers, text }: Reply): void => {
    const told = [...headers].filter(([name]) => !['connection', 'keep-alive', 'content-length'].includes(name));
    const whole = JSON.stringify([told, text]).replaceAll(simulator.origin, '');
    steps.push([asked, status, createHash('sha256').update(whole).digest('hex')]);
  };
  let calls = 0;
  const traceId = (): string => `00000000-0000-4000-8000-${String((calls += 1)).padStart(12, '0')}`;
  const consumer = new TestConsumer(simulator, () => NOW, {
    traceId,
    seen: (url, reply) => {
      note(url.replace(simulator.origin, ''), reply);
    },
  });

  for (const number of nhsNumbers) {
    const path = `/Patient/${number}`;
    note(`/pds${path}`, await fetchJson(`${simulator.pdsUrl}${path}`, { headers: { 'X-Request-ID': traceId() } }));
  }
  for (const [practice, nhsNumber, visitor] of practices) {
    for (const type of ['Endpoint', 'Device']) {
      const query = `${token('organization', 'ods-organization-code', practice)}&${token('identifier', 'nhsServiceInteractionId', INTERACTION.findPatient)}`;
      note(`/sds/${type} ${practice}`, await fetchJson(`${simulator.sdsUrl}/${type}?${query}`));
    }
    await readWhatIsOffered(consumer, practice);
    await readThings(consumer, practice, await searchSlots(consumer, practice));
    await readRecords(consumer, practice, nhsNumber);
    await register(consumer, simulator.pdsUrl, practice, visitor);
    await makeAppointments(consumer, practice, nhsNumber);
    await makeAppointments(consumer, practice, visitor);
  }
  return steps;
}

/** Numbers of the patients that a practice has. */
export async function numbersAt(
  simulator: Pick<CalledSimulator, 'origin'>,
  practice: string,
): Promise<readonly string[]> {
  const { body } = await fetchJson(`${simulator.origin}/control/patients?practice=${practice}`);
  return list(body['patients']).map((patient) => textOf(member(patient, 'nhsNumber')));
}
