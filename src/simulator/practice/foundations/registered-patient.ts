import type { Patient } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Practice, Registration } from '../../estate/practice.js';
import type { JsonObject } from '../../json-object.js';
import { EXTENSION } from '../fhir-names.js';
import { patientResource } from './patient-resource.js';

/** The list where there is something in it, else what there was. */
const ifAny = (element: 'name' | 'telecom' | 'address', list: readonly JsonObject[]): JsonObject =>
  list.length === 0 ? {} : { [element]: list };

/**
 * A patient of Foundations (spec 02 §2.1). Who was registered by a consumer is given back as they were written down, the rest from PDS;
 * what is temporary ends with the registration (spec 02 §4.2).
 */
export function registeredPatient(practice: Practice, registration: Registration): Pick<Patient, 'meta'> {
  const patient = patientResource(practice, registration, practice.ids);
  const { term } = registration;
  if (term === undefined) return patient;
  const { identifiers, names, telecoms, addresses, communication } = term.asRegistered;
  const ending = (one: JsonObject): JsonObject =>
    one['use'] === 'temp' ? { ...one, period: { end: ukDateTime(term.until) } } : one;
  const others = (patient.extension ?? []).filter(
    ({ url }) => communication.length === 0 || url !== EXTENSION.nhsCommunication,
  );
  const extended = {
    extension: [...others, ...communication],
    identifier: [...(patient.identifier ?? []), ...identifiers],
  };
  return {
    ...patient,
    ...extended,
    ...ifAny('name', names),
    ...ifAny('telecom', telecoms.map(ending)),
    ...ifAny('address', addresses.map(ending)),
  };
}
