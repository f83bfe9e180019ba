import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stableDigits } from '../chance/stable-id.js';
import { PATIENTS } from '../estate/patient-rows.js';
import type { Person } from '../estate/people/person.js';
import { RECORDS_PRACTICE } from '../estate/practice-rows.js';
import { nhsNumberFrom } from '../nhs-number.js';
import { personInFile, readRecordFile, type RecordFile, textUnderNumber } from './record-file.js';

/** A folder of whole records, each with the number that it is served under. */
export interface RecordFolder {
  readonly records: readonly { readonly file: string; readonly nhsNumber: string }[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  readonly people: readonly Person[];
  /** The body to serve, by number. */
  readonly texts: ReadonlyMap<string, () => string>;
}

/** No folder at all. */
export const NO_RECORDS: RecordFolder = { records: [], skipped: [], people: [], texts: new Map() };

/** A number of the range that is never issued, which follows from the file's name alone. */
function numberForFile(file: string, isTaken: (nhsNumber: string) => boolean): string {
  for (let attempt = 0; ; attempt += 1) {
    const number = nhsNumberFrom(`9991${stableDigits(5, 'record file', file, attempt)}`);
    if (number !== null && !isTaken(number)) return number;
  }
}

/**
 * Gives each file its number: the one it carries, if it is the largest to carry it (of two as large, the first by name); else one
 * of its own.
 */
function allocate(files: readonly RecordFile[]): ReadonlyMap<RecordFile, string> {
  const taken = new Set(PATIENTS.map(({ nhsNumber }) => nhsNumber));
  const numbers = new Map<RecordFile, string>();
  const largestFirst = [...files].sort((one, other) => other.text.length - one.text.length);
  for (const file of largestFirst) {
    if (file.nhsNumber === null || taken.has(file.nhsNumber)) continue;
    taken.add(file.nhsNumber);
    numbers.set(file, file.nhsNumber);
  }
  for (const file of files) {
    if (numbers.has(file)) continue;
    const nhsNumber = numberForFile(file.file, (number) => taken.has(number));
    taken.add(nhsNumber);
    numbers.set(file, nhsNumber);
  }
  return numbers;
}

/** Made when first asked for: a folder may hold many megabytes. */
function once(make: () => string): () => string {
  let made: string | null = null;
  return () => (made ??= make());
}

/** Reads a folder of whole records. Throws if the folder cannot be read; a file that is no record is skipped with the reason. */
export async function readRecordFolder(folder: string): Promise<RecordFolder> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
  const skipped: { file: string; reason: string }[] = [];
  const files: RecordFile[] = [];
  for (const file of names) {
    if (!file.toLowerCase().endsWith('.json')) {
      skipped.push({ file, reason: 'not a JSON file' });
      continue;
    }
    // Decoded like this, a byte order mark is left out.
    const read = readRecordFile(file, new TextDecoder().decode(await readFile(join(folder, file))));
    if (typeof read === 'string') skipped.push({ file, reason: read });
    else files.push(read);
  }
  const numbers = allocate(files);
  const served = files.map((file) => ({ file, nhsNumber: numbers.get(file) ?? '' }));
  return {
    records: served.map(({ file, nhsNumber }) => ({ file: file.file, nhsNumber })),
    skipped,
    people: served.map(({ file, nhsNumber }) => personInFile(file, nhsNumber, RECORDS_PRACTICE.odsCode)),
    texts: new Map(served.map(({ file, nhsNumber }) => [nhsNumber, once(() => textUnderNumber(file, nhsNumber))])),
  };
}
