import fc from 'fast-check';
import {
  agency,
  allergy,
  complex,
  course,
  extension,
  identifier,
  list,
  LISTS,
  patient,
  reference,
  type Course,
  type Json,
} from './record-builder.js';

/** Generators of valid record answers. All data is invented. */
const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partialDay = fc.oneof(
  day,
  day.map((date) => date.slice(0, 7)),
  day.map((date) => date.slice(0, 4)),
);
const words = fc.constantFrom(
  'Examplin 5mg',
  'Samplol cream',
  'Testazole',
  'Wool',
  'Bees',
  'One daily',
  'Two at night',
  'check sugar',
);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const notes = fc.array(words, { maxLength: 2 }).map((texts) => texts.map((text) => ({ text })));

const someCourse = (id: string, prior: readonly string[]): fc.Arbitrary<Json[]> =>
  fc
    .record({
      name: words,
      type: fc.constantFrom('repeat', 'repeat-dispensing', 'acute', 'delayed-prescribing', null, 'monthly'),
      status: fc.constantFrom('active', 'completed', 'stopped', 'on-hold'),
      start: day,
      end: maybe(partialDay),
      isElsewhere: fc.boolean(),
      issued: fc.array(day, { maxLength: 3 }),
      lastIssue: maybe(day),
      notes,
      planNotes: notes,
      allowed: maybe(fc.nat(12)),
      priorPrescription: maybe(fc.constantFrom(...prior, 'none')),
      hasPlan: fc.boolean(),
      isAlone: fc.boolean(),
    })
    .map((of) => {
      const recorder = reference('PractitionerRole/role');
      const shape: Course = {
        id,
        name: of.name,
        type: of.type,
        status: of.status,
        start: of.start,
        ...(of.end === undefined ? {} : { end: of.end }),
        statement: { note: of.notes },
        statementExtensions: [
          agency(of.isElsewhere ? 'prescribed-by-another-organisation' : 'prescribed-at-gp-practice'),
          ...(of.lastIssue === undefined
            ? []
            : [extension('MedicationStatementLastIssueDate', { valueDateTime: of.lastIssue })]),
        ],
        plan: of.isAlone
          ? null
          : {
              note: of.planNotes,
              recorder,
              ...(of.priorPrescription === undefined
                ? {}
                : { priorPrescription: reference(`MedicationRequest/${of.priorPrescription}-plan`) }),
            },
        planExtensions:
          of.allowed === undefined
            ? []
            : [
                complex('MedicationRepeatInformation', {
                  url: 'numberOfRepeatPrescriptionsAllowed',
                  valueUnsignedInt: of.allowed,
                }),
              ],
        orders: of.isAlone
          ? []
          : of.issued.map((authoredOn) => ({
              authoredOn,
              dispenseRequest: { validityPeriod: { start: authoredOn } },
              recorder,
            })),
      };
      return course(shape);
    });

const someAllergy = (id: string): fc.Arbitrary<Json> =>
  fc
    .record({ name: words, clinicalStatus: fc.constantFrom('active', 'resolved'), asserted: partialDay, notes })
    .map((of) =>
      allergy({
        id,
        identifier: identifier(id),
        clinicalStatus: of.clinicalStatus,
        code: { coding: [{ system: 'http://snomed.info/sct', code: '1', display: of.name }] },
        assertedDate: of.asserted,
        note: of.notes,
        recorder: reference('Practitioner/doc'),
      }),
    );

const CLINICAL = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedClinicalContent-1';
const someProblem = (id: string, targets: readonly string[]): fc.Arbitrary<Json> =>
  fc.record({ linked: fc.subarray([...targets]), name: words }).map(({ linked, name }) => ({
    resourceType: 'Condition',
    id,
    identifier: identifier(id),
    extension: linked.map((target) => ({ url: CLINICAL, valueReference: reference(target) })),
    clinicalStatus: 'active',
    code: { text: name },
    assertedDate: '2020-01-01',
  }));

/** What a record answer is known to hold, before it is disturbed. */
export interface KnownRecord {
  readonly resources: readonly Json[];
  /** Identifier values of the medicines in the practice's list. */
  readonly medicines: readonly string[];
  /** Identifier values of the allergies in the practice's lists. */
  readonly allergies: readonly string[];
}

const PEOPLE: readonly Json[] = [
  { resourceType: 'Practitioner', id: 'doc', name: [{ family: 'Sample', given: ['Bo'] }], gender: 'other' },
  {
    resourceType: 'PractitionerRole',
    id: 'role',
    practitioner: reference('Practitioner/doc'),
    code: [{ text: 'Doctor' }],
  },
  {
    resourceType: 'Organization',
    id: 'org',
    name: 'Ash Practice',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A99001' }],
  },
];

const indices = (count: number, prefix: string) => Array.from({ length: count }, (_each, index) => `${prefix}${index}`);

const ofSizes = (
  medicineCount: number,
  allergyCount: number,
  endedCount: number,
  problemCount: number,
): fc.Arbitrary<KnownRecord> => {
  const medicineIds = indices(medicineCount, 'm');
  const activeIds = indices(allergyCount, 'a');
  const endedIds = indices(endedCount, 'e');
  const targets = [
    ...medicineIds.map((id) => `MedicationRequest/${id}-plan`),
    ...activeIds.map((id) => `AllergyIntolerance/${id}`),
  ];
  return fc
    .record({
      courses: fc.tuple(...medicineIds.map((id) => someCourse(id, medicineIds))),
      active: fc.tuple(...activeIds.map(someAllergy)),
      contained: fc.tuple(...endedIds.map(someAllergy)),
      problems: fc.tuple(...indices(problemCount, 'p').map((id) => someProblem(id, targets))),
      listedMedicines: fc.subarray(medicineIds),
      listedAllergies: fc.subarray(activeIds),
      listsProblems: fc.boolean(),
    })
    .map(({ courses, active, contained, problems, listedMedicines, listedAllergies, listsProblems }) => ({
      resources: [
        patient(),
        ...PEOPLE,
        ...courses.flat(),
        ...active,
        ...problems,
        list(
          LISTS.medications,
          listedMedicines.map((id) => `MedicationStatement/${id}-statement`),
        ),
        list(
          LISTS.allergies,
          listedAllergies.map((id) => `AllergyIntolerance/${id}`),
        ),
        list(
          LISTS.endedAllergies,
          endedIds.map((id) => `#${id}`),
          { contained },
        ),
        ...(listsProblems
          ? [
              list(
                LISTS.problems,
                problems.map(({ id }) => `Condition/${String(id)}`),
              ),
            ]
          : []),
      ],
      medicines: listedMedicines.map((id) => `${id}-statement`).sort(),
      allergies: [...listedAllergies, ...endedIds].sort(),
    }));
};

/** A valid record answer with whatever is in it known. */
export const knownRecord: fc.Arbitrary<KnownRecord> = fc
  .tuple(fc.nat(5), fc.nat(3), fc.nat(2), fc.nat(3))
  .chain((sizes) => ofSizes(...sizes));
