import type { MedicationStatus, PrescriptionType } from '../domain/record-items.js';
import type { PartialDate } from '../domain/values.js';
import { codeTable } from './code-table.js';
import { conceptCodes, conceptText } from './coded-concept.js';
import { partialDate, writtenDay } from './dates.js';
import { code, element, elements, list, present, text, texts, whole, type Element } from './element.js';
import { extensionNamed, innerValue, valueOf } from './extension.js';

const statusOf = codeTable<MedicationStatus>({
  active: 'ACTIVE',
  stopped: 'STOPPED',
  completed: 'COMPLETED',
  unknown: 'UNKNOWN',
});

/** Status of a statement, plan or order (spec 04 §10.5). None is UNKNOWN; a code that is not known is UNRECOGNISED. */
export function medicationStatus(value: unknown): MedicationStatus {
  const given = code(value);
  return given === null ? 'UNKNOWN' : (statusOf(given) ?? 'UNRECOGNISED');
}

const typeOf = codeTable<PrescriptionType>({
  acute: 'ACUTE',
  'acute-handwritten': 'ACUTE_HANDWRITTEN',
  'delayed-prescribing': 'DELAYED',
  repeat: 'REPEAT',
  'repeat-dispensing': 'REPEAT_DISPENSING',
});

/** Prescription type of a plan or order (spec 04 §10.4): missing on legacy data. */
export function prescriptionType(request: Element | null): PrescriptionType {
  const value = valueOf(extensionNamed(request, 'PrescriptionType'));
  for (const given of conceptCodes(value)) {
    const type = typeOf(given);
    if (type !== undefined) return type;
  }
  return conceptText(value) === null ? 'NOT_AVAILABLE' : 'UNRECOGNISED';
}

/** Whether a MedicationRequest is an issue. A request that does not say its intent is one if it is based on another. */
export function isOrder(request: Element): boolean {
  const intent = code(request.intent)?.toLowerCase() ?? null;
  return intent === null ? request.basedOn !== undefined : intent !== 'plan' && intent !== 'proposal';
}

/** How to take it, in words. There is one dosage (spec 04 §10.1); where a supplier sends several, their words stand one below the other. */
export function dosageText(dosages: unknown): string | null {
  const words = present(list(dosages), (dosage) => text(element(dosage)?.text) ?? text(dosage));
  return words.length === 0 ? null : words.join('\n');
}

/** Further instruction for the patient, in words. */
export function patientInstruction(dosages: unknown): string | null {
  const given = elements(dosages).filter(({ patientInstruction: said }) => said !== undefined);
  const words = given.flatMap(({ patientInstruction: said }) => texts(said));
  return words.length === 0 ? null : words.join('\n');
}

/**
 * When the dosage last changed (spec 04 §10.1): from the extension, whose name is spelt three ways, else from the warning sentence in
 * the dosage text, which stays where it is.
 */
export function dosageChanged(statement: Element, words: string | null): PartialDate | null {
  const stated = partialDate(valueOf(extensionNamed(statement, 'DosageLastChanged')));
  if (stated !== null || words === null) return stated;
  const sentence = words.toLowerCase();
  const begin = sentence.indexOf('dosage has changed');
  const date = begin < 0 ? -1 : sentence.indexOf('latest change', begin);
  return date < 0 ? null : writtenDay(words.slice(date, date + 100));
}

/** How often a repeat may be and has been issued, and when the authorisation ends (spec 04 §10.2). */
export interface RepeatInformation {
  readonly allowed: number | null;
  readonly issued: number | null;
  readonly expires: PartialDate | null;
}

const NO_REPEATS: RepeatInformation = { allowed: null, issued: null, expires: null };

/** Reads the repeat information of a plan, whatever number type it was sent as. */
export function repeatInformation(plan: Element | null): RepeatInformation {
  const extension = extensionNamed(plan, 'RepeatInformation');
  if (extension === null) return NO_REPEATS;
  return {
    allowed: whole(innerValue(extension, 'numberOfRepeatPrescriptionsAllowed')),
    issued: whole(innerValue(extension, 'numberOfRepeatPrescriptionsIssued')),
    expires: partialDate(innerValue(extension, 'authorisationExpiryDate', 'authorizationExpiryDate')),
  };
}

/** Why and when something was stopped. */
export interface StatusReason {
  readonly date: PartialDate | null;
  readonly reason: string | null;
}

/**
 * Reads the status reason (spec 04 §10.2): under the names of the profile or of the page, as words or coded. A date that says "No
 * information available" is none.
 */
export function statusReason(request: Element | null): StatusReason | null {
  const extension = extensionNamed(request, 'StatusReason');
  if (extension === null) return null;
  const read = {
    date: partialDate(innerValue(extension, 'statusChangeDate', 'changeDate', 'date')),
    reason: conceptText(innerValue(extension, 'statusReason', 'reason')),
  };
  return read.date === null && read.reason === null ? null : read;
}
