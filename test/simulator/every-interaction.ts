import { addDays } from '../../src/simulator/calendar/days.js';
import { ukDateTime, ukDay } from '../../src/simulator/calendar/uk-time.js';
import type { Simulator } from '../../src/simulator/index.js';
import { INTERACTIONS, type InteractionName, PRODUCTS } from '../../src/simulator/practice/interactions.js';
import { SECTION_NAMES } from '../../src/simulator/practice/html/section-names.js';
import {
  bookingBody,
  cancelling,
  encoded,
  type FoundSlot,
  ODS_CODE,
  type Query,
  slotQuery,
  slotsIn,
} from './appointment-calls.js';
import {
  type CallChanges,
  type Json,
  list,
  member,
  parametersBody,
  type Reply,
  type TestConsumer,
  textOf,
} from './consumer.js';
import { INCLUDES } from './document-calls.js';
import {
  JSON_FHIR,
  nhsNumberParameter,
  olderClaims,
  parametersOf,
  recordOfPatient,
  sectionParameter,
} from './html-consumer.js';
import { EVERY_AREA } from './record-requests.js';
import { patientFromPds, registrationBody } from './registration-calls.js';

/** Who asks, where, and about whom. */
export interface Asking {
  readonly simulator: Simulator;
  readonly consumer: TestConsumer;
  readonly now: Date;
  readonly practice: string;
  /** Somebody on the practice's list. */
  readonly patient: string;
  /** Somebody who is not. */
  readonly newcomer: string;
  /** Ids of slots that were given out: no two bookings are made with one. */
  readonly givenOut: Set<string>;
}

/** What an interaction is asked with. */
interface Wanted {
  readonly id?: string;
  readonly query?: Query;
  readonly body?: Json;
}

/** Makes the call that is this interaction: correct, but for the changes. */
export function interact(
  { consumer, practice, patient }: Asking,
  name: InteractionName,
  { id: pathId = '', query = [], body }: Wanted = {},
  changes: CallChanges = {},
): Promise<Reply> {
  const { id, method, path, product, scope } = INTERACTIONS[name];
  const ask = { practice, interaction: id, scope, method, path: path.replace('{id}', pathId), query: encoded(query) };
  const older = PRODUCTS[product].fhir === 'DSTU2';
  return consumer.call(body === undefined ? ask : { ...ask, body }, {
    ...changes,
    claims: { ...(older ? olderClaims(recordOfPatient(patient)) : {}), ...changes.claims },
    headers: { ...(older ? { Accept: JSON_FHIR, 'Content-Type': JSON_FHIR } : {}), ...changes.headers },
  });
}

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';
const SDS_USER_ID = 'https://fhir.nhs.uk/Id/sds-user-id';

const firstOf = ({ body }: Reply): unknown => member(body, 'entry', 0, 'resource');
const idOf = (resource: unknown): string => textOf(member(resource, 'id'));
const idIn = (reference: unknown): string => textOf(reference).split('/').at(-1) ?? '';
const byIdentifier = (system: string, value: string): Wanted => ({ query: [['identifier', `${system}|${value}`]] });

const findPatient = (at: Asking): Promise<Reply> => interact(at, 'findPatient', byIdentifier(NHS_NUMBER, at.patient));
const patientAt = async (at: Asking): Promise<unknown> => firstOf(await findPatient(at));

/** The usual GP as Foundations give them. */
async function readPractitioner(at: Asking): Promise<Reply> {
  const patient = await patientAt(at);
  return interact(at, 'readPractitioner', { id: idIn(member(patient, 'generalPractitioner', 0, 'reference')) });
}

const findOrganisation = (at: Asking): Promise<Reply> =>
  interact(at, 'findOrganisation', byIdentifier(ODS_CODE, at.practice));

function findSlots(at: Asking): Promise<Reply> {
  const today = ukDay(at.now);
  const query = [
    ...slotQuery(today, addDays(today, 13)),
    ['_include:recurse', 'Schedule:actor:HealthcareService'],
  ] as const;
  return interact(at, 'findSlots', { query });
}

/** Books the first slot that is still to come and that nobody has been given. */
async function book(at: Asking): Promise<Reply> {
  const patientId = idOf(await patientAt(at));
  const isFresh = ({ id, start }: FoundSlot): boolean => new Date(start) > at.now && !at.givenOut.has(id);
  const slots = slotsIn(await findSlots(at))
    .filter(isFresh)
    .slice(0, 1);
  for (const { id } of slots) at.givenOut.add(id);
  return interact(at, 'bookAppointment', { body: bookingBody(patientId, slots, { created: ukDateTime(at.now) }) });
}

