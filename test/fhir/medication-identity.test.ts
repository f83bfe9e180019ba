import { describe, expect, it } from 'vitest';
import {
  course,
  extension,
  identifier,
  list,
  LISTS,
  mapAll,
  medicine,
  only,
  patient,
  type Course,
  order,
} from './record-builder.js';

describe('identity of medicines', () => {
  it('two different ones that share an identifier are both there, with keys of their own', () => {
    const one = course({ id: 'x', name: 'Examplin', statement: { identifier: identifier('same') } });
    const two = course({ id: 'y', name: 'Samplin', statement: { identifier: identifier('same') } });
    const listed = list(LISTS.medications, ['MedicationStatement/x-statement', 'MedicationStatement/y-statement']);
    const { medications } = mapAll([patient(), ...one, ...two, listed]);
    expect(medications.map(({ name }) => name)).toEqual(['Examplin', 'Samplin']);
    const [a, b] = medications.map(({ key }) => JSON.stringify(key));
    expect(a).not.toBe(b);
    expect(a).toContain('content');
  });

  it('the same medicine twice, with identifiers of their own, is two: that is real data', () => {
    const twice = [course({ id: 'x' }), course({ id: 'y' })].flat();
    const listed = list(LISTS.medications, ['MedicationStatement/x-statement', 'MedicationStatement/y-statement']);
    expect(mapAll([...twice, listed]).medications).toHaveLength(2);
  });

  it('a copy with the same identifier, content and issues is one', () => {
    const copy = (id: string) =>
      course({ id, statement: { identifier: identifier('same') }, orders: [order('2026-05-01')] });
    const listed = list(LISTS.medications, ['MedicationStatement/x-statement', 'MedicationStatement/y-statement']);
    expect(mapAll([...copy('x'), ...copy('y'), listed]).medications).toHaveLength(1);
  });

  it('in whatever order its issues stand', () => {
    const copy = (id: string, days: readonly string[]) =>
      course({ id, statement: { identifier: identifier('same') }, orders: days.map((day) => order(day)) });
    const listed = list(LISTS.medications, ['MedicationStatement/x-statement', 'MedicationStatement/y-statement']);
    const [one, two] = [copy('x', ['2026-05-01', '2026-04-01']), copy('y', ['2026-04-01', '2026-05-01'])];
    expect(mapAll([...one, ...two, listed]).medications).toHaveLength(1);
  });

  it('but not if the copy states another last issue', () => {
    const copy = (id: string, valueDateTime: string) =>
      course({
        id,
        statement: { identifier: identifier('same') },
        statementExtensions: [extension('MedicationStatementLastIssueDate', { valueDateTime })],
      });
    const listed = list(LISTS.medications, ['MedicationStatement/x-statement', 'MedicationStatement/y-statement']);
    expect(mapAll([...copy('x', '2026-05-01'), ...copy('y', '2026-05-02'), listed]).medications).toHaveLength(2);
  });

  it('but not if the copy has other issues', () => {
    const copy = (id: string, day: string) =>
      course({ id, statement: { identifier: identifier('same') }, orders: [order(day)] });
    const listed = list(LISTS.medications, ['MedicationStatement/x-statement', 'MedicationStatement/y-statement']);
    expect(mapAll([...copy('x', '2026-05-01'), ...copy('y', '2026-05-02'), listed]).medications).toHaveLength(2);
  });

  it('an identifier with a system is the key before one without', () => {
    const identifiers = [{ value: '7' }, { system: 'https://practice.example/Id/item', value: '8' }];
    expect(medicine({ statement: { identifier: identifiers } }).key).toEqual({
      by: 'identifier',
      system: 'https://practice.example/Id/item',
      value: '8',
    });
  });

  it('without an identifier the key is made of what it says, not of ids', () => {
    const nameless = (id: string, name: string) => medicine({ id, name, statement: { identifier: null } }).key;
    expect(nameless('x', 'Examplin')).toEqual(nameless('y', 'Examplin'));
    expect(nameless('x', 'Examplin')).not.toEqual(nameless('x', 'Samplin'));
    expect(nameless('x', 'Examplin')).toMatchObject({ by: 'content' });
  });

  it('twins without identifiers still have keys of their own', () => {
    const ids = ['x', 'y', 'z'];
    const triplets = ids.flatMap((id) => course({ id, statement: { identifier: null } }));
    const listed = list(
      LISTS.medications,
      ids.map((id) => `MedicationStatement/${id}-statement`),
    );
    const keys = mapAll([...triplets, listed]).medications.map(({ key }) => JSON.stringify(key));
    expect(new Set(keys).size).toBe(3);
  });

  it('one that no list of the practice holds only came along, and its issues may not be all', () => {
    const record = mapAll([...course(), list(LISTS.medications, [])]);
    expect(record.medications).toEqual([]);
    expect(only(record.linked)).toMatchObject({
      __typename: 'Medication',
      membership: 'LINKED',
      issuesComplete: false,
    });
  });

  it('one without any name is still shown, and a notice says so', () => {
    const record = mapAll([
      ...course({ medication: null }),
      list(LISTS.medications, ['MedicationStatement/m-statement']),
    ]);
    expect(only(record.medications)).toMatchObject({
      name: 'Name not sent by the practice',
      dosage: 'One to be taken each morning',
    });
    expect(only(record.notices)).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'MEDICATIONS' });
  });

  it('they stand by group, then by name', () => {
    const courses: Course[] = [
      { id: 'a', name: 'Zeta', status: 'stopped' },
      { id: 'b', name: 'examplin 10mg' },
      { id: 'c', name: 'Examplin 5mg' },
      { id: 'd', name: 'Alpha', type: 'acute' },
    ];
    const listed = list(
      LISTS.medications,
      courses.map(({ id }) => `MedicationStatement/${id ?? ''}-statement`),
    );
    const names = mapAll([...courses.flatMap(course), listed]).medications.map(({ name }) => name);
    expect(names).toEqual(['Examplin 5mg', 'examplin 10mg', 'Alpha', 'Zeta']);
  });
});
