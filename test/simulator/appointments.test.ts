import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/index.js';
import {
  type Ask,
  type CallChanges,
  INTERACTION,
  list,
  member,
  refusalOf,
  type Reply,
  TestConsumer,
} from './consumer.js';
import { runningSimulator, TODAY } from './running.js';

const running = runningSimulator();

const EXTENSION = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-';

const appointments = (reply: Reply): readonly unknown[] =>
  list(reply.body['entry']).map((entry) => member(entry, 'resource'));

async function patientId(consumer: TestConsumer, practice: string, number: string): Promise<string> {
  return String(member((await consumer.findPatient(practice, number)).body, 'entry', 0, 'resource', 'id'));
}

async function listed(
  practice: string,
  number: string,
  query = `start=ge${TODAY}&start=le2026-12-31`,
  changes: CallChanges = {},
  consumer = running.consumer,
): Promise<Reply> {
  const id = await patientId(consumer, practice, number);
  const ask: Ask = {
    practice,
    interaction: INTERACTION.listAppointments,
    scope: 'patient/*.read',
    path: `/Patient/${id}/Appointment`,
    query,
  };
  return consumer.call(ask, changes);
}

const read = (practice: string, id: unknown, consumer = running.consumer): Promise<Reply> =>
  consumer.call({
    practice,
    interaction: INTERACTION.readAppointment,
    scope: 'patient/*.read',
    path: `/Appointment/${String(id)}`,
  });

function extension(appointment: unknown, name: string): unknown {
  return list(member(appointment, 'extension')).find((one) => member(one, 'url') === `${EXTENSION}${name}`);
}

const channelOf = (appointment: unknown): unknown => member(extension(appointment, 'DeliveryChannel-2'), 'valueCode');
const startOf = (appointment: unknown): string => String(member(appointment, 'start'));

