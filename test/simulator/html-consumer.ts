import type { CallChanges, Json, Reply, TestConsumer } from './consumer.js';
import { member, textOf } from './consumer.js';

const IDS = 'http://fhir.nhs.net/Id/';
export const NHS_NUMBER_SYSTEM = `${IDS}nhs-number`;
export const SECTION_SYSTEM = 'http://fhir.nhs.net/ValueSet/gpconnect-record-section-1';
export const JSON_FHIR = 'application/json+fhir';
export const XML_FHIR = 'application/xml+fhir';

const GET_RECORD = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getcarerecord';
const CONFORMANCE = 'urn:nhs:names:services:gpconnect:fhir:rest:read:metadata';

/** What a token of version 0.7 has otherwise than one of version 1 (spec 01 §6.4). */
export function olderClaims(requestedRecord: Json): Json {
  return {
    aud: 'https://authorize.fhir.nhs.net/token',
    requested_record: requestedRecord,
    requesting_device: {
      resourceType: 'Device',
      id: 'device-1',
      identifier: [{ system: 'https://consumer.example/Id/device', value: 'TEST-1' }],
      model: 'Test',
      version: '1',
    },
    requesting_organization: {
      resourceType: 'Organization',
      id: 'organisation-1',
      identifier: [{ system: `${IDS}ods-organization-code`, value: 'Z99000' }],
      name: 'Demonstration Care Alliance',
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: 'user-1',
      identifier: [
        { system: 'http://fhir.nhs.net/sds-user-id', value: 'UNK' },
        { system: 'https://consumer.example/Id/user', value: 'user-1' },
      ],
      name: { family: ['Tester'], given: ['Tess'] },
      practitionerRole: [
        { role: { coding: [{ system: 'http://fhir.nhs.net/ValueSet/sds-job-role-name-1', code: 'UNK' }] } },
      ],
    },
  };
}

/** The record that a token is about. */
export function recordOfPatient(nhsNumber: string): Json {
  return { resourceType: 'Patient', identifier: [{ system: NHS_NUMBER_SYSTEM, value: nhsNumber }] };
}

const ORGANISATION = {
  resourceType: 'Organization',
  identifier: [{ system: `${IDS}ods-organization-code`, value: 'A99001' }],
};

export const nhsNumberParameter = (value: string, system = NHS_NUMBER_SYSTEM): Json => ({
  name: 'patientNHSNumber',
  valueIdentifier: { system, value },
});

export const sectionParameter = (code: string, system = SECTION_SYSTEM): Json => ({
  name: 'recordSection',
  valueCodeableConcept: { coding: [{ system, code }] },
});

export const periodParameter = (period: Json): Json => ({ name: 'timePeriod', valuePeriod: period });

export const parametersOf = (...parameter: readonly Json[]): Json => ({ resourceType: 'Parameters', parameter });

/** Asks for a section with these parameters, and a token about this patient. */
export function askCareRecord(
  consumer: TestConsumer,
  practice: string,
  nhsNumber: string,
  parameters: Json,
  changes: CallChanges = {},
): Promise<Reply> {
  return consumer.call(
    {
      practice,
      interaction: GET_RECORD,
      scope: 'patient/*.read',
      path: '/Patient/$gpc.getcarerecord',
      method: 'POST',
      body: parameters,
    },
    {
      ...changes,
      claims: { ...olderClaims(recordOfPatient(nhsNumber)), ...changes.claims },
      headers: { Accept: JSON_FHIR, 'Content-Type': JSON_FHIR, ...changes.headers },
    },
  );
}

/** Asks for one section, whole or for a period. */
export function askSection(
  consumer: TestConsumer,
  practice: string,
  nhsNumber: string,
  section: string,
  period?: Json,
): Promise<Reply> {
  const parameters = [nhsNumberParameter(nhsNumber), sectionParameter(section)];
  const all = period === undefined ? parameters : [...parameters, periodParameter(period)];
  return askCareRecord(consumer, practice, nhsNumber, parametersOf(...all));
}

/** The XHTML of an answered section. */
export function divOf(reply: Reply): string {
  return textOf(member(reply.body, 'entry', 0, 'resource', 'section', 0, 'text', 'div'));
}

/** The XHTML of one section. */
export async function sectionOf(
  consumer: TestConsumer,
  practice: string,
  nhsNumber: string,
  section: string,
  period?: Json,
): Promise<string> {
  return divOf(await askSection(consumer, practice, nhsNumber, section, period));
}

/** Asks for the conformance statement. */
export function askConformance(consumer: TestConsumer, practice: string, changes: CallChanges = {}): Promise<Reply> {
  return consumer.call(
    { practice, interaction: CONFORMANCE, scope: 'organization/*.read', path: '/metadata' },
    {
      ...changes,
      claims: { ...olderClaims(ORGANISATION), ...changes.claims },
      headers: { Accept: JSON_FHIR, ...changes.headers },
    },
  );
}
