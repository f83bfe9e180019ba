import { banner } from './banner.js';
import { readArguments, USAGE } from './cli-arguments.js';
import { startSimulator } from './start.js';

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(USAGE);
    return;
  }
  const simulator = await startSimulator(options);
  process.stdout.write(banner(simulator));
  const stop = (): void => {
    void simulator.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
