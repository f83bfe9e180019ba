import { isJsonObject, type JsonObject } from '../../json-object.js';
import { isNhsNumber } from '../../nhs-number.js';
import { readResource } from '../checks/sent-resource.js';
import { DSTU2_CODES, DSTU2_IDENTIFIER } from '../dstu2-names.js';
import { refuseUnless } from '../outcome.js';
import { isSectionCode, type SectionCode, SECTION_NAMES } from './section-names.js';
import { readTimePeriod, type TimePeriod } from './time-period.js';

/** What was asked for, in order and allowed. */
export interface CareRecordQuery {
  readonly nhsNumber: string;
  readonly section: SectionCode;
  /** Null for everything there is. */
  readonly period: TimePeriod | null;
}

/** Parameters of the operation (spec 05 §2). */
const PARAMETERS = ['patientNHSNumber', 'recordSection', 'timePeriod'] as const;

type ParameterName = (typeof PARAMETERS)[number];

/** The parameters by their name: each at most once. */
function readParameters(body: string): ReadonlyMap<ParameterName, JsonObject> {
  refuseUnless(body.trim() !== '', 'BAD_REQUEST', 'The body is missing');
  const { parameter = [] } = readResource(body, 'Parameters', 'BAD_REQUEST');
  const sent: readonly unknown[] = Array.isArray(parameter) ? parameter : [parameter];
  refuseUnless(sent.length > 0, 'BAD_REQUEST', 'Parameters holds no parameter');
  const found = new Map<ParameterName, JsonObject>();
  for (const one of sent) {
    refuseUnless(isJsonObject(one), 'INVALID_RESOURCE', 'A parameter is not an object');
    const name = PARAMETERS.find((known) => known === one['name']);
    refuseUnless(
      name !== undefined,
      'INVALID_PARAMETER',
      `${String(one['name'])} is not a parameter of this operation`,
    );
    refuseUnless(!found.has(name), 'BAD_REQUEST', `${name} is given more than once`);
    found.set(name, one);
  }
  return found;
}

function readNhsNumber(parameter: JsonObject | undefined): string {
  const identifier = parameter?.['valueIdentifier'];
  refuseUnless(parameter !== undefined, 'BAD_REQUEST', 'patientNHSNumber is missing');
  refuseUnless(isJsonObject(identifier), 'BAD_REQUEST', 'patientNHSNumber: valueIdentifier is missing');
  const { system, value } = identifier;
  const isKnown = system === DSTU2_IDENTIFIER.nhsNumber;
  refuseUnless(isKnown, 'INVALID_IDENTIFIER_SYSTEM', `patientNHSNumber: system is not ${DSTU2_IDENTIFIER.nhsNumber}`);
  const isNumber = typeof value === 'string' && isNhsNumber(value);
  refuseUnless(isNumber, 'INVALID_NHS_NUMBER', 'patientNHSNumber: no valid NHS number');
  return value;
}

function readSection(parameter: JsonObject | undefined): SectionCode {
  const concept = parameter?.['valueCodeableConcept'];
  refuseUnless(parameter !== undefined, 'BAD_REQUEST', 'recordSection is missing');
  refuseUnless(isJsonObject(concept), 'BAD_REQUEST', 'recordSection: valueCodeableConcept is missing');
  const codings: readonly unknown[] = Array.isArray(concept['coding']) ? concept['coding'] : [];
  const [coding] = codings;
  refuseUnless(isJsonObject(coding) && codings.length === 1, 'BAD_REQUEST', 'recordSection: not exactly one coding');
  const { system, code } = coding;
  refuseUnless(system !== undefined && system !== '', 'INVALID_PARAMETER', 'recordSection: system missing');
  const isKnown = system === DSTU2_CODES.recordSection;
  refuseUnless(isKnown, 'BAD_REQUEST', `recordSection: system is not ${DSTU2_CODES.recordSection}`);
  refuseUnless(isSectionCode(code), 'INVALID_PARAMETER', 'recordSection: code is none of the sections');
  return code;
}

/**
 * Reads the request for one section of a record: what is there at all, then the NHS number, the section, and the period, which some
 * sections do not take (spec 05 §2 and §3).
 */
export function readCareRecordQuery(body: string): CareRecordQuery {
  const parameters = readParameters(body);
  const nhsNumber = readNhsNumber(parameters.get('patientNHSNumber'));
  const section = readSection(parameters.get('recordSection'));
  const asked = parameters.get('timePeriod');
  if (asked === undefined) return { nhsNumber, section, period: null };
  const { takesPeriod } = SECTION_NAMES[section];
  refuseUnless(takesPeriod, 'BAD_REQUEST', `timePeriod: ${section} is not filtered by date`);
  return { nhsNumber, section, period: readTimePeriod(asked['valuePeriod']) };
}
