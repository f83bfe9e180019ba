import { isObject, list, member, textOf } from '../consumer.js';
import { danglingReferences, type Fault, structuralFaults, valuesAt } from '../structure.js';

const STRUCTURE = 'https://fhir.nhs.uk/STU3/StructureDefinition/';

/** An answer taken apart. */
interface Answer {
  readonly bundle: unknown;
  readonly resources: readonly unknown[];
  /** Entries of one type. */
  readonly of: (type: string) => readonly unknown[];
}

type Says = readonly string[];

const idOf = (resource: unknown): string =>
  `${textOf(member(resource, 'resourceType'))}/${textOf(member(resource, 'id'))}`;
const when = (isFault: boolean, says: string): Says => (isFault ? [says] : []);

function repeated(texts: readonly string[]): Says {
  const seen = new Set<string>();
  return texts.filter((text) => seen.has(text) || seen.add(text).size < 0);
}

const isStructureList = (one: unknown): boolean => member(one, 'encounter') !== undefined;
const listCode = (one: unknown): string => textOf(member(one, 'code', 'coding', 0, 'code'));

/** Titles of the lists of spec 04 §7.1. */
const TITLES: Readonly<Record<string, string>> = {
  '886921000000105': 'Allergies and adverse reactions',
  '1103671000000101': 'Ended allergies',
  '933361000000108': 'Medications and medical devices',
  '1149501000000101': 'List of consultations',
  '717711000000103': 'Problems',
  '1102181000000102': 'Immunisations',
  '826501000000100': 'Uncategorised data',
  '887191000000108': 'Investigations and results',
  '792931000000107': 'Outbound referral',
  '714311000000108': 'Patient recall administration',
};

function listFaults(one: unknown): Says {
  const isEmpty = list(member(one, 'entry')).length === 0;
  const note = textOf(member(one, 'note', 0, 'text'));
  return when(
    isEmpty !== (member(one, 'emptyReason') !== undefined) || isEmpty !== note.endsWith('Information not available'),
    `${listCode(one)}: empty, reason and note do not agree`,
  );
}

function titleFaults(one: unknown): Says {
  const code = listCode(one);
  const title = textOf(member(one, 'title'));
  // The code of a secondary list follows from its title (spec 04 §7.2).
  const expected = TITLES[code] ?? title;
  const isRight =
    TITLES[code] !== undefined || title.toLowerCase().replaceAll(' - ', '-').replaceAll(' ', '-') === code;
  return when(title !== expected || !isRight, `${code} is called ${title}`);
}

function requestFaults(request: unknown): Says {
  const isOrder = member(request, 'intent') === 'order';
  const hasReason = valuesAt(request, 'extension.url').some((url) => textOf(url).includes('StatusReason'));
  const hasRepeats = valuesAt(request, 'extension.url').some((url) => textOf(url).includes('RepeatInformation'));
  const end = member(request, 'dispenseRequest', 'validityPeriod', 'end');
  return [
    ...when(isOrder && member(request, 'basedOn') === undefined, 'an issue without its authorisation'),
    ...when(isOrder && end === undefined, 'an issue that supplies without end'),
    ...when(isOrder && (hasReason || hasRepeats), 'an issue with what belongs to its authorisation'),
    ...when(!isOrder && member(request, 'basedOn') !== undefined, 'an authorisation that is based on something'),
    ...when(
      !isOrder && hasReason !== (member(request, 'status') === 'stopped'),
      'a reason, or none, for being stopped',
    ),
  ];
}

/** Which results belong to which group is said from both ends. */
function groupFaults({ of }: Answer): Says {
  const said = new Map<string, number>();
  for (const one of of('Observation')) {
    for (const related of list(member(one, 'related'))) {
      const target = textOf(member(related, 'target', 'reference'));
      const pair = member(related, 'type') === 'has-member' ? `${idOf(one)} ${target}` : `${target} ${idOf(one)}`;
      said.set(pair, (said.get(pair) ?? 0) + 1);
    }
  }
  return [...said].filter(([, times]) => times !== 2).map(([pair]) => `${pair} is said from one end`);
}

