import type { Bundle, Device, Endpoint, Extension, Identifier } from 'fhir/r4.js';
import { stableUuid } from '../chance/stable-id.js';

const IDS = 'https://fhir.nhs.uk/Id/';
const SDS_EXTENSION = 'https://fhir.nhs.uk/StructureDefinition/Extension-SDS-';

/** Identifier systems that the directory is searched by. */
export const SDS_SYSTEM = {
  organisation: `${IDS}ods-organization-code`,
  interaction: `${IDS}nhsServiceInteractionId`,
  partyKey: `${IDS}nhsMhsPartyKey`,
} as const;

/** One system of one organisation, as the directory holds it: a message handler's endpoint and the system's ASID. */
export interface DirectoryRecord {
  readonly odsCode: string;
  readonly partyKey: string;
  readonly asid: string;
  readonly interactions: readonly string[];
  /** Null for a consumer: it has no endpoint (spec 01 §3.1). */
  readonly endpoint: { readonly root: string; readonly cpaId: string } | null;
  readonly supplierOdsCode: string;
}

function referenceTo(url: string, system: string, value: string): Extension {
  return { url: `${SDS_EXTENSION}${url}`, valueReference: { identifier: { system, value } } };
}

const interactionExtension = (id: string): Extension =>
  referenceTo('NhsServiceInteractionId', SDS_SYSTEM.interaction, id);

/** The endpoint of one interaction. */
export function endpointResource(record: DirectoryRecord, interaction: string): Endpoint | null {
  const { endpoint, odsCode, partyKey } = record;
  if (endpoint === null) return null;
  const identifier: Identifier[] = [
    { system: `${IDS}nhsMhsFQDN`, value: new URL(endpoint.root).hostname },
    { system: SDS_SYSTEM.partyKey, value: partyKey },
    { system: `${IDS}nhsMhsCPAId`, value: endpoint.cpaId },
    { system: `${IDS}nhsMHSId`, value: endpoint.cpaId },
  ];
  return {
    resourceType: 'Endpoint',
    id: stableUuid('sds endpoint', partyKey, interaction).toUpperCase(),
    status: 'active',
    connectionType: {
      system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
      code: 'hl7-fhir-msg',
      display: 'HL7 FHIR Messaging',
    },
    payloadType: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/endpoint-payload-type', code: 'any', display: 'Any' },
        ],
      },
    ],
    address: endpoint.root,
    managingOrganization: { identifier: { system: SDS_SYSTEM.organisation, value: odsCode } },
    identifier,
    extension: [interactionExtension(interaction)],
  };
}

/** The system itself, with all its interactions. */
export function deviceResource(record: DirectoryRecord): Device {
  const { asid, partyKey, odsCode, supplierOdsCode, interactions } = record;
  return {
    resourceType: 'Device',
    id: stableUuid('sds device', asid).toUpperCase(),
    identifier: [
      { system: `${IDS}nhsSpineASID`, value: asid },
      { system: SDS_SYSTEM.partyKey, value: partyKey },
    ],
    extension: [
      referenceTo('ManufacturingOrganisation', SDS_SYSTEM.organisation, supplierOdsCode),
      ...interactions.map(interactionExtension),
    ],
    owner: { identifier: { system: SDS_SYSTEM.organisation, value: odsCode } },
  };
}

/** What the directory found, in R4's way: with a total and full URLs. */
export function directoryBundle(
  resources: readonly (Endpoint | Device)[],
  asked: { readonly base: string; readonly query: string; readonly type: 'Endpoint' | 'Device' },
): Bundle {
  return {
    resourceType: 'Bundle',
    id: stableUuid('sds answer', asked.type, asked.query).toUpperCase(),
    type: 'searchset',
    total: resources.length,
    link: [{ relation: 'self', url: `${asked.base}/${asked.type}?${asked.query}` }],
    entry: resources.map((resource) => ({
      fullUrl: `${asked.base}/${asked.type}/${resource.id ?? ''}`,
      resource,
      search: { mode: 'match' },
    })),
  };
}
