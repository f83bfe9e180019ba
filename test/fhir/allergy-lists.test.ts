import { describe, expect, it } from 'vitest';
import type { Allergy } from '../../src/domain/record-items.js';
import {
  activeAllergy,
  allergy,
  coded,
  complex,
  identifier,
  list,
  LISTS,
  mapAll,
  only,
  patient,
  reference,
  type Json,
} from './record-builder.js';

const ENDED_IN_LIST = {
  clinicalStatus: 'resolved',
  extension: [complex('AllergyIntoleranceEnd', { url: 'endDate', valueDateTime: '2019-02-03' })],
};
const endedList = (...contained: readonly Json[]) =>
  list(
    LISTS.endedAllergies,
    contained.map(({ id }) => `#${String(id)}`),
    { contained },
  );

describe('active and ended lists (spec 04 §12.2)', () => {
  const inEnded = (more: Json) => only(mapAll([endedList(allergy({ id: 'e', ...more }))]).allergies);

  it('an ended one is lifted out of its list', () => {
    expect(inEnded(ENDED_IN_LIST)).toMatchObject({
      membership: 'PRIMARY',
      status: 'ENDED',
      ended: '2019-02-03',
      rawAt: { entry: 0, contained: 0 },
    });
  });

  it.each<[string, string | null, string, Allergy['status']]>([
    ['resolved in the active list is ended', 'resolved', 'active', 'ENDED'],
    ['active in the ended list still counts', 'active', 'ended', 'ACTIVE'],
    ['a status that is not known counts, in the active list', 'dormant', 'active', 'UNRECOGNISED'],
    ['and in the ended list', 'dormant', 'ended', 'UNRECOGNISED'],
    ['without a status the active list makes it active', null, 'active', 'ACTIVE'],
    ['but the ended list does not make it ended', null, 'ended', 'UNRECOGNISED'],
  ])('%s', (_promise, clinicalStatus, where, expected) => {
    const found = where === 'active' ? activeAllergy({ clinicalStatus }) : inEnded({ clinicalStatus });
    expect(found.status).toBe(expected);
  });

  it('those that count stand before those that ended, each by name', () => {
    const named = (id: string, name: string, clinicalStatus: string) =>
      allergy({ id, identifier: identifier(id), code: coded('1', name), clinicalStatus });
    const entries = [
      named('1', 'Wool', 'active'),
      named('2', 'Bees', 'resolved'),
      named('3', 'Egg', 'odd'),
      named('4', 'Ash', 'resolved'),
    ];
    const listed = list(
      LISTS.allergies,
      entries.map(({ id }) => `AllergyIntolerance/${String(id)}`),
    );
    expect(mapAll([...entries, listed]).allergies.map(({ name }) => name)).toEqual(['Egg', 'Wool', 'Ash', 'Bees']);
  });

  it('one sent twice, as an entry of the active list and contained in the ended one, is one', () => {
    const twin = { ...ENDED_IN_LIST, identifier: identifier('twin') };
    const record = mapAll([
      allergy({ id: 'e', ...twin }),
      list(LISTS.allergies, ['AllergyIntolerance/e']),
      endedList(allergy({ id: 'e', ...twin })),
    ]);
    expect(only(record.allergies)).toMatchObject({ status: 'ENDED', membership: 'PRIMARY' });
    expect(record.linked).toEqual([]);
  });

  it('one sent twice, once in no list of the practice, is one, and its links stay', () => {
    const twin = { ...ENDED_IN_LIST, identifier: identifier('twin') };
    const problem: Json = {
      resourceType: 'Condition',
      id: 'p',
      code: coded('2', 'Reaction'),
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ActualProblem-1',
          valueReference: reference('AllergyIntolerance/e'),
        },
      ],
    };
    const record = mapAll([allergy({ id: 'e', ...twin }), endedList(allergy({ id: 'e', ...twin })), problem]);
    expect(only(only(record.allergies).linkedProblems).name).toBe('Reaction');
  });

  it('two with one identifier that say different things are both there, with keys of their own', () => {
    const record = mapAll([
      allergy({ id: 'x', identifier: identifier('same'), code: coded('1', 'Bees') }),
      allergy({ id: 'y', identifier: identifier('same'), code: coded('2', 'Wasps') }),
      list(LISTS.allergies, ['AllergyIntolerance/x', 'AllergyIntolerance/y']),
    ]);
    expect(record.allergies.map(({ name }) => name)).toEqual(['Bees', 'Wasps']);
    expect(new Set(record.allergies.map(({ key }) => JSON.stringify(key))).size).toBe(2);
  });

  it('two with one identifier that two people recorded are both there', () => {
    const by = (id: string) => ({ recorder: { display: `Doctor ${id}` }, identifier: identifier('same') });
    const record = mapAll([
      allergy({ id: 'x', ...by('x') }),
      allergy({ id: 'y', ...by('y') }),
      list(LISTS.allergies, ['AllergyIntolerance/x', 'AllergyIntolerance/y']),
    ]);
    expect(record.allergies).toHaveLength(2);
  });

  it('two that say the same, with identifiers of their own, are two', () => {
    const record = mapAll([
      allergy({ id: 'x', identifier: identifier('x') }),
      allergy({ id: 'y', identifier: identifier('y') }),
      list(LISTS.allergies, ['AllergyIntolerance/x', 'AllergyIntolerance/y']),
    ]);
    expect(record.allergies).toHaveLength(2);
  });

  it('the same reference twice in a list is one', () => {
    const record = mapAll([allergy(), list(LISTS.allergies, ['AllergyIntolerance/a', 'AllergyIntolerance/a'])]);
    expect(record.allergies).toHaveLength(1);
  });

  it('one contained in the ended list without an entry for it is not lost', () => {
    const record = mapAll([list(LISTS.endedAllergies, [], { contained: [allergy({ ...ENDED_IN_LIST })] })]);
    expect(only(record.allergies).status).toBe('ENDED');
  });

  it('an entry of the ended list may leave out the #, or point to an entry of the answer', () => {
    const bare = list(LISTS.endedAllergies, ['AllergyIntolerance/e'], {
      contained: [allergy({ id: 'e', ...ENDED_IN_LIST })],
    });
    expect(mapAll([bare]).allergies).toHaveLength(1);
    const outside = mapAll([allergy({ id: 'e', ...ENDED_IN_LIST }), list(LISTS.endedAllergies, ['#e'])]);
    expect(only(outside.allergies).membership).toBe('PRIMARY');
  });

  it('one in no list of the practice only came along', () => {
    const record = mapAll([patient(), allergy(), list(LISTS.allergies, [])]);
    expect(record.allergies).toEqual([]);
    expect(only(record.linked)).toMatchObject({ __typename: 'Allergy', membership: 'LINKED' });
  });

  it('one that does not say what it is to is still shown, and a notice says so', () => {
    const record = mapAll([
      allergy({ code: null, note: [{ text: 'Rash after tablets' }] }),
      list(LISTS.allergies, ['AllergyIntolerance/a']),
    ]);
    expect(only(record.allergies)).toMatchObject({
      name: 'Name not sent by the practice',
      notes: ['Rash after tablets'],
    });
    expect(only(record.notices)).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'ALLERGIES' });
  });

  it('two different entries under one id: the first is used, the other is reported, and a notice says so', () => {
    const record = mapAll([
      allergy({ code: coded('1', 'Bees') }),
      allergy({ code: coded('2', 'Wasps') }),
      list(LISTS.allergies, ['AllergyIntolerance/a']),
    ]);
    expect(only(record.allergies).name).toBe('Bees');
    expect(only(record.unmapped)).toMatchObject({ entry: 1, id: 'a' });
    expect(only(record.notices)).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'ALLERGIES' });
  });

  it('the same entry twice is no news', () => {
    const record = mapAll([allergy(), allergy(), list(LISTS.allergies, ['AllergyIntolerance/a'])]);
    expect(record.notices).toEqual([]);
    expect(only(record.unmapped).entry).toBe(1);
  });
});
