import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { TestConsumer } from '../test/simulator/consumer.js';
import { searchSlots, slotQuery } from '../test/simulator/appointment-calls.js';
import { EVERY_AREA } from '../test/simulator/record-requests.js';
import { numbersAt } from '../test/simulator/tour.js';

/**
 * How long the simulator takes to start with so many practices, and how much memory it holds then and after every one of them has been
 * asked: `npx tsx bench/simulator-scale.ts 2000`, after `npm run build:server`. Reads `/proc`, so on Linux only.
 */
const practices = Number(process.argv[2] ?? '2000');

/** The command as `npm run simulator` has it. */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { simulator: string } };
const [, ...command] = scripts.simulator.split(' ');

const started = performance.now();
const child = spawn(process.execPath, [...command, '--port', '0', '--latency', '0', '--practices', String(practices)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const origin = await new Promise<string>((resolve) => {
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    const found = /^GP Connect simulator at (\S+)$/m.exec(said)?.[1];
    if (found !== undefined) resolve(found);
  });
});

/** Megabytes: now, and at most until now. */
function memory(): string {
  const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
  const megabytes = (field: string): string =>
    (Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024).toFixed(0);
  return `${megabytes('VmRSS')} MB resident, at most ${megabytes('VmHWM')} MB`;
}

/** Seconds of processor time so far. The kernel counts in hundredths, in the 14th and 15th field. */
function processorTime(): string {
  const fields = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8').split(' ');
  return `${((Number(fields[13]) + Number(fields[14])) / 100).toFixed(1)} s of processor time`;
}

const say = (what: string): void => {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${seconds} s  ${what}: ${memory()}, ${processorTime()}\n`);
};

say(`started, ${practices} practices`);
const urls = { origin, pdsUrl: `${origin}/pds`, sdsUrl: `${origin}/sds`, sspUrl: `${origin}/ssp` };
const consumer = new TestConsumer({ ...urls, consumer: { asid: '200000099000' } });
const codes = Array.from({ length: practices }, (_unused, index) => `P${String(index + 1).padStart(5, '0')}`);
const today = new Date().toISOString().slice(0, 10);
const soon = new Date(Date.now() + 13 * 86_400_000).toISOString().slice(0, 10);

async function everywhere(
  what: string,
  ask: (practice: string) => Promise<{ readonly status: number }>,
): Promise<void> {
  const statuses = new Map<number, number>();
  for (const practice of codes) {
    const { status } = await ask(practice);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  say(`${what} (${[...statuses].map(([status, count]) => `${count} answered ${status}`).join(', ')})`);
}

await everywhere('one patient found at each', async (practice) =>
  consumer.findPatient(practice, (await numbersAt(urls, practice))[0] ?? ''),
);
await everywhere('one whole record read at each', async (practice) =>
  consumer.record(practice, (await numbersAt(urls, practice))[0] ?? '', EVERY_AREA),
);
await everywhere('two weeks of slots searched at each', (practice) =>
  searchSlots(consumer, practice, slotQuery(today, soon)),
);
child.kill();
