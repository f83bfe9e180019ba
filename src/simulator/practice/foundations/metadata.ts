import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r3.js';
import type { PracticeRow } from '../../estate/practice-rows.js';
import { fhir } from '../../wire/answer.js';
import { EXTENSION, PROFILE } from '../fhir-names.js';
import { MEDIA_TYPES } from '../formats.js';
import { filteringStatus } from '../filtering-status.js';
import type { InteractionName } from '../interactions.js';
import { formatsOf, offers } from '../offers.js';
import { versionedProfiles } from '../profile-versions.js';
import type { Handler, Handlers } from '../request.js';
import { softwareOf } from '../software.js';

type ResourceType =
  'Patient' | 'Organization' | 'HealthcareService' | 'Practitioner' | 'Location' | 'Appointment' | 'Slot';
type RestCode = 'read' | 'search-type' | 'create' | 'update';

/** What each interaction adds to the statement (spec 02 §9). */
const RESOURCE_OF: Readonly<Partial<Record<InteractionName, readonly [ResourceType, RestCode]>>> = {
  readPatient: ['Patient', 'read'],
  findPatient: ['Patient', 'search-type'],
  readOrganisation: ['Organization', 'read'],
  findOrganisation: ['Organization', 'search-type'],
  readService: ['HealthcareService', 'read'],
  findService: ['HealthcareService', 'search-type'],
  readPractitioner: ['Practitioner', 'read'],
  findPractitioner: ['Practitioner', 'search-type'],
  readLocation: ['Location', 'read'],
  readAppointment: ['Appointment', 'read'],
  bookAppointment: ['Appointment', 'create'],
  amendAppointment: ['Appointment', 'update'],
  listAppointments: ['Appointment', 'search-type'],
  findSlots: ['Slot', 'search-type'],
};

const INCLUDES = [
  'Slot:schedule',
  'Schedule:actor:Practitioner',
  'Schedule:actor:Location',
  'Location:managingOrganization',
];

/** What slots are searched by besides, and what can come along, where the system knows service filtering. */
const BY_SERVICE = {
  searchParam: [
    {
      name: 'service.identifier',
      type: 'token',
      definition: 'https://fhir.nhs.uk/STU3/SearchParameter/GPConnect-Slot-ServiceIdentifier-1',
    },
  ],
  searchInclude: ['Schedule:actor:HealthcareService'],
} as const;

/** What is searched by. */
const SEARCHED_BY: Readonly<Partial<Record<ResourceType, Partial<CapabilityStatementRestResource>>>> = {
  Slot: {
    searchParam: [
      { name: 'start', type: 'date' },
      { name: 'end', type: 'date' },
      { name: 'status', type: 'token' },
      { name: 'searchFilter', type: 'token' },
    ],
    searchInclude: INCLUDES,
  },
  Patient: { searchParam: [{ name: 'identifier', type: 'token', documentation: 'NHS number' }] },
  Organization: { searchParam: [{ name: 'identifier', type: 'token', documentation: 'ODS code' }] },
  HealthcareService: { searchParam: [{ name: 'identifier', type: 'token', documentation: 'DoS service id' }] },
  Practitioner: { searchParam: [{ name: 'identifier', type: 'token', documentation: 'SDS user id' }] },
  Appointment: { updateCreate: false, searchParam: [{ name: 'start', type: 'date' }] },
};

const OPERATION_DEFINITION = 'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-';

/** The version of the operation's definition tells which areas it knows (spec 02 §9). */
const RECORD_OPERATION = {
  '1.6': `${OPERATION_DEFINITION}GetStructuredRecord-Operation-1/_history/1.15`,
  '1.2': `${OPERATION_DEFINITION}GetStructuredRecord-Operation-1/_history/1.12`,
} as const;

const REGISTER_OPERATION = `${OPERATION_DEFINITION}RegisterPatient-Operation-1`;

const FOUNDATION_PROFILES = [
  PROFILE.Patient,
  PROFILE.Organization,
  PROFILE.Practitioner,
  PROFILE.PractitionerRole,
  PROFILE.Location,
  PROFILE.OperationOutcome,
  PROFILE.Appointment,
  PROFILE.Schedule,
  PROFILE.Slot,
];
const RECORD_PROFILES = [
  PROFILE.AllergyIntolerance,
  PROFILE.Medication,
  PROFILE.MedicationStatement,
  PROFILE.MedicationRequest,
  PROFILE.List,
  PROFILE.StructuredRecord,
];

