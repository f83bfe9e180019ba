import { z } from 'zod';
import { BadFile, parseJson } from './scenario.js';

const DIFFERENCES = z.array(z.object({ id: z.string().min(1), why: z.string().min(1), spec: z.string().min(1) }));

/** A scenario that is known to fail, why that is right, and where the specification says so. */
export type KnownDifference = z.output<typeof DIFFERENCES>[number];

/** Reads the JSON text of a list of known differences. Throws BadFile. */
export function parseKnownDifferences(name: string, fileText: string): readonly KnownDifference[] {
  const result = DIFFERENCES.safeParse(parseJson(name, fileText));
  if (result.success) return result.data;
  throw new BadFile(
    result.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`).join('\n'),
  );
}
