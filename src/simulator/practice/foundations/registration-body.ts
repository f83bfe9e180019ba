import { isDay } from '../../calendar/days.js';
import type { AsRegistered } from '../../estate/people/temporary-term.js';
import type { JsonObject } from '../../json-object.js';
import { isNhsNumber } from '../../nhs-number.js';
import {
  checkElements,
  checkElementsOf,
  checkProfile,
  firstRepeated,
  objectIn,
  objectsIn,
  readResource,
  textIfAny,
  textIn,
} from '../checks/sent-resource.js';
import { EXTENSION, IDENTIFIER, PROFILE } from '../fhir-names.js';
import { refuseUnless, type SpineCodeName } from '../outcome.js';

/** Somebody who is to be registered, as the consumer knows them. */
export interface SentPatient {
  readonly nhsNumber: string;
  readonly prefix: string;
  readonly given: readonly string[];
  readonly family: string;
  readonly birthDate: string;
  readonly gender: Gender | null;
  readonly asRegistered: AsRegistered;
}

const GENDERS = ['female', 'male', 'other', 'unknown'] as const;
type Gender = (typeof GENDERS)[number];

/** Whoever refuses names the parameter (spec 02 §4.4). */
const PATIENT = 'registerPatient.Patient';

/** All that a registration may say; everything else is for the practice to know (spec 02 §4.1). */
const ELEMENTS = [
  ...['resourceType', 'meta', 'language', 'text', 'extension', 'identifier', 'name', 'telecom', 'gender', 'birthDate'],
  'address',
];
const PARAMETERS_ELEMENTS = ['resourceType', 'id', 'meta', 'implicitRules', 'language', 'parameter'];

const ADDRESS_USES = ['home', 'temp'];
const PHONE_USES = ['home', 'work', 'mobile', 'temp'];

function refusePatient(holds: boolean, code: SpineCodeName, diagnostics: string): asserts holds {
  refuseUnless(holds, code, `${PATIENT}.${diagnostics}`);
}

/** The one parameter, and in it the patient. */
function patientIn(parameters: JsonObject): JsonObject {
  checkElements(parameters, PARAMETERS_ELEMENTS, 'Parameters');
  const [parameter, ...more] = objectsIn(parameters, 'parameter', 'Parameters');
  refuseUnless(parameter !== undefined, 'INVALID_RESOURCE', 'registerPatient is missing');
  refuseUnless(parameter['name'] === 'registerPatient', 'BAD_REQUEST', 'registerPatient: another parameter was sent');
  refuseUnless(more.length === 0, 'BAD_REQUEST', 'registerPatient: more than one parameter was sent');
  checkElements(parameter, ['id', 'name', 'resource'], 'registerPatient');
  const patient = objectIn(parameter, 'resource', 'registerPatient');
  const { resourceType } = patient;
  refuseUnless(resourceType === 'Patient', 'INVALID_RESOURCE', 'registerPatient.resource is not a Patient');
  return patient;
}

function nhsNumberOf(identifiers: readonly JsonObject[]): string {
  for (const { system } of identifiers) {
    refusePatient(typeof system === 'string' && system !== '', 'BAD_REQUEST', 'identifier.system is missing');
  }
  const [first, ...more] = identifiers.filter(({ system }) => system === IDENTIFIER.nhsNumber);
  refusePatient(more.length === 0, 'INVALID_RESOURCE', 'identifier: more than one NHS number');
  const value = first?.['value'];
  const isOne = typeof value === 'string' && isNhsNumber(value);
  refusePatient(isOne, 'INVALID_NHS_NUMBER', 'identifier: no valid NHS number');
  return value;
}

/** The one official name, with family and given names. */
function officialName(names: readonly JsonObject[]): Pick<SentPatient, 'prefix' | 'given' | 'family'> {
  const [official, ...more] = names.filter(({ use }) => use === 'official');
  refusePatient(official !== undefined, 'BAD_REQUEST', 'name with the use official is missing');
  refusePatient(more.length === 0, 'BAD_REQUEST', 'name: more than one with the use official');
  const family = textIn(official, 'family', `${PATIENT}.name`, 'BAD_REQUEST');
  const texts = (element: string): readonly string[] => {
    const list: unknown = official[element] ?? [];
    const areTexts = Array.isArray(list) && list.every((one) => typeof one === 'string' && one.trim() !== '');
    refusePatient(areTexts, 'INVALID_RESOURCE', `name.${element} is not a list of texts`);
    return list as readonly string[];
  };
  const given = texts('given');
  refusePatient(given.length > 0, 'BAD_REQUEST', 'name.given is missing');
  return { prefix: texts('prefix').join(' '), given, family };
}

