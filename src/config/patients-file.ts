import { z } from 'zod';
import { parseNHSNumber, type NHSNumber } from '../domain/nhs-number.js';
import type { NationalPatient } from '../domain/patient.js';
import type { Gender } from '../domain/values.js';
import { eachOnce, nhsNumber, odsCode, readJsonFile, text } from './json-file.js';

const FLAG = z.string().transform((flag, context) => {
  const [kind, number] = flag.split(':');
  const replacedBy = parseNHSNumber(number ?? '');
  if (kind === 'superseded' && replacedBy !== null) return { kind, replacedBy } as const;
  if (kind === 'sensitive' || kind === 'deceased' || kind === 'invalid') return { kind } as const;
  context.addIssue({ code: 'custom', message: 'must be sensitive, deceased, invalid or superseded:<nhs number>' });
  return z.NEVER;
});
const PATIENTS = z.object({
  patients: z
    .array(
      z.object({
        nhsNumber,
        family: text,
        given: z.array(text).default([]),
        birthDate: z
          .string()
          .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a date')
          .optional(),
        gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
        practice: odsCode.nullish(),
        flags: z.array(FLAG).default([]),
      }),
    )
    .superRefine(eachOnce('nhsNumber')),
});

/** A patient in `PATIENTS_FILE`, as the national service would know them. */
export type PatientEntry =
  | { readonly nhsNumber: NHSNumber; readonly patient: Omit<NationalPatient, 'tracedAt'> }
  | { readonly nhsNumber: NHSNumber; readonly isInvalid: true };

const GENDERS = { male: 'MALE', female: 'FEMALE', other: 'OTHER', unknown: 'UNKNOWN' } as const satisfies Record<
  string,
  Gender
>;

/** Reads `PATIENTS_FILE`: it stands in for the national demographics service on a test network. */
export function readPatientsFile(path: string): readonly PatientEntry[] {
  return readJsonFile('PATIENTS_FILE', path, PATIENTS).patients.map((entry): PatientEntry => {
    const { family, given, birthDate, gender, practice, flags } = entry;
    if (flags.some(({ kind }) => kind === 'invalid')) return { nhsNumber: entry.nhsNumber, isInvalid: true };
    const superseded = flags.find((flag) => flag.kind === 'superseded');
    return {
      nhsNumber: entry.nhsNumber,
      patient: {
        nhsNumber: superseded?.replacedBy ?? entry.nhsNumber,
        name: { text: `${family.toUpperCase()}, ${given.join(' ')}`, family, given, prefix: [] },
        birthDate: birthDate ?? null,
        gender: gender === undefined ? null : GENDERS[gender],
        // The file says that they have died, not when.
        deceased: flags.some(({ kind }) => kind === 'deceased') ? 'unknown' : null,
        addresses: [],
        telecoms: [],
        language: null,
        interpreterRequired: null,
        registeredPractice: practice ?? null,
        isSensitive: flags.some(({ kind }) => kind === 'sensitive'),
      },
    };
  });
}
