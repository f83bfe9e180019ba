import { z } from 'zod';
import type { Organisation } from '../domain/caller.js';
import { eachOnce, odsCode, readJsonFile, text } from './json-file.js';

const ORGANISATIONS = z.object({
  organisations: z
    .array(
      z.object({
        odsCode,
        name: text,
        type: text.nullish().transform((type) => type ?? null),
        phone: text.nullish().transform((phone) => phone ?? null),
        asid: z.string().regex(/^\d{1,20}$/, 'must be digits'),
      }),
    )
    .superRefine(eachOnce('odsCode')),
});

/** Reads `ORGANISATIONS_FILE`. */
export function readOrganisationsFile(path: string): readonly Organisation[] {
  return readJsonFile('ORGANISATIONS_FILE', path, ORGANISATIONS).organisations;
}