function birthDateOf(patient: JsonObject): string {
  const birthDate = textIn(patient, 'birthDate', PATIENT, 'BAD_REQUEST');
  refusePatient(isDay(birthDate), 'INVALID_RESOURCE', 'birthDate is not a whole date');
  return birthDate;
}

function genderOf(patient: JsonObject): Gender | null {
  const sent = textIfAny(patient, 'gender', PATIENT);
  if (sent === null) return null;
  const gender = GENDERS.find((one) => one === sent);
  refusePatient(gender !== undefined, 'INVALID_RESOURCE', `gender ${sent} is not known`);
  return gender;
}

/** At most one of each kind. */
function checkOnce(kinds: readonly string[], code: SpineCodeName, element: string): void {
  const twice = firstRepeated(kinds);
  refusePatient(twice === undefined, code, `${element}: more than one of the kind ${twice ?? ''}`);
}

function addressesOf(patient: JsonObject): readonly JsonObject[] {
  const addresses = objectsIn(patient, 'address', PATIENT);
  const uses = addresses.map((address) => textIn(address, 'use', `${PATIENT}.address`));
  for (const use of uses)
    refusePatient(ADDRESS_USES.includes(use), 'INVALID_RESOURCE', `address.use ${use} has no place`);
  checkOnce(uses, 'INVALID_RESOURCE', 'address');
  return addresses;
}

/** A phone number by its use, or an address for mail whatever its use. */
function telecomKind(telecom: JsonObject): string {
  const where = `${PATIENT}.telecom`;
  const system = textIn(telecom, 'system', where);
  textIn(telecom, 'value', where);
  if (system === 'email') return system;
  refusePatient(system === 'phone', 'INVALID_RESOURCE', `telecom.system ${system} has no place`);
  const use = textIn(telecom, 'use', where);
  refusePatient(PHONE_USES.includes(use), 'INVALID_RESOURCE', `telecom.use ${use} has no place`);
  return `phone, ${use}`;
}

function telecomsOf(patient: JsonObject): readonly JsonObject[] {
  const telecoms = objectsIn(patient, 'telecom', PATIENT);
  checkOnce(telecoms.map(telecomKind), 'BAD_REQUEST', 'telecom');
  return telecoms;
}

/** How they speak, which is all that extensions may tell. */
function communicationOf(patient: JsonObject): readonly JsonObject[] {
  const extensions = objectsIn(patient, 'extension', PATIENT);
  for (const extension of extensions) {
    const url = textIn(extension, 'url', `${PATIENT}.extension`);
    refusePatient(url === EXTENSION.nhsCommunication, 'INVALID_RESOURCE', `extension ${url} has no place`);
    const parts = objectsIn(extension, 'extension', `${PATIENT}.extension(NHSCommunication)`);
    const hasLanguage = parts.some((part) => part['url'] === 'language');
    refusePatient(hasLanguage, 'INVALID_RESOURCE', 'extension(NHSCommunication): language is missing');
  }
  refusePatient(extensions.length <= 1, 'INVALID_RESOURCE', 'extension(NHSCommunication) is given more than once');
  return extensions;
}

/** Reads the body of a registration: first what it may consist of, then each element (spec 02 §4.1, §4.4). */
export function readRegistration(body: string): SentPatient {
  const parameters = readResource(body, 'Parameters', 'BAD_REQUEST');
  const patient = patientIn(parameters);
  checkElements(patient, ELEMENTS, PATIENT);
  checkProfile(patient, PROFILE.Patient, PATIENT);
  const identifiers = objectsIn(patient, 'identifier', PATIENT);
  const names = objectsIn(patient, 'name', PATIENT);
  const sent: SentPatient = {
    nhsNumber: nhsNumberOf(identifiers),
    ...officialName(names),
    birthDate: birthDateOf(patient),
    gender: genderOf(patient),
    asRegistered: {
      identifiers: identifiers.filter(({ system }) => system !== IDENTIFIER.nhsNumber),
      names,
      telecoms: telecomsOf(patient),
      addresses: addressesOf(patient),
      communication: communicationOf(patient),
    },
  };
  // Last, because some of what it would find has a code of its own.
  checkElementsOf(patient, 'Patient', PATIENT);
  checkElementsOf(parameters, 'Parameters', 'Parameters');
  return sent;
}
