import { afterEach, describe, expect, it } from 'vitest';
import { NotWellFormed, parseXml } from '../../src/simulator/practice/xml-elements.js';
import {
  ALLERGIES,
  fetchJson,
  INTERACTION,
  list,
  member,
  refusalOf,
  type Reply,
  TestConsumer,
  metadataOf,
} from './consumer.js';
import {
  askCareRecord,
  askSection,
  divOf,
  nhsNumberParameter,
  parametersOf,
  sectionParameter,
  XML_FHIR,
} from './html-consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const METADATA = metadataOf('B99002');
const SLOTS = { ...METADATA, interaction: INTERACTION.findSlots, path: '/Slot' };

async function setFaults(...rules: readonly object[]): Promise<void> {
  const init = { method: 'PUT', body: JSON.stringify(rules) };
  expect((await fetchJson(`${running.simulator.origin}/control/faults`, init)).status).toBe(200);
}

afterEach(() => setFaults());

/** Somebody who has looked nothing up yet. */
const newcomer = (): TestConsumer => new TestConsumer(running.simulator, () => NOW);
const record = (consumer: TestConsumer): Promise<Reply> => consumer.record('B99002', '9990000042', [ALLERGIES]);

describe('a change of ASID', () => {
  it('makes the proxy refuse the ASID before, until it is looked up anew', async () => {
    const early = newcomer();
    expect((await record(early)).status).toBe(200);
    await setFaults({ practice: 'B99002', capability: 'structured', fault: 'asid-change' });
    const stale = refusalOf(await record(early));
    expect([stale.status, stale.diagnostics]).toEqual([
      403,
      expect.stringMatching(/^PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_\d+$/),
    ]);
    const late = newcomer();
    expect((await record(late)).status).toBe(200);
    const ofRecord = await Promise.all([early, late].map((one) => one.target('B99002', INTERACTION.readRecord)));
    expect(new Set(ofRecord.map(({ asid }) => asid)).size).toBe(2);
    expect(new Set(ofRecord.map(({ root }) => root)).size).toBe(1);
  });

  it('concerns the system that was named, and no other', async () => {
    const consumer = newcomer();
    await consumer.call(METADATA);
    await consumer.call({ ...METADATA, practice: 'A99001' });
    await setFaults({ practice: 'B99002', capability: 'structured', fault: 'asid-change' });
    expect((await consumer.call(METADATA)).status).toBe(200);
    expect((await consumer.call({ ...METADATA, practice: 'A99001' })).status).toBe(200);
    await setFaults({ practice: 'B99002', fault: 'asid-change' });
    expect((await consumer.call(METADATA)).status).toBe(403);
    await setFaults();
    expect((await consumer.call(METADATA)).status).toBe(200);
  });

  it('is told to the practice too: without the proxy it does not take the one before', async () => {
    const consumer = newcomer();
    expect((await consumer.call(METADATA, { direct: true })).status).toBe(200);
    await setFaults({ practice: 'B99002', fault: 'asid-change' });
    expect(refusalOf(await consumer.call(METADATA, { direct: true }))).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
      diagnostics: expect.stringContaining('Ssp-To') as string,
    });
  });
});

describe('a clock that is off', () => {
  it('judges tokens', async () => {
    const consumer = newcomer();
    for (const [seconds, status] of [
      [0, 200],
      [299, 200],
      [300, 400],
      [-3600, 200],
    ] as const) {
      await setFaults({ practice: 'B99002', fault: `clock:${seconds}` });
      expect([seconds, (await consumer.call(METADATA)).status]).toEqual([seconds, status]);
    }
    await setFaults({ practice: 'B99002', fault: 'clock:300' });
    expect(refusalOf(await consumer.call(METADATA)).diagnostics).toContain('expired');
    expect((await consumer.call({ ...METADATA, practice: 'A99001' })).status).toBe(200);
  });

  it('dates answers', async () => {
    const consumer = newcomer();
    const dateOf = async (): Promise<number> =>
      Date.parse((await consumer.call(METADATA)).headers.get('date') ?? '') - NOW.getTime();
    expect(await dateOf()).toBe(0);
    await setFaults({ practice: 'B99002', fault: 'clock:-86400' });
    expect(await dateOf()).toBe(-86_400_000);
    await setFaults({ practice: 'B99002', fault: 'clock:+120' });
    expect(await dateOf()).toBe(120_000);
  });
});

