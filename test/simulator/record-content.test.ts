import { beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/index.js';
import { ALLERGIES, list, MEDICATION, member, TestConsumer } from './consumer.js';
import { RECORDS } from './record-requests.js';
import { NOW, runningSimulator } from './running.js';
import { valuesAt } from './structure.js';

const running = runningSimulator();

const SNOMED_LISTS = { '886921000000105': 'AllergyIntolerance', '933361000000108': 'MedicationStatement' } as const;

async function recordOf(consumer: TestConsumer, practice: string, number: string): Promise<readonly unknown[]> {
  const reply = await consumer.record(practice, number, [ALLERGIES, MEDICATION]);
  expect(reply.status).toBe(200);
  return list(reply.body['entry']).map((entry) => member(entry, 'resource'));
}

const typed = (resources: readonly unknown[], type: string): readonly unknown[] =>
  resources.filter((one) => member(one, 'resourceType') === type);

describe.each(RECORDS)('the record of %s, %s', (practice, number) => {
  let resources: readonly unknown[] = [];
  beforeAll(async () => {
    resources = await recordOf(running.consumer, practice, number);
  });

  it('has the patient asked for, the practice, the usual GP and what they do', () => {
    const [patient] = typed(resources, 'Patient');
    expect(typed(resources, 'Patient')).toHaveLength(1);
    expect(member(patient, 'identifier', 0, 'value')).toBe(number);
    const usualGp = String(member(patient, 'generalPractitioner', 0, 'reference'));
    const roles = typed(resources, 'PractitionerRole').map((role) => String(member(role, 'practitioner', 'reference')));
    expect(roles.filter((one) => one === usualGp)).toHaveLength(1);
    expect(new Set(roles).size).toBe(roles.length);
    expect(typed(resources, 'Organization').map((one) => member(one, 'identifier', 0, 'value'))).toEqual([practice]);
  });

  it('has each list once, with what belongs in it, or the reason why it is empty', () => {
    const lists = typed(resources, 'List');
    const codes = lists.map((one) => String(member(one, 'code', 'coding', 0, 'code')));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(['886921000000105', '1103671000000101', '933361000000108']));
    for (const one of lists) {
      const entries = list(member(one, 'entry'));
      const isEmpty = entries.length === 0;
      expect(member(one, 'emptyReason', 'coding', 0, 'code')).toBe(isEmpty ? 'no-content-recorded' : undefined);
      expect(String(member(one, 'note', 0, 'text')).endsWith('Information not available')).toBe(isEmpty);
      const type = SNOMED_LISTS[String(member(one, 'code', 'coding', 0, 'code')) as keyof typeof SNOMED_LISTS];
      if ((type as string | undefined) === undefined) continue;
      const references = valuesAt(one, 'entry.item.reference').map(String);
      expect(references.every((reference) => reference.startsWith(`${type}/`))).toBe(true);
      const active = typed(resources, type).filter((item) => member(item, 'clinicalStatus') !== 'resolved');
      expect(references).toHaveLength(active.length);
    }
  });

  it('keeps statement, plan and issues of a medication together', () => {
    const plans = new Map(
      typed(resources, 'MedicationRequest')
        .filter((one) => member(one, 'intent') === 'plan')
        .map((one) => [`MedicationRequest/${String(member(one, 'id'))}`, one]),
    );
    for (const statement of typed(resources, 'MedicationStatement')) {
      const plan = plans.get(String(member(statement, 'basedOn', 0, 'reference')));
      for (const path of [['status'], ['medicationReference', 'reference'], ['subject', 'reference']]) {
        expect(member(plan, ...path)).toEqual(member(statement, ...path));
      }
      expect(member(plan, 'dispenseRequest', 'validityPeriod')).toEqual(member(statement, 'effectivePeriod'));
      const isStopped = member(plan, 'status') === 'stopped';
      expect(JSON.stringify(plan).includes('MedicationStatusReason-1')).toBe(isStopped);
    }
    expect(plans.size).toBe(typed(resources, 'MedicationStatement').length);
    for (const order of typed(resources, 'MedicationRequest').filter((one) => member(one, 'intent') === 'order')) {
      const plan = plans.get(String(member(order, 'basedOn', 0, 'reference')));
      expect(plan).toBeDefined();
      expect(member(order, 'dosageInstruction')).toEqual(member(plan, 'dosageInstruction'));
      expect(member(order, 'dispenseRequest', 'validityPeriod', 'end')).toEqual(expect.any(String));
      expect(String(member(order, 'authoredOn')) >= String(member(plan, 'authoredOn')).slice(0, 10)).toBe(true);
      expect(valuesAt(order, 'extension.url').some((url) => String(url).includes('RepeatInformation'))).toBe(false);
    }
  });

  it('contains ended allergies in their list', () => {
    const [ended] = typed(resources, 'List').filter(
      (one) => member(one, 'code', 'coding', 0, 'code') === '1103671000000101',
    );
    const contained = list(member(ended, 'contained'));
    expect(contained.map((one) => member(one, 'clinicalStatus'))).toEqual(contained.map(() => 'resolved'));
    expect(valuesAt(ended, 'entry.item.reference')).toEqual(contained.map((one) => `#${String(member(one, 'id'))}`));
  });
});

describe('ids and identifiers', () => {
  const identity = (resources: readonly unknown[], path: string): readonly unknown[] => valuesAt(resources, path);

  it('change from call to call, and do not', async () => {
    const one = await recordOf(running.consumer, 'A99001', '9990000018');
    const other = await recordOf(running.consumer, 'A99001', '9990000018');
    expect(identity(one, 'identifier.value')).toEqual(identity(other, 'identifier.value'));
    const shared = new Set(identity(one, 'id'));
    expect(identity(other, 'id').filter((id) => shared.has(id))).toEqual([]);
  });

  it('make the answer the same to the byte for the same trace id, seed and clock', async () => {
    const traceId = 'b6fb2ea6-5b3a-4f36-9bd6-6d0c4f4d1a11';
    const parameters = [ALLERGIES, MEDICATION];
    const other = await startSimulator({ now: () => NOW });
    const reseeded = await startSimulator({ now: () => NOW, seed: 2 });
    try {
      const ask = (consumer: TestConsumer): Promise<{ text: string }> =>
        consumer.record('B99002', '9990000042', parameters, { traceId });
      const { text } = await ask(running.consumer);
      expect((await ask(new TestConsumer(other, () => NOW))).text).toBe(text);
      expect((await ask(new TestConsumer(reseeded, () => NOW))).text).not.toBe(text);
    } finally {
      await Promise.all([other.close(), reseeded.close()]);
    }
  });

  it('name a record by its trace id, from 1.6 on', async () => {
    const traceId = '5a4a4f4c-2c29-4d79-8c38-7f4d3c1c9c10';
    const newer = await running.consumer.record('A99001', '9990000018', [], { traceId });
    const older = await running.consumer.record('C99003', '9990000050', [], { traceId });
    expect([newer.body['id'], older.body['id']]).toEqual([traceId, undefined]);
    expect(newer.body['type']).toBe('collection');
  });
});
