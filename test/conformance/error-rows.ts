import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const row = z.union([z.array(z.string()), z.object({ beyond: z.string() })]);
const TABLE = z.record(z.string(), z.record(z.string(), row));

/** One row of an error table: the scenarios that prove it, or why none can. */
export type Row = z.output<typeof row>;

/** The error rows of the digests by section, in their order: short name of the row, and the scenarios that hold it. */
export const ERROR_ROWS = TABLE.parse(
  JSON.parse(readFileSync(fileURLToPath(new URL('error-rows.json', import.meta.url)), 'utf8')),
);
