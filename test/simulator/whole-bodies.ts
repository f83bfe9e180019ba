import {
  BOOKING_ORGANISATION,
  bookingBody,
  bookingOrganisation,
  DELIVERY_CHANNEL,
  type FoundSlot,
  PRACTITIONER_ROLE,
} from './appointment-calls.js';
import { ALLERGIES, type Json, list, MEDICATION, member, parametersBody } from './consumer.js';
import { nhsNumberParameter, parametersOf, periodParameter, sectionParameter } from './html-consumer.js';
import { area, period } from './record-requests.js';
import { COMMUNICATION, registrationBody } from './registration-calls.js';

const NARRATIVE = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Booked</div>' };
const NOTE = { url: 'https://consumer.example/Extension/note', valueString: 'a note of ours' };
const YEAR = { start: '2026-01-01', end: '2026-12-31' };
const CONCEPT = {
  coding: [{ system: 'https://x.example/Id/any', version: '1', code: '01', display: 'x', userSelected: true }],
  text: 'In words',
};

/** The booking organisation with every element that it may have. */
const ORGANISATION = bookingOrganisation({
  language: 'en-GB',
  text: NARRATIVE,
  extension: [NOTE],
  active: true,
  alias: ['DCA'],
  telecom: [
    { system: 'phone', value: '0113 496 0000', use: 'work', rank: 1, period: YEAR },
    { system: 'email', value: 'a@consumer.example', extension: [NOTE] },
  ],
  address: [{ use: 'work', type: 'physical', line: ['1 High St'], city: 'Leeds', postalCode: 'LS1 6AE' }],
  contact: [
    {
      purpose: CONCEPT,
      name: { use: 'official', family: 'Okafor', given: ['Ada'] },
      telecom: [{ system: 'phone', value: '0113 496 0001' }],
      address: { line: ['1 High St'] },
    },
  ],
  partOf: { reference: 'Organization/2', display: 'The trust' },
});

/** A booking with every element that a booking may have. */
export function wholeBooking(patientId: string, slot: FoundSlot): Json {
  const body = bookingBody(patientId, [slot]);
  return {
    ...body,
    meta: { ...(body['meta'] as Json), tag: [{ system: 'https://consumer.example/Id/tag', code: 'a' }] },
    language: 'en-GB',
    text: NARRATIVE,
    contained: [ORGANISATION],
    extension: [
      { url: BOOKING_ORGANISATION, valueReference: { reference: '#1' } },
      { url: DELIVERY_CHANNEL, valueCode: slot.channel },
      { url: PRACTITIONER_ROLE, valueCodeableConcept: member(slot.schedule, 'extension', 0, 'valueCodeableConcept') },
    ],
    identifier: [{ id: 'ours', extension: [NOTE], system: 'https://consumer.example/Id/booking', value: '12' }],
    serviceCategory: { text: 'Ours' },
    serviceType: [{ text: 'Ours' }],
    priority: 3,
    minutesDuration: (Date.parse(slot.end) - Date.parse(slot.start)) / 60_000,
    _comment: { id: 'comment', extension: [NOTE] },
    participant: list(body['participant']).map((one) => ({ ...(one as Json), type: [CONCEPT], required: 'required' })),
  };
}

/** Elements of it that may as well not be there. */
export const OPTIONAL_IN_BOOKING = [
  ...['language', 'text', 'identifier', 'serviceCategory', 'serviceType', 'priority', 'minutesDuration', 'comment'],
  '_comment',
];

/** An appointment as it was read, with everything in its head that a head may have. */
export function wholeChange(appointment: Json): Json {
  const meta = { ...(appointment['meta'] as Json), lastUpdated: '2026-06-15T09:30:00Z', security: [{ code: 'x' }] };
  return { ...appointment, meta };
}

/** The registration of somebody as PDS has them, with every element that a registration may have. */
export function wholeRegistration(patient: Json): Json {
  const [identifier, name] = [member(patient, 'identifier', 0), member(patient, 'name', 0)] as Json[];
  const whole = {
    ...patient,
    meta: { ...(patient['meta'] as Json), versionId: '1' },
    language: 'en-GB',
    text: NARRATIVE,
    extension: [
      {
        url: COMMUNICATION,
        extension: [
          { url: 'language', valueCodeableConcept: CONCEPT },
          { url: 'interpreterRequired', valueBoolean: false },
        ],
      },
    ],
    identifier: [
      { ...identifier, extension: [{ url: 'https://x.example', valueCode: '01' }] },
      { system: 'https://consumer.example/Id/patient', value: '12', use: 'secondary', type: CONCEPT },
    ],
    name: [
      { ...name, text: 'In words', suffix: ['MBE'], period: YEAR },
      { use: 'nickname', given: ['Bee'] },
    ],
    telecom: [
      { system: 'phone', use: 'home', value: '0113 496 0001', rank: 1, period: YEAR },
      { system: 'email', value: 'a@consumer.example' },
    ],
    address: [{ use: 'home', type: 'physical', line: ['1 High St'], city: 'Leeds', postalCode: 'LS1 4AP' }],
  };
  return { ...registrationBody(whole), id: 'ours' };
}

/** A request of a structured record that has parameters of every type, and some that nobody knows. */
export const wholeRecordRequest = (nhsNumber: string): Json => ({
  ...parametersBody(nhsNumber, [
    ALLERGIES,
    MEDICATION,
    area('includeInvestigations', period('investigationSearchPeriod', { start: '2020-01-01', end: '2025-12-31' })),
    area('includeImmunisations', { name: 'includeNotGiven', valueBoolean: true }),
    area('includeDiaryEntries', { name: 'diaryEntriesSearchDate', valueDate: '2026-12-31' }),
    area('includeEverything', { name: 'ofEveryKind', valueQuantity: { value: 1.5, unit: 'kg' } }),
    { name: 'somethingElse', valueIdentifier: { system: 'https://x.example', value: '1', period: YEAR } },
  ]),
  id: 'ours',
  meta: { tag: [{ code: 'a' }] },
});

/** A request of a section of the HTML view with every parameter. */
export const wholeSectionRequest = (nhsNumber: string): Json => ({
  ...parametersOf(nhsNumberParameter(nhsNumber), sectionParameter('PRB'), periodParameter({ ...YEAR })),
  id: 'ours',
  meta: { tag: [{ code: 'a' }] },
});
