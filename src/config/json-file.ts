import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseNHSNumber } from '../domain/nhs-number.js';
import { parseOdsCode } from '../domain/ods-code.js';
import { SettingsError } from './settings.js';

/** Text that says something. */
export const text = z.string().trim().min(1);

/** An ODS code, put into capitals. */
export const odsCode = z.string().transform((value, context) => {
  const code = parseOdsCode(value);
  if (code === null) context.addIssue({ code: 'custom', message: 'must be an ODS code' });
  return code ?? z.NEVER;
});

/** An NHS number with a valid check digit. */
export const nhsNumber = z.string().transform((value, context) => {
  const number = parseNHSNumber(value);
  if (number === null) context.addIssue({ code: 'custom', message: 'must be an NHS number' });
  return number ?? z.NEVER;
});

/** Refuses an entry with the same key as one before it: which of the two would count? */
export const eachOnce =
  <K extends string>(key: K) =>
  (entries: readonly Readonly<Record<K, string>>[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const value = entry[key];
      if (seen.has(value)) context.addIssue({ code: 'custom', path: [index, key], message: 'stands there twice' });
      seen.add(value);
    }
  };

/** Reads a file that a setting names, as text. */
export function readTextFile(setting: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new SettingsError(`${setting}: the file cannot be read.`);
  }
}

/** Reads a JSON file that a setting names. What does not fit is told by its place in the file; no value is repeated. */
export function readJsonFile<S extends z.ZodType>(setting: string, path: string, schema: S): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(readTextFile(setting, path));
  } catch (fault) {
    throw fault instanceof SettingsError ? fault : new SettingsError(`${setting}: the file is no JSON.`);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${setting}: ${issue.path.join('.')}: ${issue.message}`);
  throw new SettingsError(lines.join('\n'));
}
