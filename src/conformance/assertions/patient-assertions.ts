import { IDENTIFIER, PRODUCTS } from '../asking/products.js';
import { asList, extensionsOf, has, isObject, objectsAt, textAt, textsAt, type JsonObject } from '../reading/json.js';
import {
  everyAndSome,
  referencesLead,
  referencesLeadIfAny,
  resourcesOf,
  says,
  sentResource,
  type Assertion,
  type Check,
  type Evidence,
} from './evidence.js';
import { absent, each, extended, formed, oneOf, profiled, referenceTo, required, together } from './rules.js';
import { fails, holdsIf, holdsUnless, nothing } from './verdict.js';

const NHS_NUMBER_STATUS = 'Extension-CareConnect-GPC-NHSNumberVerificationStatus-1';
const REGISTRATION = 'Extension-CareConnect-GPC-RegistrationDetails-1';
const COMMUNICATION = 'Extension-CareConnect-GPC-NHSCommunication-1';

/** Extensions that Foundations never send (spec 02 §2.1). */
const WITHHELD = ['EthnicCategory', 'ReligiousAffiliation', 'ResidentialStatus', 'TreatmentCategory'].map(
  (name) => `Extension-CareConnect-GPC-${name}-1`,
);

const systemsOf = ({ product }: Evidence): (typeof IDENTIFIER)['STU3' | 'DSTU2'] => IDENTIFIER[PRODUCTS[product].fhir];

const nhsNumbersOf = (patient: JsonObject, evidence: Evidence): readonly JsonObject[] =>
  objectsAt(patient, 'identifier').filter((one) => textAt(one, 'system') === systemsOf(evidence).nhsNumber);

/** Digits, and the last one their check (spec 01 §5). */
export function isNhsNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const sum = Array.from(text.slice(0, 9)).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === Number(text[9]);
}

/** The NHS number is the one of this patient of the scenarios. */
const isPatient: Check = (evidence, name = '') => {
  const wanted = evidence.subject.values.get(name);
  const [patient, another] = resourcesOf(evidence, 'Patient');
  if (wanted === undefined) return nothing(`nothing is known for ${name}`);
  if (patient === undefined || another !== undefined) return fails('not exactly one Patient');
  const numbers = nhsNumbersOf(patient, evidence).map((one) => textAt(one, 'value'));
  return holdsIf(numbers.length === 1 && numbers[0] === wanted, 'the NHS number is another');
};

const nhsNumberIsWhole = (patient: JsonObject, evidence: Evidence): readonly string[] => {
  const numbers = nhsNumbersOf(patient, evidence);
  const statuses = numbers.flatMap((one) => extensionsOf(one, NHS_NUMBER_STATUS));
  return [
    ...(numbers.length === 1 ? [] : [`${numbers.length} NHS numbers`]),
    ...numbers.flatMap((one) => ['use', 'type', 'period', 'assigner'].filter((name) => has(one, name))),
    ...(textsAt(statuses, 'valueCodeableConcept.coding.code').includes('01')
      ? []
      : ['the number is not said to be verified']),
  ];
};

/** What was asked to be registered. */
function registered(evidence: Evidence): JsonObject | null {
  return objectsAt(sentResource(evidence), 'parameter.resource')[0] ?? null;
}

const ECHOED = ['birthDate', 'gender', 'name.family', 'name.given'];

const demographicsEcho: Check = (evidence) => {
  const [asked, got] = [registered(evidence), resourcesOf(evidence, 'Patient')[0]];
  if (asked === null) return nothing('the request has no Patient');
  return holdsUnless(
    ECHOED.filter((path) => textsAt(asked, path).some((value) => !textsAt(got, path).includes(value))),
  );
};

/** Whether everything said of one thing is said of the other; lists may hold more, in another order. */
function contains(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) return part.every((item) => asList(whole).some((one) => contains(one, item)));
  if (!isObject(part)) return String(whole) === String(part);
  return isObject(whole) && Object.entries(part).every(([name, value]) => contains(whole[name], value));
}

const echoes =
  (path: 'address' | 'telecom'): Check =>
  (evidence) => {
    const asked = objectsAt(registered(evidence), path);
    if (asked.length === 0) return nothing(`the request has no ${path}`);
    const got = objectsAt(resourcesOf(evidence, 'Patient'), path);
    return holdsUnless(
      asked.filter((one) => !contains(got, [one])).map((one) => `${path} ${textAt(one, 'use') ?? ''} is not there`),
    );
  };

const DAY_MS = 86_400_000;

const diedLately: Check = (evidence) => {
  const died = textAt(resourcesOf(evidence, 'Patient')[0], 'deceasedDateTime');
  if (died === null) return fails('no date of death');
  const days = (evidence.now.getTime() - Date.parse(died)) / DAY_MS;
  return holdsIf(days >= 0 && days <= 29, `${Math.floor(days)} days ago`);
};

const official = together(
  (patient) =>
    textsAt(patient, 'name.use').filter((use) => use === 'official').length === 1
      ? []
      : ['not exactly one official name'],
  each('name', required('family')),
);
const used = together(each('address', required('use')), each('telecom', required('use')));
const reachable = each('telecom', required('system', 'value'));
const contactable = each('contact', required('name', 'relationship.text'), absent('relationship.coding'));
const withheld = WITHHELD.map((name) => extended(name, 0, 0));
const disallowed = together(absent('photo', 'animal', 'communication', 'address.state'), ...withheld);
const notInUse = together(
  absent('photo', 'animal', 'communication', 'maritalStatus', 'multipleBirthBoolean'),
  ...withheld,
);

