import { summaryByHand } from './by-hand.js';
import { summaryNaively } from './naive.js';
import { restClient } from './rest.js';

/** A process that does one variant of the work, and tells what it has cost: how long, how much CPU, how many calls. */
export interface RunResult {
  readonly ms: readonly number[];
  /** CPU of the whole process, its worker threads included, in milliseconds. */
  readonly cpuMs: number;
}
export type Order = { readonly run: number } | { readonly cpu: true };

const [kind, origin = '', asid = '', nhsNumber = ''] = process.argv.slice(2);
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

process.on('disconnect', () => process.exit(0));
if (kind === 'server') await serve();
else await compose(kind === 'by-hand' ? summaryByHand : summaryNaively);

/** This product, as it ships: it listens, and whoever measures sends it queries. */
async function serve(): Promise<void> {
  const shipped = (file: string): Promise<unknown> => import(new URL(`../dist/${file}`, import.meta.url).href);
  const { readConfig } = (await shipped('config/config.js')) as typeof import('../src/config/config.js');
  const { start } = (await shipped('start.js')) as typeof import('../src/start.js');
  const running = await start(readConfig(process.env));
  process.on('message', () => process.send?.({ ms: [], cpuMs: cpu() } satisfies RunResult));
  process.send?.({ url: running.url });
}

async function compose(work: typeof summaryByHand): Promise<void> {
  const rest = restClient({ origin, asid });
  process.on('message', (order: Order) => void obey(order));
  async function obey(order: Order): Promise<void> {
    const count = 'run' in order ? order.run : 0;
    const before = cpu();
    const ms: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const begun = performance.now();
      await work(rest, nhsNumber);
      ms.push(performance.now() - begun);
    }
    process.send?.({ ms, cpuMs: cpu() - before } satisfies RunResult);
  }
  process.send?.({ url: origin });
}
