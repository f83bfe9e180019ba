import { beforeAll, describe, expect, it } from 'vitest';
import {
  book,
  BOOKING_ORGANISATION,
  bookingBody,
  bookingOrganisation,
  expectRefused,
  findSlots,
  type FoundSlot,
  ODS_CODE,
  ORGANISATION_TYPE,
  patientIdAt,
} from './appointment-calls.js';
import { parseXml } from '../../src/simulator/practice/xml-elements.js';
import type { Json } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const PRACTICE = 'A99001';

let patient: string;
let slot: FoundSlot;

beforeAll(async () => {
  patient = await patientIdAt(running.consumer, PRACTICE, '9990000018');
  const [first] = (await findSlots(running.consumer, PRACTICE)).filter(({ start }) => new Date(start) > NOW);
  if (first === undefined) throw new Error('There is no slot.');
  slot = first;
});

describe('the organisation that books (spec 03 §3.1, §3.4; 02 §6)', () => {
  const organisation = (more: Json): Json => ({ contained: [bookingOrganisation(more)] });

  it.each<[string, Json, string]>([
    ['no booking organisation', { extension: undefined }, 'BookingOrganisation'],
    ['an empty list of extensions', { extension: [] }, 'Appointment.extension'],
    [
      'an absolute booking organisation',
      {
        extension: [{ url: BOOKING_ORGANISATION, valueReference: { reference: 'https://x.example/Organization/1' } }],
      },
      'BookingOrganisation',
    ],
    [
      'a booking organisation that is not there',
      { extension: [{ url: BOOKING_ORGANISATION, valueReference: { reference: '#2' } }] },
      'BookingOrganisation',
    ],
    ['nothing contained', { contained: [] }, 'contained'],
    ['an organisation without name', organisation({ name: undefined }), 'name'],
    ['an organisation without telecom', organisation({ telecom: undefined }), 'telecom'],
    [
      'an organisation with mail alone',
      organisation({ telecom: [{ system: 'email', value: 'a@x.example' }] }),
      'telecom',
    ],
    [
      'an organisation without ODS code',
      organisation({ identifier: [{ system: 'https://x.example', value: '1' }] }),
      'ODS code',
    ],
    [
      'an organisation of two ODS codes',
      organisation({
        identifier: [
          { system: ODS_CODE, value: 'Z99000' },
          { system: ODS_CODE, value: 'Z99001' },
        ],
      }),
      'ODS code',
    ],
    ['an organisation whose type is null', organisation({ type: null }), 'type'],
    ['an organisation whose type is in words', organisation({ type: [{ text: 'urgent care' }] }), 'type'],
    [
      'an organisation of two types',
      organisation({
        type: ['urgent-care', 'gp-practice'].map((code) => ({ coding: [{ system: ORGANISATION_TYPE, code }] })),
      }),
      'type',
    ],
    [
      'an organisation whose type is of a system of its own',
      organisation({ type: [{ coding: [{ system: 'https://x.example/types', code: 'urgent-care' }] }] }),
      'type',
    ],
    [
      'an organisation whose type has no code',
      organisation({ type: [{ coding: [{ system: ORGANISATION_TYPE }] }] }),
      'type',
    ],
    [
      'an organisation whose phone number is a number',
      organisation({ telecom: [{ system: 'phone', value: 1134960000 }] }),
      'telecom[0].value',
    ],
    [
      'an organisation with a contact of no kind',
      organisation({ telecom: [{ system: 'phone', value: '1' }, { value: '2' }] }),
      'telecom[1].system',
    ],
    [
      'an organisation with an address that is none',
      organisation({ address: [{ line: '1 High St' }] }),
      'address[0].line',
    ],
    ['an organisation that is a Patient', organisation({ resourceType: 'Patient' }), 'contained[0].resourceType'],
    [
      'markup that is not well-formed',
      organisation({ text: { status: 'generated', div: '<div><p>Us</div>' } }),
      'text.div',
    ],
    [
      'markup with a declaration before it',
      organisation({ text: { status: 'generated', div: '<?xml version="1.0"?><div>Us</div>' } }),
      'text.div',
    ],
    [
      'markup with a comment before it',
      organisation({ text: { status: 'generated', div: '<!-- <div --><div>Us</div>' } }),
      'text.div',
    ],
    ['an organisation without the code itself', organisation({ identifier: [{ system: ODS_CODE }] }), 'identifier'],
    ['an organisation of another profile', organisation({ meta: { profile: [] } }), 'meta.profile'],
    ['an organisation with an unknown element', organisation({ colour: 'red' }), 'colour'],
  ])('is refused: %s', async (_what, more, says) => {
    expectRefused(await book(running.consumer, PRACTICE, bookingBody(patient, [slot], more)), says);
    expect((await findSlots(running.consumer, PRACTICE)).map(({ id }) => id)).toContain(slot.id);
  });

  it.each(['<div>Us</div>', '<div lang="en" xmlns="http://www.w3.org/1999/xhtml">Us</div>'])(
    'may say of itself %s, which is well-formed in XML too, with one namespace',
    async (div) => {
      const [free] = (await findSlots(running.consumer, PRACTICE)).filter(({ start }) => new Date(start) > NOW);
      if (free === undefined) throw new Error('There is no slot.');
      const body = bookingBody(patient, [free], organisation({ text: { status: 'generated', div } }));
      const { text } = await book(running.consumer, PRACTICE, body, { headers: { Accept: 'application/fhir+xml' } });
      expect(parseXml(text).name).toBe('Appointment');
      expect(/<div[^>]*>/.exec(text)?.[0].match(/xmlns=/g)).toHaveLength(1);
    },
  );
});