/** Patients as Foundations and records give them (spec 02 §2.1, §4.3, §10.1). */
const STU3_ASSERTIONS: readonly Assertion[] = [
  says(/Patient Identifiers right for (?<value>\w+)/, isPatient),
  says(/bundle profile and Patient right for (?<value>\w+)/, async (evidence, name = '') => {
    const profile = textsAt(evidence.answer.resource, 'meta.profile').some((url) => url.endsWith('-Bundle-1'));
    return profile ? isPatient(evidence, name) : fails('the Bundle claims no profile');
  }),
  says(
    'Patient Metadata ok',
    everyAndSome('Patient', profiled('CareConnect-GPC-Patient-1'), required('meta.versionId')),
  ),
  says('Patient Name ok', everyAndSome('Patient', official)),
  says('Patient Use ok', everyAndSome('Patient', used)),
  says('Patient Gender ok', everyAndSome('Patient', oneOf('gender', ['male', 'female', 'other', 'unknown']))),
  says('Patient DOB ok', everyAndSome('Patient', required('birthDate'), formed('birthDate', /^\d{4}-\d{2}-\d{2}$/))),
  says(
    'Patient Communication ok',
    everyAndSome('Patient', absent('communication'), extended(COMMUNICATION, 0, 9, hasPart('language'))),
  ),
  says('Patient Contact ok', everyAndSome('Patient', contactable)),
  says('Patient Contact Name ok', everyAndSome('Patient', each('contact', required('name.use')))),
  says('Patient Contact Relationship ok', everyAndSome('Patient', contactable)),
  says('Patient Contact Telecom use ok', everyAndSome('Patient', each('contact', each('telecom', required('use'))))),
  says('Patient MultipleBirth ok', everyAndSome('Patient', absent('multipleBirthBoolean', 'multipleBirthInteger'))),
  says('Patient MaritalStatus ok', everyAndSome('Patient', absent('maritalStatus'))),
  says('Patient Deceased ok', everyAndSome('Patient', absent('deceasedBoolean', 'deceasedDateTime'))),
  says('Patient Telecom ok', everyAndSome('Patient', reachable)),
  says('Patient: no disallowed elements', everyAndSome('Patient', disallowed)),
  says('Patient Not In Use ok', everyAndSome('Patient', notInUse)),
  says('Patient Optional Elements ok', everyAndSome('Patient', notInUse, reachable, contactable)),
  says('Patient Nhs Number Identifer ok', everyAndSome('Patient', nhsNumberIsWhole)),
  says(
    'Patient ManagingOrganization ok',
    everyAndSome(
      'Patient',
      required('managingOrganization.reference'),
      formed('managingOrganization.reference', referenceTo('Organization')),
    ),
  ),
  says(
    'Patient ManagingOrganization Organization resolves',
    referencesLead('Patient', 'managingOrganization', ['Organization']),
  ),
  says(
    'Patient GeneralPractitioner Practitioner resolves',
    referencesLead('Patient', 'generalPractitioner', ['Practitioner', 'Organization']),
  ),
  says('Patient Link resolves', referencesLeadIfAny('Patient', 'link.other', ['Patient'])),
  says(
    /Patient Registration Details(?: Extension)? ok/,
    everyAndSome('Patient', extended(REGISTRATION, 1, 1, hasPart('registrationType'), lacksPart('registrationStatus'))),
  ),
  says(
    'registration details carry preferredBranchSurgery',
    everyAndSome('Patient', extended(REGISTRATION, 1, 1, hasPart('preferredBranchSurgery'))),
  ),
  says('demographics echo the request', demographicsEcho),
  says('Address echoed', echoes('address')),
  says('Telecom echoed', echoes('telecom')),
];

function hasPart(url: string): (extension: JsonObject) => readonly string[] {
  return (extension) => (textsAt(extension, 'extension.url').includes(url) ? [] : [`no ${url}`]);
}

function lacksPart(url: string): (extension: JsonObject) => readonly string[] {
  return (extension) => (textsAt(extension, 'extension.url').includes(url) ? [`has ${url}`] : []);
}

const CODED = required('coding.system', 'coding.code', 'coding.display');

/** Patients as 0.7.4 gives them (spec 05 §4). */
const DSTU2_ASSERTIONS: readonly Assertion[] = [
  says('Patient NHS number passes its check digit', (evidence) => {
    const numbers = resourcesOf(evidence, 'Patient').flatMap((patient) => nhsNumbersOf(patient, evidence));
    return holdsIf(
      numbers.length === 1 && numbers.every((one) => isNhsNumber(textAt(one, 'value') ?? '')),
      `${numbers.length} NHS numbers`,
    );
  }),
  says('Patient.telecom ok', everyAndSome('Patient', each('telecom', required('system', 'value')))),
  says('Patient.maritalStatus coding ok if any', everyAndSome('Patient', each('maritalStatus', CODED))),
  says(
    'Patient.contact mandatory parts ok if any',
    everyAndSome('Patient', each('contact', required('name', 'relationship'))),
  ),
  says(
    'Patient.communication ok if any',
    everyAndSome('Patient', each('communication', required('language.coding.system', 'language.coding.code'))),
  ),
  says(
    'Patient.careProvider resolves to a Practitioner',
    referencesLead('Patient', 'careProvider', ['Practitioner', 'Organization']),
  ),
  says(
    'Patient.managingOrganization resolves to an Organization',
    referencesLead('Patient', 'managingOrganization', ['Organization']),
  ),
  says('Patient without photo, animal, link', everyAndSome('Patient', absent('photo', 'animal', 'link'))),
  says('deceased within 28 days', diedLately),
];

/** What is said of patients. */
export const PATIENT_ASSERTIONS: readonly Assertion[] = [...STU3_ASSERTIONS, ...DSTU2_ASSERTIONS];
