import { existsSync } from 'node:fs';

/** Debian's browser, or the one that `CHROMIUM` names. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

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
    isThere: existsSync(process.env['FIXTURES_DIR'] ?? ''),
  },
] as const;
