import { IDENTIFIER, PRODUCTS } from '../asking/products.js';
import { objectsAt, textAt, textsAt, type JsonObject } from '../reading/json.js';
import {
  every,
  everyAndSome,
  everyUnlessFree,
  referencesLead,
  referencesLeadIfAny,
  resourcesOf,
  says,
  type Assertion,
  type Check,
  type Evidence,
  type Rule,
} from './evidence.js';
import {
  absent,
  counted,
  each,
  extended,
  formed,
  LOGICAL_ID,
  profiled,
  referenceTo,
  required,
  together,
} from './rules.js';
import { fails, holdsIf, nothing } from './verdict.js';

type SystemName = 'sdsUserId' | 'roleProfileId' | 'odsCode';

const identifiersOf = (resource: JsonObject, system: string): readonly string[] =>
  objectsAt(resource, 'identifier')
    .filter((one) => textAt(one, 'system') === system)
    .map((one) => textAt(one, 'value') ?? '');

const systemIn = ({ product }: Evidence, name: SystemName): string => IDENTIFIER[PRODUCTS[product].fhir][name];

/** At most one identifier of a system, and none empty. */
const atMostOne =
  (name: SystemName) =>
  (resource: JsonObject, evidence: Evidence): readonly string[] => {
    const values = identifiersOf(resource, systemIn(evidence, name));
    return values.length > 1 || values.includes('') ? [`${values.length} identifiers of ${name}`] : [];
  };

/** An identifier of a resource is the one that stands for a placeholder. */
const identifiedBy =
  (type: string, system: string): Check =>
  (evidence, placeholder = '') => {
    const wanted = evidence.subject.values.get(placeholder);
    if (wanted === undefined) return nothing(`nothing is known for ${placeholder}`);
    const values = resourcesOf(evidence, type).flatMap((resource) => identifiersOf(resource, system));
    return holdsIf(values.length === 1 && values[0] === wanted, `identifiers: ${values.join(', ') || 'none'}`);
  };

const stu3 = IDENTIFIER.STU3;
const CODED = required('coding.system', 'coding.code', 'coding.display');

/** Records name the usual GP if there is one, and sessions somebody if somebody holds them: then there is nobody to look at (spec 03 §9, 04 §6). */
const mayBeNobody = (evidence: Evidence): boolean => {
  const schedules = resourcesOf(evidence, 'Schedule');
  const named = textsAt(schedules, 'actor.reference').some((reference) => reference.startsWith('Practitioner/'));
  return evidence.product !== 'gpconnect' || (schedules.length > 0 && !named);
};

const practitioners = (...rules: readonly Rule[]): Check => everyUnlessFree(mayBeNobody, 'Practitioner', ...rules);

const PRACTITIONER_ASSERTIONS: readonly Assertion[] = [
  says('Practitioner Id ok', practitioners(required('id'), formed('id', LOGICAL_ID))),
  says(
    'Practitioner Metadata ok',
    practitioners(profiled('CareConnect-GPC-Practitioner-1'), required('meta.versionId')),
  ),
  says(/Practitioner SDS User Identifier = (?<value>\w+)/, identifiedBy('Practitioner', stu3.sdsUserId)),
  says('Practitioner SDS User Identifier ok', practitioners(atMostOne('sdsUserId'))),
  says(/Practitioner SDS Role Profile Identifier: (\d+) role ids/, (evidence, wanted) => {
    const values = resourcesOf(evidence, 'Practitioner').flatMap((one) => identifiersOf(one, stu3.roleProfileId));
    return holdsIf(values.length === Number(wanted), `${values.length} role ids`);
  }),
  says(
    'Practitioner Identifiers ok',
    practitioners(each('identifier', required('system', 'value')), atMostOne('sdsUserId')),
  ),
  says('Practitioner Name ok', practitioners(counted('name', 1, 1))),
  says('Practitioner has one name', practitioners(counted('name', 1, 1))),
  // What 0.7.4 forbids of practitioners is less than what Foundations do (spec 02 §5).
  says('Practitioner: no disallowed elements', (evidence) =>
    practitioners(
      evidence.product === 'html'
        ? absent('photo', 'qualification')
        : absent('photo', 'qualification', 'telecom', 'address', 'birthDate', 'communication'),
    )(evidence),
  ),
  says(
    'Practitioner Not In Use ok',
    practitioners(absent('photo', 'qualification', 'telecom', 'address', 'birthDate')),
  ),
  says(
    'Practitioner nhsCommunication ok',
    practitioners(
      absent('communication'),
      extended('Extension-CareConnect-GPC-NHSCommunication-1', 0, 1, required('extension')),
    ),
  ),
  says('Practitioner Entry ok', practitioners(required('id', 'meta.profile', 'meta.versionId', 'name'))),
  says(
    'Practitioner: at most one user id and one role profile id',
    practitioners(atMostOne('sdsUserId'), atMostOne('roleProfileId')),
  ),
  says('practitionerRole.role coding complete if any', practitioners(each('practitionerRole', each('role', CODED)))),
  says('Practitioner.communication coding complete if any', practitioners(each('communication', CODED))),
  says(
    'practitionerRole.managingOrganization resolves',
    referencesLead('Practitioner', 'practitionerRole.managingOrganization', ['Organization']),
  ),
];

const atMostOneOdsCode = atMostOne('odsCode');
const named = required('name');
const reachable = each('telecom', required('system', 'value'));
const organisation = together(
  profiled('CareConnect-GPC-Organization-1'),
  required('meta.versionId'),
  atMostOneOdsCode,
  named,
  absent('contact', 'endpoint'),
);

