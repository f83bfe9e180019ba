/**
 * `npm run inspect -- FILE.json`: prints what the schema would show of a structured record answer, as JSON on stdout. For people who
 * hold a record of their own practice against the mapping: nothing is sent anywhere.
 */
import { readFileSync } from 'node:fs';
import type { MappedRecord } from './domain/mapped-record.js';
import { parseNHSNumber } from './domain/nhs-number.js';
import { parseOdsCode } from './domain/ods-code.js';
import type { Reading } from './domain/reading.js';
import type { Allergy, Medication, Problem } from './domain/record-items.js';
import { mapStructuredRecord } from './fhir/index.js';

/** Who is said to have answered, and about whom: numbers of the 999 range are never issued. */
const NOWHERE = parseOdsCode('INSPECT');
const NOBODY = parseNHSNumber('9990000018');

/** What no schema field shows: where things came from and how they are found again are this server's own business. */
const INTERNAL = new Set(['__typename', 'origin', 'key', 'rawAt', 'rawPlanAt', 'practiceCode', 'raw']);

const cutProblems = (problems: readonly Problem[]) => problems.map(({ name, status }) => ({ name, status }));

/** Items point at each other in circles: links are cut to what tells the other one apart. */
const cutMedication = (medication: Medication) => ({
  ...medication,
  replaces: medication.replaces && { name: medication.replaces.name, effective: medication.replaces.effective },
  linkedProblems: cutProblems(medication.linkedProblems),
});

const cutAllergy = (allergy: Allergy) => ({ ...allergy, linkedProblems: cutProblems(allergy.linkedProblems) });

const failed = (problem: string) => ({ ok: false, problem }) as const;

function readRecord(file: string): Reading<MappedRecord> {
  let words: string;
  try {
    words = readFileSync(file, 'utf8');
  } catch {
    return failed('the file cannot be read');
  }
  let body: unknown;
  try {
    body = JSON.parse(words);
  } catch {
    return failed('the file is no JSON');
  }
  if (NOWHERE === null || NOBODY === null) return failed('the stand-ins for practice and patient are not valid');
  const now = new Date();
  const origin = { practice: NOWHERE, nhsNumber: NOBODY, traceId: 'inspect', retrievedAt: now.toISOString() };
  return mapStructuredRecord(body, { origin, now });
}

function main(file: string | undefined): number {
  if (file === undefined) {
    process.stderr.write('usage: npm run inspect -- FILE.json\n');
    return 1;
  }
  const record = readRecord(file);
  if (!record.ok) {
    process.stderr.write(`${file}: ${record.problem}\n`);
    return 1;
  }
  const { medications, allergies, notices, unmapped } = record.value;
  const shown = {
    medications: medications.map(cutMedication),
    allergies: allergies.map(cutAllergy),
    notices,
    unmapped,
  };
  const withoutInternals = (name: string, value: unknown) => (INTERNAL.has(name) ? undefined : value);
  process.stdout.write(`${JSON.stringify(shown, withoutInternals, 2)}\n`);
  return 0;
}

// Whoever reads only the beginning, as `head` does, closes the pipe: that is no fault.
process.stdout.on('error', () => undefined);
process.exitCode = main(process.argv[2]);
