import { expect, it } from 'vitest';
import { isObject, list, member, textOf } from './consumer.js';
import { sectionOf } from './html-consumer.js';
import { EVERY_AREA } from './record-requests.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

/** Where entries of a type stand in the record as HTML; administrative items are not all shown at every system (spec 05 §5). */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  Condition: ['PRB', 'ENC'],
  ReferralRequest: ['REF'],
  ProcedureRequest: ['ENC'],
  AllergyIntolerance: ['ALL'],
};

it('an entry that has lost its code is told in its own words, as in the structured record', async () => {
  const reply = await running.consumer.record('A99001', '9990000085', EVERY_AREA);
  const resources = list(reply.body['entry']).map((entry) => member(entry, 'resource'));
  const told = resources.filter(isObject).flatMap((one) => {
    const isDegraded = list(member(one, 'code', 'coding')).some((coding) =>
      textOf(member(coding, 'display')).startsWith('Transfer-degraded'),
    );
    const sections = SECTIONS[textOf(one['resourceType'])] ?? [];
    return isDegraded ? sections.map((section) => [section, textOf(member(one, 'code', 'text'))] as const) : [];
  });
  expect(told.length).toBeGreaterThan(2);
  for (const [section, text] of told) {
    expect(await sectionOf(running.consumer, 'A99001', '9990000085', section)).toContain(text);
  }
  for (const section of ['PRB', 'REF', 'ENC', 'CLI']) {
    const html = await sectionOf(running.consumer, 'A99001', '9990000085', section);
    expect([section, ...(html.match(/.{0,60}Transfer-degraded.{0,60}/g) ?? [])]).toEqual([section]);
  }
});