const ORGANISATION_ASSERTIONS: readonly Assertion[] = [
  says('Organization ok', everyAndSome('Organization', organisation)),
  says(
    'Organization Metadata ok',
    everyAndSome('Organization', profiled('CareConnect-GPC-Organization-1'), required('meta.versionId')),
  ),
  says('Organization Name ok', everyAndSome('Organization', named)),
  says('Organization Telecom ok', everyAndSome('Organization', reachable)),
  says('Organization Address ok', everyAndSome('Organization', each('address', required('line'), absent('text')))),
  says('Organization Contact ok', everyAndSome('Organization', absent('contact'))),
  says(
    'Organization Extensions ok',
    everyAndSome(
      'Organization',
      extended(
        'Extension-CareConnect-GPC-MainLocation-1',
        0,
        1,
        formed('valueReference.reference', referenceTo('Location')),
      ),
    ),
  ),
  says('Organization Not In Use ok', everyAndSome('Organization', absent('contact', 'endpoint'))),
  says(/Organization Identifiers right for (?<value>\w+)/, identifiedBy('Organization', stu3.odsCode)),
  says(/(\d+) identifier\(s\) of (\S+) = (?<value>\w+)/, (evidence, wanted = '', system = '', placeholder = '') => {
    const values = resourcesOf(evidence, 'Organization').flatMap((one) => identifiersOf(one, system));
    const value = evidence.subject.values.get(placeholder);
    if (value === undefined) return nothing(`nothing is known for ${placeholder}`);
    return holdsIf(
      values.length === Number(wanted) && values.every((one) => one === value),
      `identifiers: ${values.join(', ') || 'none'}`,
    );
  }),
  says(/at most one (\S+) identifier/, (evidence, system = '') => {
    const counts = resourcesOf(evidence, 'Organization').map((one) => identifiersOf(one, system).length);
    if (counts.length === 0) return fails('no Organization in the answer');
    return holdsIf(
      counts.every((count) => count <= 1),
      `${Math.max(...counts)} identifiers`,
    );
  }),
  says('Organization PartOf Organization resolves', referencesLeadIfAny('Organization', 'partOf', ['Organization'])),
  says('Organization.type coding complete if any', every('Organization', each('type', CODED))),
];

const place = together(
  profiled('CareConnect-GPC-Location-1'),
  required('meta.versionId', 'name', 'managingOrganization.reference'),
  absent('mode', 'endpoint', 'address.state'),
);
const PLACE_TYPES = /^http:\/\/(?:snomed\.info\/sct|read\.info\/(?:readv2|ctv3))$/;

const PLACE_ASSERTIONS: readonly Assertion[] = [
  says('Location ok', everyAndSome('Location', place)),
  says(
    'Location Metadata ok',
    everyAndSome('Location', profiled('CareConnect-GPC-Location-1'), required('meta.versionId')),
  ),
  says('Location Type ok', everyAndSome('Location', each('type', CODED))),
  says('Location Telecom ok', everyAndSome('Location', reachable)),
  says(
    'Location Physical Type ok',
    everyAndSome('Location', counted('physicalType', 0, 1), formed('physicalType.coding.system', PLACE_TYPES)),
  ),
  says('Location Managing Organization ok', referencesLead('Location', 'managingOrganization', ['Organization'])),
  says('Location PartOf Location ok', referencesLeadIfAny('Location', 'partOf', ['Location'])),
  says('Location Not In Use ok', everyAndSome('Location', absent('mode', 'endpoint'))),
  // Providers have no site codes (spec 02 §7): only one that is there can be wrong.
  says(/Location Identifier = (\w+)/, (evidence, placeholder = '') => {
    const values = resourcesOf(evidence, 'Location').flatMap((one) => identifiersOf(one, stu3.siteCode));
    const wanted = evidence.subject.values.get(`${placeholder}.site`);
    if (values.length === 0 || wanted === undefined) return nothing('no site code');
    return holdsIf(values.length === 1 && values[0] === wanted, `site codes: ${values.join(', ')}`);
  }),
];

const service = together(
  profiled('CareConnect-GPC-HealthcareService-1'),
  required('id', 'meta.versionId', 'name', 'providedBy.reference'),
  (resource: JsonObject) => (identifiersOf(resource, stu3.dosServiceId).length > 0 ? [] : ['no DoS service id']),
);

const SERVICE_ASSERTIONS: readonly Assertion[] = [
  says(/Healthcare service ok|HealthcareServices ok/, everyAndSome('HealthcareService', service)),
  says('HealthcareService has the asked DOS id', (evidence) => {
    const asked = evidence.stage.values.get('dosId') ?? evidence.subject.values.get('dosId');
    const values = resourcesOf(evidence, 'HealthcareService').map((one) => identifiersOf(one, stu3.dosServiceId));
    return holdsIf(values.length > 0 && values.every((ids) => ids.includes(asked ?? '')), 'another service, or none');
  }),
];

const DEVICE_ASSERTIONS: readonly Assertion[] = [
  says(
    'Device cardinalities ok',
    every(
      'Device',
      required('type'),
      counted('identifier', 0, 1),
      counted('type', 1, 1),
      counted('model', 0, 1),
      counted('version', 0, 1),
    ),
  ),
];

/** What is said of staff, organisations, places, services and devices (spec 02 §5-8, 05 §4). */
export const STAFF_AND_PLACES_ASSERTIONS: readonly Assertion[] = [
  ...PRACTITIONER_ASSERTIONS,
  ...ORGANISATION_ASSERTIONS,
  ...PLACE_ASSERTIONS,
  ...SERVICE_ASSERTIONS,
  ...DEVICE_ASSERTIONS,
];
