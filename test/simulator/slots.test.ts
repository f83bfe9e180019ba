import { describe, expect, it } from 'vitest';
import {
  DELIVERY_CHANNEL,
  DOS_SERVICE_ID,
  type FoundSlot,
  findSlots,
  having,
  ODS_CODE,
  ofType,
  ORGANISATION_TYPE,
  PRACTITIONER_ROLE,
  type Query,
  resourcesOf,
  searchSlots,
  slotQuery,
  slotsIn,
} from './appointment-calls.js';
import { list, member, refusalOf, type Reply } from './consumer.js';
import { NOW, runningSimulator, TODAY } from './running.js';

const running = runningSimulator();

const search = (practice: string, query?: Query): Promise<Reply> => searchSlots(running.consumer, practice, query);
const find = (practice: string, query?: Query): Promise<readonly FoundSlot[]> =>
  findSlots(running.consumer, practice, query);

const ordinary = slotQuery();
const idsOf = (slots: readonly FoundSlot[]): readonly string[] => slots.map(({ id }) => id).sort();
const filters = (types: readonly string[], odsCodes: readonly string[]): Query =>
  having(
    ordinary,
    'searchFilter',
    ...types.map((type) => `${ORGANISATION_TYPE}|${type}`),
    ...odsCodes.map((code) => `${ODS_CODE}|${code}`),
  );

describe('a bundle of free slots (spec 03 §2.4)', () => {
  it('has slots, their schedules, and what hangs on them, each once', async () => {
    const reply = await search('A99001');
    expect(reply.body).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
    expect(Object.keys(reply.body)).toEqual(['resourceType', 'type', 'entry']);
    expect(list(reply.body['entry']).every((entry) => Object.keys(entry as object).join() === 'resource')).toBe(true);
    const references = resourcesOf(reply).map(
      (one) => `${String(member(one, 'resourceType'))}/${String(member(one, 'id'))}`,
    );
    expect(new Set(references).size).toBe(references.length);
    const slots = slotsIn(reply);
    expect(slots.length).toBeGreaterThan(100);
    for (const { schedule, actors } of slots) {
      expect(schedule).toBeDefined();
      for (const actor of actors) expect(references).toContain(actor);
    }
    const starts = slots.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort());
    expect(new Set(resourcesOf(reply).map((one) => member(one, 'resourceType')))).toEqual(
      new Set(['Slot', 'Schedule', 'Practitioner', 'Location', 'Organization']),
    );
  });

  it('has slots and schedules with what their profiles want, and nothing that must not be', async () => {
    const reply = await search('A99001');
    const profile = (name: string): string => `https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-${name}-1`;
    for (const slot of ofType(reply, 'Slot')) {
      expect(slot).toMatchObject({
        meta: { versionId: expect.any(String) as string, profile: [profile('Slot')] },
        extension: [{ url: DELIVERY_CHANNEL }],
        serviceType: [{ text: expect.any(String) as string }],
        status: 'free',
      });
      for (const time of [member(slot, 'start'), member(slot, 'end')]) {
        expect(time).toMatch(/^2026-06-\d\dT\d\d:\d\d:\d\d\+01:00$/);
      }
      for (const element of ['specialty', 'comment']) expect(slot).not.toHaveProperty(element);
    }
    const schedules = ofType(reply, 'Schedule');
    for (const schedule of schedules) {
      expect(schedule).toMatchObject({
        meta: { versionId: expect.any(String) as string, profile: [profile('Schedule')] },
        serviceCategory: { text: expect.any(String) as string },
        planningHorizon: { start: expect.any(String) as string, end: expect.any(String) as string },
      });
      expect(list(member(schedule, 'extension')).map((one) => member(one, 'url'))).toEqual([PRACTITIONER_ROLE]);
      const actors = list(member(schedule, 'actor')).map((one) => String(member(one, 'reference')).split('/')[0]);
      expect(actors.filter((type) => type === 'Location')).toHaveLength(1);
      for (const element of ['specialty', 'comment']) expect(schedule).not.toHaveProperty(element);
    }
    const named = schedules.filter((one) => JSON.stringify(member(one, 'actor')).includes('Practitioner/'));
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThan(schedules.length);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['nothing', [], []],
    ['practitioners', ['Schedule:actor:Practitioner'], ['Practitioner']],
    ['places', ['Schedule:actor:Location'], ['Location']],
    ['what nobody knows', ['Slot:everything'], []],
  ])('brings along what was asked for, and the practice always: %s', async (_what, recursed, types) => {
    const reply = await search('A99001', having(ordinary, '_include:recurse', ...recursed));
    expect(new Set(resourcesOf(reply).map((one) => member(one, 'resourceType')))).toEqual(
      new Set(['Slot', 'Schedule', 'Organization', ...types]),
    );
  });

  it('is empty where there is nothing, with no other resource', async () => {
    const reply = await search('A99001', slotQuery('2026-09-01', '2026-09-07'));
    expect([reply.status, resourcesOf(reply)]).toEqual([200, []]);
  });

  it('is the same to the byte when asked again', async () => {
    expect((await search('B99002')).text).toBe((await search('B99002')).text);
  });
});