/** Rules that one resource cannot keep alone (spec 04 §6, §7, §8, §10, §12). */
const RULES: Readonly<Record<string, (answer: Answer) => Says>> = {
  'Bundle.type': ({ bundle }) => when(member(bundle, 'type') !== 'collection', textOf(member(bundle, 'type'))),
  'Bundle.id': ({ bundle }) => when(textOf(member(bundle, 'id')) === '', 'is missing'),
  'Bundle.meta': ({ bundle }) =>
    when(
      JSON.stringify(member(bundle, 'meta')) !==
        JSON.stringify({ profile: [`${STRUCTURE}GPConnect-StructuredRecord-Bundle-1`] }),
      JSON.stringify(member(bundle, 'meta')),
    ),
  'Bundle.entry': ({ bundle, resources }) => [
    ...list(member(bundle, 'entry')).flatMap((entry) =>
      when(Object.keys(isObject(entry) ? entry : {}).join() !== 'resource', 'an entry has more than its resource'),
    ),
    ...repeated(resources.filter((one) => member(one, 'id') !== undefined).map(idOf)),
  ],
  'Bundle.references': ({ resources }) => danglingReferences(resources),
  'Bundle.Patient': ({ of }) => when(of('Patient').length !== 1, `${of('Patient').length} patients`),
  'PractitionerRole.practitioner': ({ of }) =>
    repeated(of('PractitionerRole').map((one) => textOf(member(one, 'practitioner', 'reference')))),
  'List.code': ({ of }) =>
    repeated(
      of('List')
        .filter((one) => !isStructureList(one))
        .map(listCode),
    ),
  'List.id': ({ of }) =>
    of('List').flatMap((one) => when(isStructureList(one) !== (member(one, 'id') !== undefined), listCode(one))),
  'List.title': ({ of }) =>
    of('List')
      .filter((one) => !isStructureList(one))
      .flatMap(titleFaults),
  'List.emptyReason': ({ of }) =>
    of('List')
      .filter((one) => !isStructureList(one))
      .flatMap(listFaults),
  'List.extension': ({ of }) =>
    of('List')
      .filter(isStructureList)
      .flatMap((one) =>
        valuesAt(one, 'extension.url')
          .filter((url) => textOf(url).includes('ListWarningCode'))
          .map(() => 'a list of a consultation warns'),
      ),
  'AllergyIntolerance.clinicalStatus': ({ of }) => [
    ...of('AllergyIntolerance').flatMap((one) => when(member(one, 'clinicalStatus') !== 'active', 'an ended entry')),
    ...of('List').flatMap((one) =>
      valuesAt(one, 'contained.clinicalStatus').flatMap((status) =>
        when(status !== 'resolved', 'an active one contained'),
      ),
    ),
  ],
  'MedicationQuantityText.alone': ({ of }) =>
    of('MedicationRequest').flatMap((one) => {
      const quantity = member(one, 'dispenseRequest', 'quantity');
      const isText = member(quantity, 'extension') !== undefined;
      return when(isText === (member(quantity, 'value') !== undefined), 'is both value and text, or neither');
    }),
  'MedicationRequest.intent': ({ of }) => of('MedicationRequest').flatMap(requestFaults),
  'Observation.related': groupFaults,
  'Immunization.explanation': ({ of }) =>
    of('Immunization').flatMap((one) =>
      when(
        member(one, 'notGiven') !== true && member(one, 'explanation', 'reasonNotGiven') !== undefined,
        'a reason for not having given what was given',
      ),
    ),
};

/** Everything that is wrong with an answer of a structured record, in its resources and between them. */
export function recordFaults(bundle: unknown): readonly Fault[] {
  const resources = list(member(bundle, 'entry')).map((entry) => member(entry, 'resource'));
  const answer: Answer = {
    bundle,
    resources,
    of: (type) => resources.filter((one) => member(one, 'resourceType') === type),
  };
  const contained = answer.of('List').flatMap((one) => list(member(one, 'contained')));
  return [
    ...[...resources, ...contained].flatMap((one) => structuralFaults(one)),
    ...Object.entries(RULES).flatMap(([rule, faults]) => faults(answer).map((says) => ({ rule, says }))),
  ];
}
