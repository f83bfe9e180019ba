import { APPOINTMENTS } from './appointments.js';
import { EXTENSIONS } from './extensions.js';
import { CARE_RECORD } from './care-record.js';
import { MEDICATION_AND_ALLERGIES } from './medication-and-allergies.js';
import { NATIONAL, NATIONAL_EXTENSIONS } from './national.js';
import { PEOPLE_AND_PLACES } from './people-and-places.js';
import { RECORD_AREAS } from './record-areas.js';
import type { Dialect } from './rules.js';
import { PROXY_REFUSALS, SERVER } from './server.js';

/** What practices speak but for Access Record HTML. */
export const STU3: Dialect = {
  structure: 'https://fhir.nhs.uk/STU3/StructureDefinition/',
  tables: { ...SERVER, ...PEOPLE_AND_PLACES, ...APPOINTMENTS, ...MEDICATION_AND_ALLERGIES, ...RECORD_AREAS },
  extensions: EXTENSIONS,
  labels: { system: 'http://hl7.org/fhir/v3/ActCode', codes: ['NOPAT'] },
};

/** Access Record HTML (spec 05 §1). */
export const DSTU2: Dialect = {
  structure: 'http://fhir.nhs.net/StructureDefinition/gpconnect-',
  tables: CARE_RECORD,
  extensions: new Map(),
  labels: { system: '', codes: [] },
};

/** The proxy, where it refuses itself (spec 01 §4.4). */
export const PROXY: Dialect = { ...STU3, tables: PROXY_REFUSALS };

/** PDS and SDS (spec 01 §3.3 and §5). */
export const R4: Dialect = {
  structure: '',
  tables: NATIONAL,
  extensions: NATIONAL_EXTENSIONS,
  labels: { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', codes: ['U', 'R'] },
};