describe('which slots the estate has', () => {
  it('are at every channel, with staff and without, at main and branch, at A99001', async () => {
    const slots = await find('A99001');
    expect(new Set(slots.map(({ channel }) => channel))).toEqual(new Set(['In-person', 'Telephone', 'Video']));
    const places = new Set(slots.flatMap(({ actors }) => actors.filter((one) => one.startsWith('Location/'))));
    expect(places.size).toBe(2);
    expect(slots.some(({ actors }) => actors.every((one) => one.startsWith('Location/')))).toBe(true);
  });

  it.each(['A99001', 'B99002', 'C99003', 'D99004', 'E99005', 'G99007'])(
    'are some in the next two weeks: %s',
    async (practice) => {
      const slots = await find(practice);
      expect(slots.filter(({ start }) => new Date(start) > NOW).length).toBeGreaterThan(20);
    },
  );

  it('are none for the demo organisation in the first week at C99003, and some for a practice', async () => {
    const week = slotQuery(TODAY, '2026-06-22');
    expect(await find('C99003', week)).toEqual([]);
    expect(await find('C99003', slotQuery('2026-06-23', '2026-06-26'))).not.toEqual([]);
    const practice = having(week, 'searchFilter', `${ORGANISATION_TYPE}|gp-practice`, `${ODS_CODE}|A99001`);
    expect(await find('C99003', practice)).not.toEqual([]);
  });

  it('have all begun today at E99005', async () => {
    const today = await find('E99005', slotQuery(TODAY, TODAY));
    expect(today).not.toEqual([]);
    expect(today.filter(({ start }) => new Date(start) > NOW)).toEqual([]);
    expect(await find('E99005', slotQuery('2026-06-16', '2026-06-16'))).not.toEqual([]);
  });

  it('go over midnight at D99004', async () => {
    const overnight = (await find('D99004')).filter(({ start, end }) => start.slice(0, 10) !== end.slice(0, 10));
    expect(new Set(overnight.map(({ start, end }) => `${start.slice(11, 16)} ${end.slice(11, 16)}`))).toEqual(
      new Set(['23:50 00:10']),
    );
  });

  it('are had through GP Connect only when it is time', async () => {
    const onTheDay = (await find('A99001')).filter(({ session }) => session === 'On-the-day surgery');
    expect(new Set(onTheDay.map(({ start }) => start.slice(0, 10)))).toEqual(new Set([TODAY]));
  });

  it('are never a visit, nor what the practice keeps to itself', async () => {
    const sessions = new Set((await find('A99001')).map(({ session }) => session));
    expect(sessions.has('Open surgery')).toBe(true);
    for (const hidden of ['Visits', 'Partners’ own list']) expect(sessions.has(hidden)).toBe(false);
  });
});

describe('who may have a slot (spec 03 §2.3)', () => {
  /** The times of the shared clinic at A99001, by whom they are kept for. */
  const KEPT = {
    'gp-practice': ['11:30', '11:40'],
    'urgent-care': ['11:50', '12:00'],
    Z99000: ['12:10', '12:20'],
    'B99002, D99004': ['12:30', '12:40'],
    'urgent-care and Z99000': ['12:50', '13:00'],
    'gp-practice and Z99000': ['13:10', '13:20'],
  } as const;
  type Kept = keyof typeof KEPT;

  it.each<[string, readonly string[], readonly string[], readonly Kept[]]>([
    ['nobody', [], [], []],
    ['urgent care', ['urgent-care'], [], ['urgent-care']],
    ['a practice', ['gp-practice'], [], ['gp-practice']],
    ['another type', ['oncology'], [], []],
    ['Z99000', [], ['Z99000'], ['Z99000']],
    ['B99002', [], ['B99002'], ['B99002, D99004']],
    ['another organisation', [], ['X99999'], []],
    ['Z99000, urgent care', ['urgent-care'], ['Z99000'], ['urgent-care', 'Z99000', 'urgent-care and Z99000']],
    ['Z99000, a practice', ['gp-practice'], ['Z99000'], ['gp-practice', 'Z99000', 'gp-practice and Z99000']],
    ['D99004, another type', ['oncology'], ['D99004'], ['B99002, D99004']],
  ])('%s', async (_who, types, odsCodes, kept) => {
    const slots = await find('A99001', filters(types, odsCodes));
    const shared = slots.filter(({ session, start }) => session === 'Shared clinic' && start.startsWith(TODAY));
    expect(shared.map(({ start }) => start.slice(11, 16))).toEqual(kept.flatMap((one) => KEPT[one]));
    expect(slots.some(({ session }) => session === 'Open surgery')).toBe(true);
  });

  it('is nothing that other search filters say', async () => {
    const disposition = ['searchFilter', 'https://other.example|Dx02'] as const;
    expect(idsOf(await find('A99001', [...ordinary, disposition]))).toEqual(idsOf(await find('A99001')));
    expect((await search('A99001', having(ordinary, 'searchFilter', 'nonsense'))).status).toBe(200);
  });
});

