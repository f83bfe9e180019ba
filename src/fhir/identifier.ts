import { parseNHSNumber, type NHSNumber } from '../domain/nhs-number.js';
import { parseOdsCode, type OdsCode } from '../domain/ods-code.js';
import type { Identifier } from '../domain/values.js';
import { code, elements, present, type Element } from './element.js';

/** Systems of identifiers (spec 04 §3, spec 02 §13). */
export const SYSTEMS = {
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  odsCode: 'https://fhir.nhs.uk/Id/ods-organization-code',
  sdsUserId: 'https://fhir.nhs.uk/Id/sds-user-id',
  gmcNumber: 'https://fhir.hl7.org.uk/Id/gmc-number',
  dosServiceId: 'https://fhir.nhs.uk/Id/uec-dos-service-id',
  spineAsid: 'https://fhir.nhs.uk/Id/nhsSpineASID',
  partyKey: 'https://fhir.nhs.uk/Id/nhsMhsPartyKey',
} as const;

/** The identifiers of a resource, in its order; those without a value are none. */
export function identifiers(of: Element): readonly Identifier[] {
  return present(elements(of.identifier), (each) => {
    const value = code(each.value);
    return value === null ? null : { system: code(each.system), value };
  });
}

/** The value of the first identifier of a system. */
export function identified(of: Element | null, system: string): string | null {
  const found = elements(of?.identifier).find((each) => code(each.system) === system && code(each.value) !== null);
  return found === undefined ? null : code(found.value);
}

/** The NHS number of a Patient, if it has one whose check digit fits. */
export function nhsNumberOf(patient: Element): NHSNumber | null {
  return parseNHSNumber(identified(patient, SYSTEMS.nhsNumber) ?? '');
}

/** The ODS code of an Organization, or of a logical reference to one. */
export function odsCodeOf(organisation: Element | null): OdsCode | null {
  return parseOdsCode(identified(organisation, SYSTEMS.odsCode) ?? '');
}