describe('what a practice has switched off', () => {
  it('is refused, although the directory still names it', async () => {
    const consumer = newcomer();
    await setFaults({ practice: 'B99002', capability: 'structured', fault: 'switched-off' });
    expect(refusalOf(await record(consumer))).toMatchObject({ status: 403, code: 'ACCESS DENIED', issue: 'forbidden' });
    expect((await consumer.call(METADATA)).status).toBe(200);
    expect((await consumer.record('A99001', '9990000018', [ALLERGIES])).status).toBe(200);
  });

  it('may be one interaction, a capability of those that share a root, or everything', async () => {
    const consumer = newcomer();
    await setFaults({ practice: 'B99002', interactionId: INTERACTION.metadata, fault: 'switched-off' });
    expect((await consumer.call(METADATA)).status).toBe(403);
    expect((await consumer.findPatient('B99002', '9990000042')).status).toBe(200);
    await setFaults({ practice: 'B99002', capability: 'appointments', fault: 'switched-off' });
    expect([(await consumer.call(SLOTS)).status, (await consumer.call(METADATA)).status]).toEqual([403, 200]);
    await setFaults({ practice: 'B99002', fault: 'switched-off' });
    const refused = [await consumer.call(METADATA), await record(consumer)];
    expect(refused.map((reply) => refusalOf(reply).code)).toEqual(['ACCESS DENIED', 'ACCESS DENIED']);
  });

  it('is refused in the shape of the version that was asked', async () => {
    await setFaults({ practice: 'B99002', capability: 'html', fault: 'switched-off' });
    const reply = await askSection(newcomer(), 'B99002', '9990000042', 'SUM');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([403, 'application/json+fhir;charset=utf-8']);
    expect(String(member(reply.body, 'meta', 'profile', 0))).toMatch(/^http:\/\/fhir\.nhs\.net\//);
  });
});

describe('markup of the HTML view that is not well-formed', () => {
  const section = (): Promise<Reply> => askSection(newcomer(), 'B99002', '9990000042', 'SUM');

  it('is given with everything else as it should be, as often as was said', async () => {
    const whole = await section();
    await setFaults({ practice: 'B99002', times: 1, fault: 'xhtml' });
    const spoilt = await section();
    expect(() => parseXml(divOf(spoilt))).toThrow(NotWellFormed);
    expect([spoilt.status, spoilt.headers.get('content-type')]).toEqual([200, whole.headers.get('content-type')]);
    // The Composition stands first; the rest of the answer is no matter of markup.
    expect(list(spoilt.body['entry']).slice(1)).toEqual(list(whole.body['entry']).slice(1));
    expect(divOf(spoilt)).toContain(divOf(whole).slice(0, -'</div>'.length));
    expect(divOf(await section())).toBe(divOf(whole));
  });

  it('spoils the whole of an answer in XML', async () => {
    const inXml = (): Promise<Reply> =>
      askCareRecord(
        newcomer(),
        'B99002',
        '9990000042',
        parametersOf(nhsNumberParameter('9990000042'), sectionParameter('SUM')),
        { headers: { Accept: XML_FHIR } },
      );
    expect(parseXml((await inXml()).text).name).toBe('Bundle');
    await setFaults({ practice: 'B99002', fault: 'xhtml' });
    const { status, text } = await inXml();
    expect(status).toBe(200);
    expect(() => parseXml(text)).toThrow(NotWellFormed);
  });

  it('leaves everything else alone, and counts nothing else', async () => {
    const consumer = newcomer();
    const before = await consumer.call(METADATA);
    await setFaults({ practice: 'B99002', times: 1, fault: 'xhtml' });
    expect((await consumer.call(METADATA)).text).toBe(before.text);
    expect((await record(consumer)).status).toBe(200);
    const { body } = await fetchJson(`${running.simulator.origin}/control/faults`);
    expect(member(list(body['list']), 0)).toMatchObject({
      interactionId: 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getcarerecord',
      times: 1,
    });
  });

  it.each([
    [{ capability: 'structured' }, 'body[0].capability: xhtml is for html only'],
    [{ interactionId: INTERACTION.metadata }, 'body[0].interactionId: xhtml is for html only'],
    [{ practice: 'PDS' }, 'body[0].fault: xhtml is for practices only.'],
  ])('is nothing that %o could have', async (more, says) => {
    const init = { method: 'PUT', body: JSON.stringify([{ fault: 'xhtml', ...more }]) };
    const reply = await fetchJson(`${running.simulator.origin}/control/faults`, init);
    expect([reply.status, reply.body['error']]).toEqual([400, expect.stringContaining(says)]);
  });
});

describe('what is no longer registered', () => {
  it('is found no more, and refused by the proxy', async () => {
    const early = newcomer();
    expect((await record(early)).status).toBe(200);
    await setFaults({ practice: 'B99002', capability: 'structured', fault: 'unregistered' });
    expect(refusalOf(await record(early))).toMatchObject({ status: 403, code: '403' });
    expect(await newcomer().target('B99002', INTERACTION.readRecord)).toEqual({ root: '', asid: '' });
    expect((await newcomer().call(METADATA)).status).toBe(200);
  });

  it('may be everything that a practice has', async () => {
    await setFaults({ practice: 'B99002', fault: 'unregistered' });
    for (const interaction of Object.values(INTERACTION)) {
      expect(await newcomer().target('B99002', interaction)).toEqual({ root: '', asid: '' });
    }
    expect((await newcomer().target('A99001', INTERACTION.metadata)).root).not.toBe('');
  });
});

describe('faults in the shape of the version that was asked', () => {
  it.each([
    [400, 'BAD_REQUEST'],
    [404, 'NO_RECORD_FOUND'],
    [500, 'INTERNAL_SERVER_ERROR'],
  ])('HTML: %i %s', async (status, code) => {
    await setFaults({ practice: 'B99002', capability: 'html', fault: `status:${status}` });
    const reply = await askSection(newcomer(), 'B99002', '9990000042', 'SUM');
    expect(refusalOf(reply)).toMatchObject({ status, code });
    expect(String(member(reply.body, 'meta', 'profile', 0))).toMatch(/^http:\/\/fhir\.nhs\.net\//);
  });

  it('lasting ones stand beside those that are drawn', async () => {
    const consumer = newcomer();
    await setFaults(
      { practice: 'B99002', capability: 'structured', fault: 'asid-change' },
      { practice: 'B99002', times: 1, fault: 'status:503' },
    );
    expect([(await record(consumer)).status, (await record(consumer)).status]).toEqual([503, 200]);
  });
});
