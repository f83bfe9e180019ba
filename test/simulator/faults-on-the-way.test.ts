import { afterEach, describe, expect, it } from 'vitest';
import { parseXml } from '../../src/simulator/practice/xml-elements.js';
import { fetchJson, list, member, metadataOf, refusalOf, TestConsumer } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const METADATA = metadataOf('B99002');

async function setFaults(...rules: readonly object[]): Promise<void> {
  const init = { method: 'PUT', body: JSON.stringify(rules) };
  expect((await fetchJson(`${running.simulator.origin}/control/faults`, init)).status).toBe(200);
}

afterEach(() => setFaults());

const newcomer = (): TestConsumer => new TestConsumer(running.simulator, () => NOW);

describe('a practice that cannot be reached', () => {
  const UNREACHED = metadataOf('F99006');
  const timesLeft = async (): Promise<unknown> =>
    member((await fetchJson(`${running.simulator.origin}/control/faults`)).body, 'list', 0, 'times');

  it('can have faults all the same: the call goes on its way first', async () => {
    const consumer = newcomer();
    await setFaults({ practice: 'F99006', times: 2, delay: { medianMs: 60 }, fault: 'status:503' });
    expect([(await consumer.call(UNREACHED)).status, await timesLeft()]).toEqual([503, 1]);
    const { body } = await fetchJson(`${running.simulator.origin}/control/calls`);
    expect(Number(member(list(body['calls']).at(-1), 'ms'))).toBeGreaterThanOrEqual(55);
    await setFaults({ practice: '*', times: 1, fault: 'reset' });
    await expect(consumer.call(UNREACHED)).rejects.toThrow();
    await setFaults({ practice: '*', times: 1, fault: 'content-type' });
    const renamed = await consumer.call(UNREACHED);
    expect([renamed.status, renamed.headers.get('content-type')]).toEqual([502, 'text/plain;charset=utf-8']);
    expect(await timesLeft()).toBe(0);
    await setFaults({ practice: 'F99006', fault: 'switched-off' });
    expect((await consumer.call(UNREACHED)).status).toBe(502);
  });

  it('without the proxy too', async () => {
    await setFaults({ practice: 'F99006', times: 1, fault: 'status:503' });
    expect((await newcomer().call(UNREACHED, { direct: true })).status).toBe(503);
    await expect(newcomer().call(UNREACHED, { direct: true })).rejects.toThrow();
  });
});

describe('faults in the format that was wanted', () => {
  const inXml = { headers: { Accept: 'application/fhir+xml' } };

  it.each([400, 403, 404, 415, 422, 500, 501])('XML: %i', async (status) => {
    await setFaults({ practice: '*', fault: `status:${status}` });
    const reply = await newcomer().call(METADATA, inXml);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'application/fhir+xml;charset=utf-8']);
    expect(parseXml(reply.text).name).toBe('OperationOutcome');
  });

  it('JSON of a practice that does not speak XML, and of the proxy', async () => {
    await setFaults({ practice: '*', times: 1, fault: 'status:500' }, { practice: '*', fault: 'status:502' });
    expect(refusalOf(await newcomer().call(metadataOf('C99003'), inXml)).code).toBe('INTERNAL_SERVER_ERROR');
    expect(refusalOf(await newcomer().call(METADATA, inXml)).code).toBe('502');
  });
});
