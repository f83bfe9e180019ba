import { structureUrl } from '../asking/products.js';
import { extensionsOf, objectsAt, textAt, textsAt } from '../reading/json.js';
import { bundleOf, entriesOf, every, everyAndSome, resourcesOf, says, type Assertion, type Check } from './evidence.js';
import { required } from './rules.js';
import { HOLDS, fails, holdsIf } from './verdict.js';

const BUNDLE_PROFILES: Readonly<Record<string, string>> = {
  structured: structureUrl('GPConnect-StructuredRecord-Bundle-1'),
  searchset: structureUrl('GPConnect-Searchset-Bundle-1'),
};

/** Singular and plural of resource types, as scenarios write them. */
function typeNamed(name: string): string {
  if (name === 'HealthcareServices') return 'HealthcareService';
  return name.endsWith('s') && name !== 'Address' ? capital(name.slice(0, -1)) : capital(name);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** So many of a type. */
function count(compare: (found: number, wanted: number) => boolean): Check {
  return (evidence, wanted = '', name = '') => {
    const type = typeNamed(name);
    const found = resourcesOf(evidence, type).length;
    return holdsIf(compare(found, Number(wanted)), `${found} of ${type}`);
  };
}

const HOW_MANY: Readonly<Record<string, (found: number) => boolean>> = {
  'exactly one': (found) => found === 1,
  'at least one': (found) => found >= 1,
  no: (found) => found === 0,
  a: (found) => found >= 1,
};

const profiledAndVersioned = [required('meta.profile', 'meta.versionId')] as const;

const MEDICATION_TYPES = ['Medication', 'MedicationStatement', 'MedicationRequest'];

/** What is true of a Bundle as a whole. */
export const BUNDLE_ASSERTIONS: readonly Assertion[] = [
  says(/Bundle\.type=(\w+)/, ({ answer }, wanted) => {
    const type = textAt(answer.resource, 'type');
    return holdsIf(
      textAt(answer.resource, 'resourceType') === 'Bundle' && type === wanted,
      `the type is ${type ?? 'not there'}`,
    );
  }),
  says(/meta\.profile is the (structured|searchset) one/, ({ answer }, which = '') => {
    const profiles = textsAt(answer.resource, 'meta.profile');
    return holdsIf(
      profiles.includes(BUNDLE_PROFILES[which] ?? ''),
      `meta.profile is ${profiles.join(', ') || 'not there'}`,
    );
  }),
  says('Bundle.id = Ssp-TraceID', ({ answer, sent }) =>
    holdsIf(textAt(answer.resource, 'id') === sent.headers['Ssp-TraceID'], 'the id is another, or not there'),
  ),
  says(/Bundle\.meta service filtering (\S+)/, (evidence, wanted) => {
    const bundle = bundleOf(evidence);
    const [status] = extensionsOf(bundle?.['meta'], 'Extension-GPConnect-ServiceFilteringStatus-1');
    const code = textAt(status, 'valueCode');
    return holdsIf(code === wanted, `the status is ${code ?? 'not there'}`);
  }),
  says(/(\d+) entries/, ({ answer }, wanted) => {
    const isBundle = textAt(answer.resource, 'resourceType') === 'Bundle';
    const found = entriesOf(answer.resource).length;
    return holdsIf(isBundle && found === Number(wanted), isBundle ? `${found} entries` : 'no Bundle');
  }),
  says(/first entry is the (\w+)/, ({ answer }, wanted) => {
    const type = textAt(entriesOf(answer.resource)[0], 'resourceType');
    return holdsIf(type === wanted, `the first entry is ${type ?? 'none'}`);
  }),
  says(
    /(\d+) (\w+) resources/,
    count((found, wanted) => found === wanted),
  ),
  says(
    /at least (\d+) (\w+)/,
    count((found, wanted) => found >= wanted),
  ),
  says(/(\d+) issues in the OperationOutcome/, (evidence, wanted) => {
    const found = resourcesOf(evidence, 'OperationOutcome').flatMap((one) => objectsAt(one, 'issue')).length;
    return holdsIf(found === Number(wanted), `${found} issues`);
  }),
  says('no medication resources', (evidence) => {
    const found = MEDICATION_TYPES.filter((type) => resourcesOf(evidence, type).length > 0);
    return holdsIf(found.length === 0, `there are ${found.join(', ')}`);
  }),
  says('no OperationOutcome entry', (evidence) => {
    const found = resourcesOf(evidence, 'OperationOutcome').flatMap((one) => textsAt(one, 'issue.diagnostics'));
    return holdsIf(
      found.length === 0 && resourcesOf(evidence, 'OperationOutcome').length === 0,
      `about ${found.join(', ')}`,
    );
  }),
  says('no duplicate resources', ({ answer }) => {
    const names = entriesOf(answer.resource)
      .filter((one) => textAt(one, 'id') !== null)
      .map((one) => `${textAt(one, 'resourceType') ?? ''}/${textAt(one, 'id') ?? ''}`);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    return twice === undefined ? HOLDS : fails(`${twice} twice`);
  }),
  says(/(exactly one|at least one|no|a) ([A-Z]\w+)(?: is in the bundle)?/, (evidence, how = '', type = '') => {
    const found = resourcesOf(evidence, type).length;
    return holdsIf(HOW_MANY[how]?.(found) ?? false, `${found} of ${type}`);
  }),
  says(/any (\w+) has profile and versionId/, (evidence, type = '') =>
    every(capital(type), ...profiledAndVersioned)(evidence),
  ),
  says('Patient has profile and versionId', everyAndSome('Patient', ...profiledAndVersioned)),
  // Of the Composition, which is what the answer is about.
  says('profile/versionId present', everyAndSome('Composition', ...profiledAndVersioned)),
  says(/warning OperationOutcome names (\S+)/, (evidence, name = '') => {
    const issues = resourcesOf(evidence, 'OperationOutcome').flatMap((one) => objectsAt(one, 'issue'));
    const isSaid = issues.some(
      (issue) => textAt(issue, 'severity') === 'warning' && textAt(issue, 'diagnostics')?.split('.')[0] === name,
    );
    return holdsIf(isSaid, issues.length === 0 ? 'no issue' : 'no warning names it');
  }),
];
