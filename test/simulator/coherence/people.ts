import { PATIENTS } from '../../../src/simulator/estate/patient-rows.js';
import { startSimulator } from '../../../src/simulator/index.js';
import { TestConsumer } from '../consumer.js';
import { NOW } from '../running.js';
import { askRecord, type ToldRecord } from './told-record.js';

/** Practices of the demo estate that give structured records. */
const ANSWERING = ['A99001', 'B99002', 'C99003', 'G99007'];
/** A generated practice without an agreement answers nobody. */
const SILENT = ['P00002'];

const named = PATIENTS.filter(
  ({ pds, practice, refusesSharing }) =>
    pds === 'listed' && refusesSharing !== true && ANSWERING.includes(practice ?? ''),
).map(({ nhsNumber, practice }) => [practice ?? '', nhsNumber] as const);

/** Asks for everybody there is at these practices of a simulator of this seed. */
async function askedWith(
  seed: string,
  { practices, patients, now = NOW }: { readonly practices: number; readonly patients: number; readonly now?: Date },
  whom: 'named and generated' | 'generated',
): Promise<readonly ToldRecord[]> {
  const simulator = await startSimulator({ seed, practices, patients, latency: '0', now: () => now });
  const consumer = new TestConsumer(simulator, () => now);
  const generated = simulator.practices
    .map(({ odsCode }) => odsCode)
    .filter((code) => code.startsWith('P') && !SILENT.includes(code))
    .flatMap((code) => simulator.patientsAt(code).map(({ nhsNumber }) => [code, nhsNumber] as const));
  try {
    const records: ToldRecord[] = [];
    for (const [practice, number] of whom === 'generated' ? generated : [...named, ...generated]) {
      records.push(await askRecord(consumer, { seed, today: now.toISOString().slice(0, 10) }, practice, number));
    }
    return records;
  } finally {
    await simulator.close();
  }
}

/** Seeds other than the one that the demo has. */
const SEEDS = ['coherence 1', 'coherence 2', 'coherence 3'];
/** A day in winter, some years on: nothing may hold in June alone. */
const LATER = new Date('2029-01-18T11:00:00Z');

/** Everybody of the demo estate whose record can be had, as the default seed and another have them, and some sixty who are generated. */
export async function everybody(): Promise<readonly ToldRecord[]> {
  const demo = await askedWith('gpconnect', { practices: 0, patients: 0 }, 'named and generated');
  const later = await askedWith('gpconnect', { practices: 0, patients: 0, now: LATER }, 'named and generated');
  const others: ToldRecord[] = [];
  for (const seed of SEEDS) others.push(...(await askedWith(seed, { practices: 8, patients: 3 }, 'generated')));
  return [...demo, ...later, ...others];
}
