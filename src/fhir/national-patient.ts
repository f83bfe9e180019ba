import { parseNHSNumber } from '../domain/nhs-number.js';
import { parseOdsCode, type OdsCode } from '../domain/ods-code.js';
import type { NationalPatient } from '../domain/patient.js';
import type { Reading } from '../domain/reading.js';
import type { HumanName, PartialDate } from '../domain/values.js';
import { conceptText } from './coded-concept.js';
import { addresses, gender, humanName, NAMELESS, telecoms } from './contact-details.js';
import { covers, firstDay, moment, partialDate, period } from './dates.js';
import { code, element, elements, flag, type Element } from './element.js';
import { extensionsNamed, innerValue } from './extension.js';
import { SYSTEMS } from './identifier.js';
import { read, resourceOfType, unreadable } from './reading.js';

/** Whether something holds on a day, by its own period. Without a day to go by, everything does. */
const isCurrent = (of: Element | null, day: string | null) => day === null || covers(period(of?.period), day);

/** Names that somebody has given up, or that are not the one to call them by: taken only for want of any other. */
const ASIDE = ['old', 'maiden', 'temp', 'anonymous', 'nickname'];

/** The name they go by: the usual one that holds now, else any usual one, else the best there is. */
function usualName(patient: Element, day: string | null): HumanName {
  const names = elements(patient.name);
  const usual = names.filter((name) => code(name.use) === 'usual');
  const others = names.filter((name) => !ASIDE.includes(code(name.use) ?? ''));
  const inOrder = [
    ...usual.filter((name) => isCurrent(name, day)),
    ...usual,
    ...others.filter((name) => isCurrent(name, day)),
    ...others,
    ...names,
  ];
  for (const name of inOrder) {
    const shown = humanName(name);
    if (shown !== null) return shown;
  }
  return NAMELESS;
}

/** The practice they are registered with on that day: the one that began last, if several claim it. */
function registeredPractice(patient: Element, day: string | null): OdsCode | null {
  const registrations = elements(patient.generalPractitioner).flatMap((each) => {
    const identifier = element(each.identifier);
    const odsCode = code(identifier?.system) === SYSTEMS.odsCode ? parseOdsCode(code(identifier?.value) ?? '') : null;
    const holds = isCurrent(identifier, day) && isCurrent(each, day);
    return odsCode !== null && holds ? { odsCode, since: moment(period(identifier?.period)?.start ?? null) } : [];
  });
  const [latest] = registrations.sort((a, b) => (a.since === b.since ? 0 : b.since - a.since));
  return latest?.odsCode ?? null;
}

/**
 * Whether the record is marked in any way. The service marks every record, `U` for unrestricted; one that is not marked is taken for
 * sensitive, because asking about somebody who must not be found cannot be undone (spec 01 §5).
 */
function isSensitive(patient: Element): boolean {
  const labels = elements(element(patient.meta)?.security).map((label) => code(label.code));
  return labels.length === 0 || labels.some((label) => label !== 'U');
}

/** When they died. Undefined if they are known to have died, but not when. */
function deceased(patient: Element): PartialDate | null | undefined {
  const date = partialDate(patient.deceasedDateTime);
  if (date !== null) return date;
  const isDead = patient.deceasedDateTime !== undefined || flag(patient.deceasedBoolean) === true;
  return isDead ? undefined : null;
}

/** Language and need of an interpreter: the preferred one, if several are given. */
function communication(patient: Element): Pick<NationalPatient, 'language' | 'interpreterRequired'> {
  const all = extensionsNamed(patient, 'NHSCommunication');
  const chosen = all.find((each) => flag(innerValue(each, 'preferred')) === true) ?? all[0] ?? null;
  return {
    language: conceptText(innerValue(chosen, 'language')),
    interpreterRequired: flag(innerValue(chosen, 'interpreterRequired')),
  };
}

/**
 * Reads a Patient of the national demographics service (FHIR R4, spec 01 §5). `tracedAt` is when it answered: names, addresses and the
 * registered practice are those that hold on that day in the UK. Its `id` is the number the record goes by now.
 */
export function readNationalPatient(body: unknown, tracedAt: string): Reading<NationalPatient> {
  const resource = resourceOfType(body, 'Patient');
  if (!resource.ok) return resource;
  const patient = resource.value;
  const nhsNumber = parseNHSNumber(code(patient.id) ?? '');
  if (nhsNumber === null) return unreadable('Patient.id: expected an NHS number whose check digit fits');
  const died = deceased(patient);
  if (died === undefined)
    return unreadable('Patient.deceasedDateTime: expected a date of death for a patient who has died');
  const day = firstDay(partialDate(tracedAt));
  const current = (values: unknown) =>
    elements(values).filter((each) => isCurrent(each, day) && code(each.use) !== 'old');
  return read({
    nhsNumber,
    name: usualName(patient, day),
    birthDate: partialDate(patient.birthDate),
    gender: gender(patient.gender),
    deceased: died,
    addresses: addresses(current(patient.address)),
    telecoms: telecoms(current(patient.telecom)),
    ...communication(patient),
    registeredPractice: registeredPractice(patient, day),
    isSensitive: isSensitive(patient),
    tracedAt,
  });
}