/** Books, and sends what was booked back in another way. */
async function change(
  at: Asking,
  name: 'amendAppointment' | 'cancelAppointment',
  otherwise: (booked: Json) => Json,
): Promise<Reply> {
  const { body, headers } = await book(at);
  const changes = { headers: { 'If-Match': headers.get('etag') } };
  return interact(at, name, { id: idOf(body), body: otherwise(body) }, changes);
}

const findDocumentsPatient = (at: Asking): Promise<Reply> =>
  interact(at, 'findDocumentsPatient', byIdentifier(NHS_NUMBER, at.patient));

async function findDocuments(at: Asking): Promise<Reply> {
  const query = INCLUDES.map((include): readonly [string, string] => {
    const [name = '', value = ''] = include.split('=');
    return [name, value];
  });
  return interact(at, 'findDocuments', { id: idOf(firstOf(await findDocumentsPatient(at))), query });
}

/** Documents of somebody that can be had, so many. */
const FEW = 4;

async function readDocuments(at: Asking): Promise<readonly Reply[]> {
  const reply = await findDocuments(at);
  if (reply.status !== 200) return [await interact(at, 'readDocument', { id: 'none' })];
  const found = list(reply.body['entry']).map((entry) => member(entry, 'resource'));
  const urls = found.flatMap((one) => member(one, 'content', 0, 'attachment', 'url') ?? []);
  return Promise.all(urls.slice(0, FEW).map((url) => interact(at, 'readDocument', { id: idIn(url) })));
}

const one =
  (ask: (at: Asking) => Promise<Reply>) =>
  async (at: Asking): Promise<readonly Reply[]> => [await ask(at)];

/**
 * Every interaction asked as a consumer would ask it: correctly, about the patient, with the ids that the answers before gave. The
 * type makes a new interaction without a row here a fault.
 */
export const ASK: Readonly<Record<InteractionName, (at: Asking) => Promise<readonly Reply[]>>> = {
  readMetadata: one((at) => interact(at, 'readMetadata')),
  findPatient: one(findPatient),
  readPatient: one(async (at) => interact(at, 'readPatient', { id: idOf(await patientAt(at)) })),
  registerPatient: one(async (at) =>
    interact(at, 'registerPatient', {
      body: registrationBody(await patientFromPds(at.simulator.pdsUrl, at.newcomer)),
    }),
  ),
  findPractitioner: one(async (at) => {
    const identifiers = list((await readPractitioner(at)).body['identifier']);
    const known = identifiers.find((identifier) => member(identifier, 'system') === SDS_USER_ID);
    return interact(
      at,
      'findPractitioner',
      byIdentifier(SDS_USER_ID, textOf(member(known, 'value')) || '111122223333'),
    );
  }),
  readPractitioner: one(readPractitioner),
  findOrganisation: one(findOrganisation),
  readOrganisation: one(async (at) =>
    interact(at, 'readOrganisation', { id: idOf(firstOf(await findOrganisation(at))) }),
  ),
  readLocation: one(async (at) => {
    const organisation = firstOf(await findOrganisation(at));
    return interact(at, 'readLocation', {
      id: idIn(member(organisation, 'extension', 0, 'valueReference', 'reference')),
    });
  }),
  findService: one((at) => interact(at, 'findService')),
  readService: one(async (at) =>
    interact(at, 'readService', { id: idOf(firstOf(await interact(at, 'findService'))) || 'none' }),
  ),
  findSlots: one(findSlots),
  bookAppointment: one(book),
  readAppointment: one(async (at) => interact(at, 'readAppointment', { id: idOf((await book(at)).body) })),
  amendAppointment: one((at) => change(at, 'amendAppointment', (booked) => ({ ...booked, description: 'Other knee' }))),
  cancelAppointment: one((at) => change(at, 'cancelAppointment', (booked) => cancelling(booked))),
  listAppointments: one(async (at) => {
    const today = ukDay(at.now);
    const query = [
      ['start', `ge${today}`],
      ['start', `le${addDays(today, 60)}`],
    ] as const;
    return interact(at, 'listAppointments', { id: idOf(await patientAt(at)), query });
  }),
  readRecord: one((at) => interact(at, 'readRecord', { body: parametersBody(at.patient, EVERY_AREA) })),
  readStructuredMetadata: one((at) => interact(at, 'readStructuredMetadata')),
  readDocumentsMetadata: one((at) => interact(at, 'readDocumentsMetadata')),
  findDocumentsPatient: one(findDocumentsPatient),
  findDocuments: one(findDocuments),
  readDocument: readDocuments,
  readHtmlConformance: one((at) => interact(at, 'readHtmlConformance')),
  readHtmlSection: (at) =>
    Promise.all(
      Object.keys(SECTION_NAMES).map((section) =>
        interact(at, 'readHtmlSection', {
          body: parametersOf(nhsNumberParameter(at.patient), sectionParameter(section)),
        }),
      ),
    ),
};
