import type { Table } from './tables.js';

/** What an Appointment may hold that a consumer sends (spec 03 §3.1, §9.1). */
const Appointment: Table = {
  resourceType: '1..1 code(Appointment)',
  id: '0..1 id',
  meta: '1..1 ProfiledMeta',
  language: '0..1 code',
  text: '0..1 Narrative',
  contained: '0..* BookingOrganisation',
  extension: '0..* Extension',
  identifier: '0..* AppointmentIdentifier',
  status: '1..1 code(proposed|pending|booked|arrived|fulfilled|cancelled|noshow|entered-in-error)',
  serviceCategory: '0..1 CodeableConcept',
  serviceType: '0..* CodeableConcept',
  priority: '0..1 unsignedInt',
  description: '1..1 string',
  start: '1..1 instant',
  end: '1..1 instant',
  minutesDuration: '0..1 positiveInt',
  slot: '1..* Reference(Slot)',
  created: '0..1 dateTime',
  comment: '0..1 string',
  participant: '1..* AppointmentParticipant',
};

const AppointmentIdentifier: Table = { system: '1..1 uri', value: '1..1 string' };

const AppointmentParticipant: Table = {
  type: '0..* CodeableConcept',
  actor: '1..1 Reference(Patient|Location|Practitioner|HealthcareService)',
  required: '0..1 code(required|optional|information-only)',
  status: '1..1 code(accepted|declined|tentative|needs-action)',
};

/** The organisation inside an Appointment that booked it (spec 03 §3.1; 02 §6). */
const BookingOrganisation: Table = {
  resourceType: '1..1 code(Organization)',
  id: '1..1 id',
  meta: '1..1 ProfiledMeta',
  language: '0..1 code',
  text: '0..1 Narrative',
  extension: '0..* Extension',
  identifier: '1..* Identifier',
  active: '0..1 boolean',
  type: '0..* CodeableConcept',
  name: '1..1 string',
  alias: '0..* string',
  telecom: '1..* ContactPoint',
  address: '0..* Address',
  partOf: '0..1 Reference(Organization)',
  contact: '0..* OrganisationContact',
  endpoint: '0..* Reference(Endpoint)',
};

const OrganisationContact: Table = {
  purpose: '0..1 CodeableConcept',
  name: '0..1 HumanName',
  telecom: '0..* ContactPoint',
  address: '0..1 Address',
};

/** Somebody who is to be registered (spec 02 §4.1). */
const Patient: Table = {
  resourceType: '1..1 code(Patient)',
  meta: '1..1 ProfiledMeta',
  language: '0..1 code',
  text: '0..1 Narrative',
  extension: '0..* Extension',
  identifier: '1..* Identifier',
  name: '1..* HumanName',
  telecom: '0..* ContactPoint',
  gender: '0..1 code(male|female|other|unknown)',
  birthDate: '1..1 date',
  address: '0..* Address',
};

/** What an operation is asked with; a parameter that asks for an area may do without value and parts (spec 04 §2). */
const Parameters: Table = {
  resourceType: '1..1 code(Parameters)',
  id: '0..1 id',
  meta: '0..1 Meta',
  implicitRules: '0..1 uri',
  language: '0..1 code',
  parameter: '1..* Parameter',
};

const Parameter: Table = {
  name: '1..1 string',
  'value[x]': '0..1 any',
  resource: '0..1 Resource',
  part: '0..* Parameter',
};

const ProfiledMeta: Table = {
  versionId: '0..1 id',
  lastUpdated: '0..1 instant',
  profile: '1..* uri',
  security: '0..* Coding',
  tag: '0..* Coding',
};

const Extension: Table = { url: '1..1 uri', 'value[x]': '0..1 any' };

/** Resources that consumers send, and the elements of them that are no data types. */
export const SENT = {
  ...{ Appointment, AppointmentIdentifier, AppointmentParticipant, BookingOrganisation, OrganisationContact },
  ...{ Patient, Parameters, Parameter, ProfiledMeta, Extension },
};
