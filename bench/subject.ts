import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { summaryByHand } from './by-hand.js';
import { summaryNaively } from './naive.js';
import { restClient } from './rest.js';

/** A process that serves one variant of the work over HTTP, and tells how much CPU it has taken: its worker threads included. */
const [kind, origin = '', asid = '', nhsNumber = ''] = process.argv.slice(2);

process.on('disconnect', () => process.exit(0));
const url = kind === 'server' ? await serve() : await compose(kind === 'by-hand' ? summaryByHand : summaryNaively);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000 });
});
process.send?.({ url });

/** This product, as it ships. */
async function serve(): Promise<string> {
  const shipped = (file: string): Promise<unknown> => import(new URL(`../dist/${file}`, import.meta.url).href);
  const { readConfig } = (await shipped('config/config.js')) as { readConfig(environment: object): unknown };
  const { start } = (await shipped('start.js')) as { start(config: unknown): Promise<{ readonly url: string }> };
  return (await start(readConfig(process.env))).url;
}

/** What a team would put in its place: a bare HTTP server around calls made by hand. */
async function compose(work: typeof summaryByHand): Promise<string> {
  const rest = restClient({ origin, asid });
  const server = createServer((request, response) => {
    request.resume();
    work(rest, nhsNumber).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      (fault: unknown) => response.writeHead(500).end(JSON.stringify({ errors: [String(fault)] })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