describe('filtering by service (spec 03 §2.5)', () => {
  const byService = (...ids: readonly string[]): Query =>
    having(
      [...ordinary, ['_include:recurse', 'Schedule:actor:HealthcareService']],
      'service.identifier',
      ...ids.map((id) => (id.includes('|') ? id : `${DOS_SERVICE_ID}|${id}`)),
    );
  const status = (reply: Reply): unknown => member(reply.body, 'meta', 'extension', 0, 'valueCode');

  it.each(['9999999999', '9999999998'])('gives the slots of %s and no others, with the service', async (dosId) => {
    const reply = await search('D99004', byService(dosId));
    expect(status(reply)).toBe('enabled');
    const [service, ...more] = ofType(reply, 'HealthcareService');
    expect(more).toEqual([]);
    expect(member(service, 'identifier', 0)).toEqual({ system: DOS_SERVICE_ID, value: dosId });
    const slots = slotsIn(reply);
    expect(slots.length).toBeGreaterThan(20);
    for (const { actors } of slots) expect(actors).toContain(`HealthcareService/${String(member(service, 'id'))}`);
  });

  it('finds nothing of a service that is listed and has nothing free, and says that it has looked', async () => {
    const soon = having(having(byService('9999999998'), 'start', 'ge2026-06-16'), 'end', 'le2026-06-18');
    const reply = await search('D99004', soon);
    expect([reply.status, resourcesOf(reply), status(reply)]).toEqual([200, [], 'enabled']);
  });

  it('tells the service of a linked schedule though nobody asked, and never the status then', async () => {
    const reply = await search('D99004');
    expect(reply.body).not.toHaveProperty('meta');
    expect(ofType(reply, 'HealthcareService')).toEqual([]);
    const linked = slotsIn(reply).filter(({ actors }) => actors.some((one) => one.startsWith('HealthcareService/')));
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.length).toBeLessThan(slotsIn(reply).length);
  });

  it.each<[string, readonly string[], number, string]>([
    ['an unknown service', ['9999999990'], 404, 'NO_RECORD_FOUND'],
    ['words', ['DosIdThatDoesntExist'], 404, 'NO_RECORD_FOUND'],
    ['an unknown one twice', ['1', '1'], 404, 'NO_RECORD_FOUND'],
    ['two', ['9999999998', '9999999999'], 400, 'BAD_REQUEST'],
    ['another system', ['https://other.example|9999999999'], 422, 'INVALID_PARAMETER'],
  ])('refuses %s', async (_what, ids, expected, code) => {
    const refusal = refusalOf(await search('D99004', byService(...ids)));
    expect(refusal).toMatchObject({ status: expected, code });
    expect(String(refusal.diagnostics)).toContain('service.identifier');
  });

  it('is not done for a blank id', async () => {
    const reply = await search('D99004', byService(`${DOS_SERVICE_ID}|`));
    expect(idsOf(slotsIn(reply))).toEqual(idsOf(await find('D99004')));
  });

  it('is not done where it is switched off, which is said; nor where it is not known, which is not', async () => {
    for (const [practice, says] of [
      ['E99005', 'organization-disabled'],
      ['G99007', 'supplier-disabled'],
    ] as const) {
      const off = await search(practice, byService('9999999999'));
      expect(status(off)).toBe(says);
      expect(idsOf(slotsIn(off))).toEqual(idsOf(await find(practice)));
      expect(off.text).not.toContain('HealthcareService/');
    }
    const older = await search('A99001', byService('9999999999'));
    expect(older.body).not.toHaveProperty('meta');
    expect(idsOf(slotsIn(older))).toEqual(idsOf(await find('A99001')));
  });
});
