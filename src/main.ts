import { readConfig } from './config/config.js';
import { SettingsError } from './config/settings.js';
import type { Running } from './start.js';

/** The command `npm start`: starts the server, says where its doors are, and stops it when asked to. */
try {
  // Before anything is loaded: graphql-js checks every type of every field at length unless it is told that this is no development.
  process.env['NODE_ENV'] ??= 'production';
  const { start } = await import('./start.js');
  const running = await start(readConfig(process.env));
  process.stdout.write(welcome(running));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void running.close().then(
        () => process.exit(0),
        (fault: unknown) => {
          process.stderr.write(`${explain(fault)}\n`);
          process.exit(1);
        },
      );
    });
  }
} catch (fault) {
  process.stderr.write(`${explain(fault)}\n`);
  process.exitCode = 1;
}

function welcome({ url, simulator }: Running): string {
  const lines = [`GraphQL  ${url}/graphql`, `GraphiQL ${url}/graphiql`, `Health   ${url}/health/ready`];
  if (simulator !== null) {
    lines.push(
      '',
      `Embedded simulator (invented people, numbers of the 999 range): ${simulator.origin}`,
      `  practices: ${shortened(simulator.practices.map(({ odsCode }) => odsCode))}`,
      `  sign-in:   ${simulator.oidcIssuer}`,
      `  control:   ${simulator.origin}/control/calls`,
      ...simulator.records.map(({ file, nhsNumber }) => `  ${file} is the record of ${nhsNumber}`),
      ...simulator.skipped.map(({ file, reason }) => `  ${file} is not served: ${reason}`),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The first of a list that may be very long. */
function shortened(codes: readonly string[]): string {
  const first = codes.slice(0, 20).join(', ');
  return codes.length > 20 ? `${first}, … (${codes.length})` : first;
}

/** A setting that is wrong is explained; anything else is a fault, and its stack is for whoever runs this. */
function explain(fault: unknown): string {
  if (fault instanceof SettingsError) return `The settings cannot be used.\n${fault.message}`;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
