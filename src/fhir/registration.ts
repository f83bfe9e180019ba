import type { OdsCode } from '../domain/ods-code.js';
import type { Contact, RegistrationFacts, RegistrationKind } from '../domain/patient.js';
import type { Reading } from '../domain/reading.js';
import { referencedId } from './bundle.js';
import { codeTable } from './code-table.js';
import { conceptCodes, conceptText } from './coded-concept.js';
import { address, addresses, chosenName, gender, humanName, telecoms } from './contact-details.js';
import { partialDate, period } from './dates.js';
import { code, elements, list, present, type Element } from './element.js';
import { extensionNamed, innerValue } from './extension.js';
import { nhsNumberOf } from './identifier.js';
import { onlyEntry, read, resourceOfType, unreadable } from './reading.js';

const kindOf = codeTable<RegistrationKind>({
  R: 'REGULAR',
  T: 'TEMPORARY',
  E: 'EMERGENCY',
  IN: 'IMMEDIATELY_NECESSARY',
  P: 'PRIVATE',
  O: 'OTHER',
  S: 'SYNTHETIC',
});

function registrationKind(type: unknown): RegistrationKind | null {
  const codes = conceptCodes(type);
  if (codes.length === 0) return conceptText(type) === null ? null : 'UNRECOGNISED';
  return codes.map(kindOf).find((kind) => kind !== undefined) ?? 'UNRECOGNISED';
}

const contact = (of: Element): Contact => ({
  relationships: present(list(of.relationship), conceptText),
  name: humanName(of.name),
  telecoms: telecoms(of.telecom),
  address: address(of.address),
});

const firstReferenced = (references: unknown, type: string): string | null =>
  list(references)
    .map((reference) => referencedId(reference, type))
    .find((id) => id !== null) ?? null;

function registration(patient: Element): Reading<RegistrationFacts> {
  const logicalId = code(patient.id);
  if (logicalId === null) return unreadable('Patient.id: expected the logical id, found none');
  const details = extensionNamed(patient, 'RegistrationDetails');
  const type = innerValue(details, 'registrationType');
  return read({
    logicalId,
    nhsNumber: nhsNumberOf(patient),
    type: conceptText(type),
    kind: registrationKind(type),
    period: period(innerValue(details, 'registrationPeriod')),
    usualGpId: firstReferenced(patient.generalPractitioner, 'Practitioner'),
    preferredBranchId: referencedId(innerValue(details, 'preferredBranchSurgery'), 'Location'),
    name: chosenName(patient.name),
    birthDate: partialDate(patient.birthDate),
    gender: gender(patient.gender),
    addresses: addresses(patient.address),
    telecoms: telecoms(patient.telecom),
    contacts: elements(patient.contact).map(contact),
    raw: { value: patient },
  });
}

/**
 * Reads what finding a patient gave (spec 02 §2): the patient as the practice holds them, or null if it knows none, or will not say.
 * More than one is a problem. The same form comes back from registering a patient (spec 02 §4.3).
 */
export function readPatientSearch(body: unknown, _practice: OdsCode): Reading<RegistrationFacts | null> {
  const found = onlyEntry(body, 'Patient');
  if (!found.ok) return found;
  return found.value === null ? read(null) : registration(found.value);
}

/** Reads one Patient, read by its id at a practice (spec 02 §3). */
export function readPatient(body: unknown): Reading<RegistrationFacts> {
  const patient = resourceOfType(body, 'Patient');
  return patient.ok ? registration(patient.value) : patient;
}