/** Of the areas that came with 1.6 (spec 04 §13). */
const LATER_PROFILES = [
  PROFILE.ProblemHeader,
  PROFILE.Encounter,
  PROFILE.Immunization,
  PROFILE.Observation,
  PROFILE.DiagnosticReport,
  PROFILE.Specimen,
  PROFILE.ProcedureRequest,
  PROFILE.ReferralRequest,
  PROFILE.DocumentReference,
];

/** Profiles of the record, as far as a practice's version of it goes. */
function recordProfiles({ structured }: PracticeRow): readonly string[] {
  if (structured === null) return [];
  return structured === '1.2' ? RECORD_PROFILES : [...RECORD_PROFILES, ...LATER_PROFILES];
}

function slotsByService(): Partial<CapabilityStatementRestResource> {
  const { searchParam = [], searchInclude = [] } = SEARCHED_BY.Slot ?? {};
  return {
    searchParam: [...searchParam, ...BY_SERVICE.searchParam],
    searchInclude: [...searchInclude, ...BY_SERVICE.searchInclude],
  };
}

function resourcesOf(row: PracticeRow, handlers: Handlers): CapabilityStatementRestResource[] {
  const offered = (Object.keys(handlers) as InteractionName[]).filter((name) => offers(row, name));
  const byType = new Map<ResourceType, RestCode[]>();
  for (const name of offered) {
    const [type, code] = RESOURCE_OF[name] ?? [];
    if (type !== undefined && code !== undefined) byType.set(type, [...(byType.get(type) ?? []), code]);
  }
  return [...byType].map(([type, codes]) => ({
    type,
    interaction: codes.map((code) => ({ code })),
    ...(type === 'Slot' && filteringStatus(row) !== null ? slotsByService() : SEARCHED_BY[type]),
  }));
}

/** What every statement of a practice begins with; the version is that of Foundations and Appointments. */
export function statement(row: PracticeRow, now: Date): Omit<CapabilityStatement, 'rest' | 'profile'> {
  const version = filteringStatus(row) === null ? '1.2.9' : '1.2.8';
  const software = softwareOf(row.personality);
  return {
    resourceType: 'CapabilityStatement',
    version,
    name: 'GP Connect',
    status: 'active',
    date: `${now.getUTCFullYear() - 1}-03-01`,
    publisher: `Makers of ${software.name}`,
    contact: [{ name: `${software.name} support` }],
    description: `GP Connect at ${row.name}`,
    kind: 'capability',
    software: { ...software, releaseDate: `${now.getUTCFullYear() - 1}-02-01` },
    fhirVersion: '3.0.1',
    acceptUnknown: 'both',
    format: formatsOf(row).map((format) => MEDIA_TYPES.STU3[format]),
  };
}

function operationsOf(row: PracticeRow): { name: string; definition: { reference: string } }[] {
  if (row.structured === null) return [];
  return [{ name: 'gpc.getstructuredrecord', definition: { reference: RECORD_OPERATION[row.structured] } }];
}

/** The capability statement of Foundations and Appointments; it speaks for the record too (spec 02 §9). */
export function metadataHandler(handlers: Handlers): Handler {
  return ({ practice, now }) => {
    const { row } = practice;
    const filtering = filteringStatus(row);
    const profiles = [
      ...FOUNDATION_PROFILES,
      ...(filtering === null ? [] : [PROFILE.HealthcareService]),
      ...recordProfiles(row),
    ];
    const extension = filtering === null ? undefined : [{ url: EXTENSION.serviceFiltering, valueCode: filtering }];
    return fhir(200, {
      ...statement(row, now),
      extension,
      profile: profiles.map((reference) => ({ reference })),
      rest: [
        {
          mode: 'server',
          security: { cors: true },
          resource: resourcesOf(row, handlers),
          operation: [
            ...operationsOf(row),
            { name: 'gpc.registerpatient', definition: { reference: REGISTER_OPERATION } },
          ],
        },
      ],
    });
  };
}

/** The capability statement of the record's own root. */
export const readStructuredMetadata: Handler = ({ practice, now }) => {
  const { row } = practice;
  return fhir(200, {
    ...statement(row, now),
    name: 'GP Connect Access Record Structured',
    version: row.structured === '1.2' ? '1.2.8' : '1.6.0',
    profile: versionedProfiles([
      PROFILE.Patient,
      PROFILE.Organization,
      PROFILE.Practitioner,
      PROFILE.PractitionerRole,
      ...recordProfiles(row),
    ]),
    rest: [{ mode: 'server', security: { cors: true }, operation: operationsOf(row) }],
  });
};
