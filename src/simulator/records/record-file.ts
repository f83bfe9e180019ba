import type { Person } from '../estate/people/person.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import { isNhsNumber } from '../nhs-number.js';
import { rangeAt } from './json-path.js';

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';
const GENDERS = new Set(['female', 'male', 'other', 'unknown']);

/** A whole record read from a file, before it has a number to be served under. */
export interface RecordFile {
  readonly file: string;
  readonly text: string;
  /** The number that it carries; null if that is none, or cannot be one. */
  readonly nhsNumber: string | null;
  /** Path to the number in the text; null if the Patient carries none. */
  readonly numberPath: readonly (string | number)[] | null;
  /** Path to the Patient. */
  readonly patientPath: readonly (string | number)[];
  readonly patient: JsonObject;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a file's text as a whole record, or says why it is none. */
export function readRecordFile(file: string, text: string): RecordFile | string {
  const bundle = parsed(text);
  if (bundle === undefined) return 'not well-formed JSON';
  if (!isJsonObject(bundle) || bundle['resourceType'] !== 'Bundle') return 'not a Bundle';
  if (bundle['type'] !== 'collection') return 'a Bundle, but not a collection';
  const patients = listOf(bundle['entry']).flatMap((entry, index) => {
    const resource = isJsonObject(entry) ? entry['resource'] : undefined;
    return isJsonObject(resource) && resource['resourceType'] === 'Patient' ? [{ index, resource }] : [];
  });
  const [only] = patients;
  if (only === undefined || patients.length > 1) return `${patients.length} Patients instead of one`;
  const patientPath = ['entry', only.index, 'resource'];
  const identifiers = listOf(only.resource['identifier']);
  const at = identifiers.findIndex((one) => isJsonObject(one) && one['system'] === NHS_NUMBER && 'value' in one);
  const identifier = identifiers[at];
  const value = isJsonObject(identifier) ? identifier['value'] : undefined;
  return {
    file,
    text,
    nhsNumber: typeof value === 'string' && isNhsNumber(value) ? value : null,
    numberPath: at === -1 ? null : [...patientPath, 'identifier', at, 'value'],
    patientPath,
    patient: only.resource,
  };
}

/** The record's text with its Patient under this number: the one value is put in, nothing else is touched. */
export function textUnderNumber({ text, numberPath, patientPath, patient }: RecordFile, nhsNumber: string): string {
  const path = numberPath ?? patientPath;
  const range = rangeAt(text, path);
  if (range === null) return text;
  const identifier = [...listOf(patient['identifier']), { system: NHS_NUMBER, value: nhsNumber }];
  const value = numberPath === null ? { ...patient, identifier } : nhsNumber;
  return text.slice(0, range.from) + JSON.stringify(value) + text.slice(range.to);
}

/** The person in a record: what PDS says of them, so that the demographics agree (spec 01 §12.1). */
export function personInFile({ patient }: RecordFile, nhsNumber: string, practice: string): Person {
  const names = listOf(patient['name']).filter(isJsonObject);
  const name = names.find((one) => one['use'] === 'official') ?? names.find((one) => textOf(one['family']) !== null);
  const gender = textOf(patient['gender']);
  const isGender = (text: string | null): text is NonNullable<Person['gender']> => GENDERS.has(text ?? '');
  return {
    nhsNumber,
    name: {
      prefix: textOf(listOf(name?.['prefix'])[0]) ?? '',
      given: listOf(name?.['given']).filter((one): one is string => textOf(one) !== null),
      family: textOf(name?.['family']) ?? '',
    },
    gender: isGender(gender) ? gender : null,
    birthDate: textOf(patient['birthDate']),
    address: null,
    homePhone: null,
    mobilePhone: null,
    email: null,
    language: null,
    nextOfKin: null,
    pds: 'listed',
    diedDaysAgo: null,
    practice,
    registeredDaysAgo: 3650,
    record: null,
  };
}
