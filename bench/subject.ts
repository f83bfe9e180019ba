import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { summaryByHand } from './by-hand.js';
import { summaryNaively } from './naive.js';
import { restClient } from './rest.js';

/** A process that serves one variant of the work over HTTP, and tells how much CPU it has taken: its worker threads included. */
const [kind, origin = '', asid = '', nhsNumber = '', auditFile = ''] = process.argv.slice(2);

process.on('disconnect', () => process.exit(0));
const url = await serve(kind === 'naive' ? summaryNaively : summaryByHand);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000 });
});
process.send?.({ url });

/** What a team would put in its place: a bare HTTP server around calls made by hand. */
async function serve(work: typeof summaryByHand): Promise<string> {
  const rest = restClient({ origin, asid, auditFile: kind === 'bare' ? null : auditFile });
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
