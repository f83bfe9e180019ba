import { any, byShortName, codedIn, DAY, is, maybe, one, type ResourceRule, some, UNBOUNDED } from './rules.js';

const ID = 'https://fhir.nhs.uk/Id/';
const SDS = 'https://fhir.nhs.uk/StructureDefinition/Extension-SDS-';
const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-';
const UK_CODES = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-';
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem/';

const identified = (...names: readonly string[]) =>
  [
    one('identifier.system', is(...names.map((name) => ID + name))),
    one('identifier.value', { pattern: /\S/ }),
  ] as const;

/** Element tables of spec 01 §3.3 and §5. */
export const NATIONAL: Readonly<Record<string, ResourceRule>> = {
  Patient: {
    profile: null,
    extensions: { 'UKCore-NHSCommunication': [0, 1], 'UKCore-DeathNotificationStatus': [0, 1] },
    elements: [
      one('meta.versionId'),
      one('meta.security'),
      one('identifier'),
      ...identified('nhs-number'),
      one('identifier.extension'),
      maybe('name'),
      one('name.id'),
      one('name.use', is('usual')),
      one('name.family'),
      some('name.given'),
      one('name.period.start', DAY),
      maybe('gender', is('female', 'male', 'other', 'unknown')),
      maybe('birthDate', DAY),
      maybe('deceasedDateTime'),
      any('address'),
      one('address.use', is('home', 'temp')),
      some('address.line'),
      one('address.postalCode'),
      any('telecom'),
      one('telecom.system', is('phone', 'email')),
      one('telecom.value'),
      one('telecom.use', is('home', 'mobile')),
      maybe('generalPractitioner'),
      one('generalPractitioner.type', is('Organization')),
      one('generalPractitioner.identifier'),
      one('generalPractitioner.identifier.system', is(`${ID}ods-organization-code`)),
      one('generalPractitioner.identifier.value', { pattern: /^[A-Z]\d{5}$/ }),
    ],
    never: ['generalPractitioner.reference'],
  },
  Endpoint: {
    profile: null,
    extensions: { 'SDS-NhsServiceInteractionId': [1, 1] },
    elements: [
      some('identifier'),
      ...identified('nhsMhsFQDN', 'nhsMhsPartyKey', 'nhsMhsCPAId', 'nhsMHSId'),
      one('status', is('active')),
      one('connectionType'),
      one('connectionType.system', is(`${TERMINOLOGY}endpoint-connection-type`)),
      one('payloadType', codedIn(`${TERMINOLOGY}endpoint-payload-type`)),
      one('address', { pattern: /^https:\/\/[a-z0-9.-]+\/[A-Z]\d{5}\/(STU3\/1|DSTU2\/0)\/gpconnect(\/[a-z]+)?$/ }),
      one('managingOrganization'),
      one('managingOrganization.identifier.system', is(`${ID}ods-organization-code`)),
      one('managingOrganization.identifier.value'),
    ],
  },
  Device: {
    profile: null,
    extensions: { 'SDS-NhsServiceInteractionId': [1, UNBOUNDED], 'SDS-ManufacturingOrganisation': [1, 1] },
    elements: [
      some('identifier'),
      ...identified('nhsSpineASID', 'nhsMhsPartyKey'),
      one('owner'),
      one('owner.identifier.system', is(`${ID}ods-organization-code`)),
      one('owner.identifier.value'),
    ],
  },
  Bundle: {
    profile: null,
    elements: [
      one('type', is('searchset')),
      one('total', { pattern: /^\d+$/ }),
      some('link'),
      any('entry'),
      one('entry.fullUrl', { pattern: /^https?:\/\/\S+\/(Endpoint|Device)\/[A-Za-z0-9.-]+$/ }),
      one('entry.resource'),
      one('entry.search.mode', is('match')),
    ],
  },
  OperationOutcome: {
    profile: null,
    id: 'maybe',
    elements: [
      some('issue'),
      one('issue.severity', is('error', 'information')),
      one('issue.code', is('value', 'required', 'not-found', 'not-supported', 'unknown')),
      one('issue.details', codedIn('https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode')),
      one('issue.details.coding'),
      one('issue.details.coding.code', { pattern: /^[A-Z_]+$/ }),
      one('issue.details.coding.display'),
      maybe('issue.diagnostics'),
    ],
  },
};

const identifierOf = { as: ['valueReference'] } as const;

/** Extensions that the national services send. */
export const NATIONAL_EXTENSIONS = byShortName([
  { url: `${SDS}NhsServiceInteractionId`, value: identifierOf },
  { url: `${SDS}ManufacturingOrganisation`, value: identifierOf },
  {
    url: `${UK_CORE}NHSNumberVerificationStatus`,
    value: { as: ['valueCodeableConcept'], systems: [`${UK_CODES}NHSNumberVerificationStatus`], codes: ['01'] },
  },
  {
    url: `${UK_CORE}NHSCommunication`,
    parts: {
      language: { as: ['valueCodeableConcept'], systems: [`${UK_CODES}HumanLanguage`], at: [1, 1] },
      interpreterRequired: { as: ['valueBoolean'], at: [0, 1] },
    },
  },
  {
    url: `${UK_CORE}DeathNotificationStatus`,
    parts: {
      deathNotificationStatus: {
        as: ['valueCodeableConcept'],
        systems: [`${UK_CODES}DeathNotificationStatus`],
        at: [1, 1],
      },
      systemEffectiveDate: { as: ['valueDateTime'], at: [1, 1] },
    },
  },
]);
