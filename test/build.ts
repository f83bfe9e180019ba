import { execFileSync } from 'node:child_process';
import { NEEDS } from './needs.js';

/**
 * Before any test: builds what ships, so that end-to-end tests never run against something older, and says which tests cannot run
 * here. `REQUIRE` names endings of test files that must be able to run, such as `browser`.
 */
export function setup(): void {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  for (const { files, what, isThere } of NEEDS) {
    if (isThere) continue;
    const isRequired = (process.env['REQUIRE'] ?? '')
      .split(',')
      .some((name) => name !== '' && files.includes(`.${name}.`));
    if (isRequired) throw new Error(`${files} must run, but there is no ${what}`);
    process.stderr.write(`\nNot run: ${files}, which need ${what}\n\n`);
  }
}
