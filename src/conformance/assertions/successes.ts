import type { InteractionName } from '../asking/products.js';
import { textAt } from '../reading/json.js';
import { resourcesOf, type Evidence } from './evidence.js';
import type { Fault } from './verdict.js';

/** What a successful answer is, whatever else is in it. */
interface Success {
  /** Type of the resource. */
  readonly is: string;
  /** Type of Bundle, where it is one. */
  readonly bundle?: 'searchset' | 'collection';
  /** What it never goes without. */
  readonly holds: readonly string[];
}

const one = (is: string): Success => ({ is, holds: [] });
const searchset = (...holds: readonly string[]): Success => ({ is: 'Bundle', bundle: 'searchset', holds });
const record: Success = { is: 'Bundle', bundle: 'collection', holds: ['Patient'] };

/** Successes by interaction (spec 02 §1, 03 §2.4, §5, 04 §6, 05 §4, 06 §1). */
const SUCCESSES: Readonly<Record<InteractionName, Success>> = {
  MetadataRead: one('CapabilityStatement'),
  PatientSearch: searchset(),
  PatientRead: one('Patient'),
  RegisterPatient: searchset('Patient'),
  PractitionerSearch: searchset(),
  PractitionerRead: one('Practitioner'),
  OrganizationSearch: searchset(),
  OrganizationRead: one('Organization'),
  LocationRead: one('Location'),
  HealthcareFind: searchset(),
  HealthcareRead: one('HealthcareService'),
  SearchForFreeSlots: searchset(),
  AppointmentCreate: one('Appointment'),
  AppointmentRead: one('Appointment'),
  AppointmentAmend: one('Appointment'),
  AppointmentCancel: one('Appointment'),
  AppointmentSearch: searchset(),
  StructuredMetaDataRead: one('CapabilityStatement'),
  GpcGetStructuredRecord: record,
  MigrateStructuredRecordWithoutSensitive: record,
  MigrateStructuredRecordWithSensitive: record,
  DocumentsMetaDataRead: one('CapabilityStatement'),
  DocumentsPatientSearch: searchset(),
  DocumentsSearch: searchset('Patient'),
  DocumentsRead: one('Binary'),
  'Conformance(0.7)': one('Conformance'),
  'GetCareRecord(0.7)': searchset('Composition', 'Patient'),
};

/** A caller may ask for no resource to come back (spec 01 §7): then none has to. */
const isMinimal = ({ sent, answer }: Evidence): boolean =>
  /^return=minimal$/i.test(sent.headers['Prefer'] ?? '') && answer.text === '';

/**
 * What is missing where a call succeeded, be it said in the scenario or not: whoever answers everything with 200 and an empty Bundle meets no
 * expectation of content.
 */
export function lackingInSuccess(name: InteractionName, evidence: Evidence): readonly Fault[] {
  const { status, resource } = evidence.answer;
  if ((status !== 200 && status !== 201) || isMinimal(evidence)) return [];
  const { is, bundle, holds } = SUCCESSES[name];
  const [type, bundleType] = [textAt(resource, 'resourceType'), textAt(resource, 'type')];
  if (type !== is) return [{ expected: `the resource ${is}`, got: type ?? 'none' }];
  if (bundle !== undefined && bundleType !== bundle) {
    return [{ expected: `a Bundle of the type ${bundle}`, got: bundleType ?? 'one without a type' }];
  }
  return holds
    .filter((held) => resourcesOf(evidence, held).length === 0)
    .map((held) => ({ expected: `${held} in the Bundle`, got: 'none' }));
}
