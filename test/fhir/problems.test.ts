import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/record-items.js';
import { allergy, coded, course, list, LISTS, mapAll, only, reference, type Json } from './record-builder.js';

const link = (name: string, valueReference: Json, host = 'https://fhir.hl7.org.uk'): Json => ({
  url: `${host}/STU3/StructureDefinition/Extension-CareConnect-${name}-1`,
  valueReference,
});
const problem = (id: string, extensions: readonly Json[] = [], more: Json = {}): Json => ({
  resourceType: 'Condition',
  id,
  identifier: [{ system: 'https://practice.example/Id/item', value: id }],
  extension: extensions,
  category: [{ coding: [{ code: 'problem-list-item' }] }],
  clinicalStatus: 'active',
  code: coded('3', `Problem ${id}`),
  onsetDateTime: '2015',
  assertedDate: '2015-06-07',
  ...more,
});
const relatedHeader = (type: string, target: string): Json => ({
  url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedProblemHeader-1',
  extension: [
    { url: 'type', valueCode: type },
    { url: 'target', valueReference: reference(target) },
  ],
});
const inList = (...resources: readonly Json[]): Json[] => {
  const ids = resources
    .filter(({ resourceType }) => resourceType === 'Condition')
    .map(({ id }) => `Condition/${String(id)}`);
  return [...resources, list(LISTS.problems, ids)];
};
const problemsOf = (resources: readonly Json[]) =>
  mapAll(resources).linked.filter((item): item is Problem => item.__typename === 'Problem');
const listedMedicine = list(LISTS.medications, ['MedicationStatement/m-statement']);

describe('a problem (spec 04 §13)', () => {
  it('says what the practice sent', () => {
    const significance = {
      url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ProblemSignificance-1',
      valueCode: 'major',
    };
    const more = { abatementDateTime: '2020-01', note: [{ text: 'since a fall' }], asserter: { display: 'A doctor' } };
    expect(only(problemsOf(inList(problem('p', [significance], more))))).toMatchObject({
      __typename: 'Problem',
      membership: 'PRIMARY',
      name: 'Problem p',
      date: '2015',
      status: 'ACTIVE',
      significance: 'MAJOR',
      onset: '2015',
      ended: '2020-01',
      asserted: '2015-06-07',
      asserter: { name: 'A doctor' },
      notes: ['since a fall'],
      key: { by: 'identifier', value: 'p' },
    });
  });

  it.each<[string, Json, Partial<Problem>]>([
    ['inactive', { clinicalStatus: 'inactive' }, { status: 'INACTIVE' }],
    ['a status that is not known', { clinicalStatus: 'recurrence' }, { status: 'UNRECOGNISED' }],
    ['no onset', { onsetDateTime: null }, { date: '2015-06-07', onset: null }],
    ['no significance', {}, { significance: null }],
  ])('%s', (_case, more, expected) => {
    expect(only(problemsOf([problem('p', [], more)]))).toMatchObject(expected);
  });

  it.each(['https://fhir.hl7.org.uk', 'http://fhir.hl7.org.uk'])(
    'is linked to a medicine by any of its resources (%s)',
    (host) => {
      for (const target of [
        'MedicationRequest/m-plan',
        'MedicationRequest/m-order0',
        'MedicationStatement/m-statement',
      ]) {
        const resources = [
          ...course({ orders: [{ authoredOn: '2026-05-01' }] }),
          listedMedicine,
          problem('p', [link('RelatedClinicalContent', reference(target), host)]),
        ];
        const found = only(mapAll(resources).medications);
        expect(found.linkedProblems.map(({ name }) => name)).toEqual(['Problem p']);
      }
    },
  );

  it('is linked to a medicine once, although to its authorisation and its issue', () => {
    const extensions = ['MedicationRequest/m-plan', 'MedicationRequest/m-order0'].map((target) =>
      link('RelatedClinicalContent', reference(target)),
    );
    const resources = [
      ...course({ orders: [{ authoredOn: '2026-05-01' }] }),
      listedMedicine,
      ...inList(problem('p', extensions)),
    ];
    expect(only(mapAll(resources).medications).linkedProblems).toHaveLength(1);
    expect(only(problemsOf(resources)).relatedItems).toHaveLength(1);
  });

  it('is linked to an allergy that it is about', () => {
    const record = mapAll([
      allergy(),
      list(LISTS.allergies, ['AllergyIntolerance/a']),
      problem('p', [link('ActualProblem', reference('AllergyIntolerance/a'))]),
    ]);
    const found = only(record.allergies);
    expect(only(found.linkedProblems).actualProblem).toBe(found);
    expect(only(record.linked)).toMatchObject({ membership: 'LINKED', relatedItems: [] });
  });

  it('of the practice’s own list holds everything it names, in its order; one that came along holds nothing', () => {
    const extensions = ['AllergyIntolerance/a', 'MedicationRequest/m-plan', 'Observation/none', 'Condition/q'].map(
      (target) => link('RelatedClinicalContent', reference(target)),
    );
    const resources = [...course(), allergy(), problem('p', extensions), problem('q')];
    const related = (of: readonly Json[]) =>
      problemsOf(of)
        .find(({ name }) => name === 'Problem p')
        ?.relatedItems.map(({ __typename }) => __typename);
    expect(related(inList(...resources))).toEqual(['Allergy', 'Medication', 'Problem']);
    expect(related(resources)).toEqual([]);
  });

  it.each([
    ['parent', 'PARENT'],
    ['Child', 'CHILD'],
    ['sibling', 'SIBLING'],
    ['cousin', 'UNRECOGNISED'],
  ])('beside another: %s is %s', (type, relation) => {
    const found = problemsOf([problem('p', [relatedHeader(type, 'Condition/q')]), problem('q')]);
    expect(found[0]?.relatedProblems).toEqual([{ relation, problem: found[1] }]);
  });

  it('beside several others in one way keeps them all, each once', () => {
    const headers = ['Condition/q', 'Condition/r', 'Condition/q'].map((target) => relatedHeader('child', target));
    const found = problemsOf([problem('p', headers), problem('q'), problem('r')]);
    expect(found[0]?.relatedProblems.map((related) => related.problem.name)).toEqual(['Problem q', 'Problem r']);
  });

  it('keeps the practice’s words for what it named but did not send', () => {
    const extensions = [
      link('RelatedClinicalContent', { display: 'Allergies items have been disabled' }),
      link('RelatedClinicalContent', { reference: 'Test Request items are not supported by the provider system' }),
      link('ActualProblem', { display: 'A note' }),
    ];
    expect(only(problemsOf(inList(problem('p', extensions)))).unavailableItems).toEqual([
      'A note',
      'Allergies items have been disabled',
      'Test Request items are not supported by the provider system',
    ]);
  });

  it('that points at itself, and at others that point back, still crosses a worker boundary', () => {
    const record = mapAll([
      ...course(),
      listedMedicine,
      ...inList(
        problem('p', [
          link('ActualProblem', reference('Condition/p')),
          link('RelatedClinicalContent', reference('MedicationRequest/m-plan')),
          relatedHeader('child', 'Condition/q'),
        ]),
        problem('q', [relatedHeader('parent', 'Condition/p')]),
      ),
    ]);
    const clone = structuredClone(record);
    expect(clone).toEqual(record);
    const medicine = only(clone.medications);
    expect(only(medicine.linkedProblems).relatedItems[0]).toBe(medicine);
  });
});