describe("a patient's appointments (spec 03 §7)", () => {
  it('are many for the everyday patient, with different staff and places, one of them earlier today', async () => {
    const found = appointments(await listed('A99001', '9990000018'));
    expect(found).toHaveLength(17);
    const actors = new Set(
      found.flatMap((one) =>
        list(member(one, 'participant')).map((party) => String(member(party, 'actor', 'reference'))),
      ),
    );
    const kinds = (type: string): number => [...actors].filter((actor) => actor.startsWith(`${type}/`)).length;
    expect([kinds('Patient'), kinds('Location')]).toEqual([1, 2]);
    expect(kinds('Practitioner')).toBeGreaterThanOrEqual(4);
    const earlier = found.filter((one) => startOf(one).startsWith(TODAY));
    expect(earlier.map(startOf)).toEqual([`${TODAY}T08:30:00+01:00`]);
    expect(new Set(found.map(channelOf))).toEqual(new Set(['In-person', 'Telephone', 'Video', undefined]));
  });

  it('are given by the day on which they start, and no others', async () => {
    const all = appointments(await listed('A99001', '9990000018'));
    const today = appointments(await listed('A99001', '9990000018', `start=ge${TODAY}&start=le${TODAY}`));
    const later = appointments(await listed('A99001', '9990000018', 'start=ge2026-06-16&start=le2026-12-31'));
    expect([today.length, later.length]).toEqual([1, all.length - 1]);
    expect([...today, ...later].map(startOf).sort()).toEqual(all.map(startOf).sort());
  });

  it('are at two practices for one patient, a visit and a cancelled one among them', async () => {
    const surgery = appointments(await listed('B99002', '9990000042'));
    const hub = appointments(await listed('D99004', '9990000042'));
    expect([surgery.length, hub.length]).toEqual([5, 3]);
    const [visit] = surgery.filter((one) => channelOf(one) === 'Visit');
    const [cancelled] = surgery.filter((one) => member(one, 'status') === 'cancelled');
    expect(member(extension(cancelled, 'AppointmentCancellationReason-1'), 'valueString')).toEqual(expect.any(String));
    const place = list(member(visit, 'participant'))
      .map((party) => String(member(party, 'actor', 'reference')))
      .find((reference) => reference.startsWith('Location/'));
    const location = await running.consumer.call({
      practice: 'B99002',
      interaction: INTERACTION.readLocation,
      scope: 'organization/*.read',
      path: `/${place ?? ''}`,
    });
    expect(location.body).toMatchObject({
      name: 'Contact practice for location of the visit',
      address: { line: ['Unknown'], city: 'Unknown' },
    });
    expect((await read('B99002', member(visit, 'id'))).status).toBe(200);
    const services = hub.filter((one) => JSON.stringify(member(one, 'participant')).includes('HealthcareService/'));
    expect(services).toHaveLength(3);
  });

  it('keep the organisation that booked, where one did', async () => {
    const found = appointments(await listed('A99001', '9990000018'));
    const booked = found.filter((one) => extension(one, 'BookingOrganisation-1') !== undefined);
    const own = found.filter((one) => !booked.includes(one));
    expect(own.length).toBeGreaterThan(0);
    for (const appointment of booked) {
      expect(member(extension(appointment, 'BookingOrganisation-1'), 'valueReference', 'reference')).toBe('#1');
      expect(member(appointment, 'contained', 0)).toMatchObject({ resourceType: 'Organization', id: '1' });
    }
    const bookers = booked.map((one) => member(one, 'contained', 0, 'identifier', 0, 'value'));
    expect(new Set(bookers)).toEqual(new Set(['Z99000', 'A99001']));
    for (const appointment of own) expect(extension(appointment, 'DeliveryChannel-2')).toBeUndefined();
  });

  it('are none for somebody who has none', async () => {
    const reply = await listed('A99001', '9990000069');
    expect([reply.status, appointments(reply)]).toEqual([200, []]);
  });

  it.each<[string, string]>([
    ['one start', `start=ge${TODAY}`],
    ['no start', '_sort=date'],
    ['three', `start=ge${TODAY}&start=le2026-07-01&start=le2026-08-01`],
    ['ge twice', `start=ge${TODAY}&start=ge2026-07-01`],
    ['le twice', `start=le${TODAY}&start=le2026-07-01`],
    ['lt', `start=ge${TODAY}&start=lt2026-07-01`],
    ['gt', `start=gt${TODAY}&start=le2026-07-01`],
    ['eq', `start=ge${TODAY}&start=eq2026-07-01`],
    ['no prefix', `start=${TODAY}&start=2026-07-01`],
    ['a year', 'start=ge2026&start=le2026-07-01'],
    ['a month', `start=ge${TODAY}&start=le2026-07`],
    ['a time', `start=ge${TODAY}T00:00:00%2B01:00&start=le2026-07-01`],
    ['a day that does not exist', `start=ge${TODAY}&start=le2026-06-31`],
    ['the past', 'start=ge2026-06-01&start=le2026-06-10'],
    ['partly the past', 'start=ge2026-06-14&start=le2026-07-01'],
    ['the wrong order', 'start=ge2026-07-02&start=le2026-07-01'],
  ])('refuses %s', async (_what, query) => {
    expect(refusalOf(await listed('A99001', '9990000018', query))).toMatchObject({
      status: 422,
      code: 'INVALID_PARAMETER',
    });
  });

  it('refuses a scope for writing, and an unknown patient; ignores other parameters', async () => {
    const write = await listed('A99001', '9990000018', undefined, { claims: { requested_scope: 'patient/*.write' } });
    expect(refusalOf(write)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    const nobody = await listed('A99001', '9990000018', undefined, { path: '/Patient/null/Appointment' });
    expect(refusalOf(nobody)).toMatchObject({ status: 404, code: 'PATIENT_NOT_FOUND' });
    const sorted = await listed('A99001', '9990000018', `start=ge${TODAY}&start=le2026-07-01&_sort=date`);
    expect(sorted.status).toBe(200);
  });
});

describe('reading one appointment (spec 03 §6)', () => {
  it('gives one ahead with its version, and refuses one that has begun', async () => {
    const found = appointments(await listed('A99001', '9990000018'));
    const ahead = found.find((one) => !startOf(one).startsWith(TODAY));
    const begun = found.find((one) => startOf(one).startsWith(TODAY));
    const reply = await read('A99001', member(ahead, 'id'));
    expect(reply.body).toEqual(ahead);
    expect(reply.headers.get('etag')).toBe(`W/"${String(member(ahead, 'meta', 'versionId'))}"`);
    expect(refusalOf(await read('A99001', member(begun, 'id')))).toMatchObject({
      status: 422,
      code: 'INVALID_RESOURCE',
    });
  });

  it.each(['45555g55555', '', '1'])('knows no "%s"', async (id) => {
    expect(refusalOf(await read('A99001', id))).toMatchObject({ status: 404, code: 'NO_RECORD_FOUND' });
  });
});

describe('times of appointments', () => {
  it.each([
    ['2027-03-27T10:00:00Z', 'the night before clocks go forward'],
    ['2026-10-24T10:00:00Z', 'the night before clocks go back'],
    ['2026-01-01T00:05:00Z', 'just after midnight'],
    ['2026-07-01T23:30:00Z', 'after midnight in the UK, before it in UTC'],
  ])('are UK local with the offset of their own day: %s, %s', async (at) => {
    const now = (): Date => new Date(at);
    const simulator = await startSimulator({ now });
    try {
      const consumer = new TestConsumer(simulator, now);
      const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(now());
      const reply = await listed('A99001', '9990000018', `start=ge${today}&start=le2027-12-31`, {}, consumer);
      const found = appointments(reply);
      expect(found).toHaveLength(17);
      for (const appointment of found) {
        for (const time of [member(appointment, 'start'), member(appointment, 'end')].map(String)) {
          const shown = new Intl.DateTimeFormat('sv-SE', {
            timeZone: 'Europe/London',
            dateStyle: 'short',
            timeStyle: 'medium',
          });
          expect(shown.format(new Date(time)).replace(' ', 'T')).toBe(time.slice(0, 19));
        }
      }
      const begun = found.filter((one) => new Date(startOf(one)) <= now());
      expect(begun).toHaveLength(1);
    } finally {
      await simulator.close();
    }
  });
});
