import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Debian's browser, or the one that `CHROMIUM` names. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const FIXTURES = process.env['FIXTURES_DIR'] ?? '';

/** The official provider scenarios: the file that `SCENARIOS_FILE` names, or the one beside the published payloads. */
export const SCENARIOS_FILE =
  process.env['SCENARIOS_FILE'] ??
  (FIXTURES === '' ? '' : join(FIXTURES, '..', 'scenarios', 'provider-scenarios.json'));

/** Tests that need what a machine may not have, by the ending of their file: what they need, and whether it is there. */
export const NEEDS = [
  {
    files: 'test/**/*.browser.test.ts',
    what: `a browser (Debian package chromium, or CHROMIUM=path): ${CHROMIUM}`,
    isThere: existsSync(CHROMIUM),
  },
  {
    files: 'test/**/*.fixtures.test.ts',
    what: 'published payloads (FIXTURES_DIR=folder)',
    isThere: existsSync(FIXTURES),
  },
  {
    files: 'test/**/*.scenarios.test.ts',
    what: 'the official provider scenarios (SCENARIOS_FILE=file, or scenarios/provider-scenarios.json beside FIXTURES_DIR)',
    isThere: existsSync(SCENARIOS_FILE),
  },
] as const;
