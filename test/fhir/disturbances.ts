import fc from 'fast-check';
import { bundle, type Json } from './record-builder.js';

/** What may be done to a record answer: without changing what it says, with a loss that costs no item, and with junk. */

/** The same resources in another order. */
export const shuffled = (resources: readonly Json[]): fc.Arbitrary<Json[]> =>
  fc.shuffledSubarray([...resources], { minLength: resources.length, maxLength: resources.length });

type Change = (name: string, value: unknown) => unknown;

/** A copy in which every value has gone through `change`, the innermost first. */
export function rewritten(value: unknown, change: Change, name = ''): unknown {
  if (Array.isArray(value))
    return change(
      name,
      value.map((each) => rewritten(each, change, name)),
    );
  if (typeof value !== 'object' || value === null) return change(name, value);
  const entries = Object.entries(value as Json).map(([key, each]) => [key, rewritten(each, change, key)] as const);
  return change(name, Object.fromEntries(entries.filter(([, each]) => each !== undefined)));
}

/** The same answer with other bundle ids, in resources and in the references to them. */
export function renamed(resources: readonly Json[], salt: string): Json[] {
  const rename = (id: string) => `${salt}.${id.split('').reverse().join('')}`;
  const change: Change = (name, value) => {
    if (typeof value !== 'string') return value;
    if (name === 'id') return rename(value);
    if (name !== 'reference') return value;
    const at = value.startsWith('#') ? 0 : value.indexOf('/');
    return `${value.slice(0, at + 1)}${rename(value.slice(at + 1))}`;
  };
  return resources.map((resource) => rewritten(resource, change) as Json);
}

/** The same answer with elements and extensions in it that nobody knows. */
export function withUnknowns(resources: readonly Json[]): Json[] {
  const unknown = {
    url: 'https://unknown.example/Extension-Unheard-Of-1',
    valueString: 'x',
    extension: [{ url: 'inner' }],
  };
  return resources.map((resource) => ({
    ...resource,
    extension: [unknown, ...((resource['extension'] as readonly Json[] | undefined) ?? []), unknown],
    _unheardOf: { deep: [{ of: 'something' }] },
    text: { status: 'generated', div: '<div>narrative</div>' },
  }));
}

/** Elements that may be missing without anything in the practice's lists going missing. */
const OPTIONAL = [
  'note',
  'recorder',
  'requester',
  'dateAsserted',
  'authoredOn',
  'taken',
  'patientInstruction',
  'dispenseRequest',
  'priorPrescription',
  'effectivePeriod',
  'dosage',
  'dosageInstruction',
  'status',
  'clinicalStatus',
  'category',
  'assertedDate',
  'basedOn',
  'subject',
  'patient',
  'extension',
  'gender',
  'medicationReference',
] as const;

/** Some of the optional elements, and some of the resources that are not in a list themselves, taken away. */
export const thinned = (resources: readonly Json[]): fc.Arbitrary<Json[]> =>
  fc
    .record({
      without: fc.subarray([...OPTIONAL]),
      withoutTypes: fc.subarray([
        'MedicationRequest',
        'Medication',
        'Practitioner',
        'PractitionerRole',
        'Organization',
        'Patient',
        'Condition',
      ]),
    })
    .map(({ without, withoutTypes }) =>
      resources
        .filter(({ resourceType }) => !withoutTypes.includes(resourceType as 'Patient'))
        .map(
          (resource) =>
            rewritten(resource, (name, value) => (without.includes(name as 'note') ? undefined : value)) as Json,
        ),
    );

const junk = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    '',
    ' ',
    0,
    -1,
    1e308,
    true,
    false,
    [],
    {},
    [null],
    [[]],
    [{}],
    '#',
    '/',
    'a/b/c',
    'constructor',
  ),
  fc.constantFrom(
    '__proto__',
    'toString',
    '2026-13-45',
    '2026-02-30',
    '99999-01-01',
    'No information available',
    'Infinity',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** An answer with junk in the place of some values, wherever they stand. */
export const disturbed = (resources: readonly Json[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.infiniteStream(fc.nat(25)), fc.infiniteStream(junk)).map(([dice, junks]) => {
    const change: Change = (_name, value) => (dice.next().value === 0 ? junks.next().value : value);
    return { ...bundle(), entry: rewritten(bundle(...resources)['entry'], change) };
  });
