import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AREAS,
  allKeys,
  allResults,
  dangling,
  ENTERED,
  impossibleDays,
  lopsided,
  misinterpreted,
  misplaced,
  nameOf,
  onWeekends,
  refsIn,
  repeated,
  strangers,
} from './content-integrity.js';
import type { Area, GpRecord, ItemRef } from '../../src/simulator/estate/clinical/gp-record.js';
import { filtrationRate } from '../../src/simulator/estate/clinical/laboratory-values.js';
import { BORN, KINDS, recordOfKind, TODAY, type Who } from './content-of-kinds.js';

const anybody = fc.record({
  kind: fc.constantFrom(...KINDS),
  seed: fc.string({ minLength: 1, maxLength: 8 }),
  today: fc
    .date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  practice: fc.constantFrom('A99001', 'B99002'),
  birthDate: fc
    .date({ min: new Date('1930-01-01'), max: new Date('2008-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  gender: fc.constantFrom('female' as const, 'male' as const),
  registeredDaysAgo: fc.integer({ min: 1, max: 7000 }),
});

function checkWhole(who: Who & { practice: string; birthDate: string; today: string }): void {
  const record = recordOfKind(who);
  expect(repeated(allKeys(record))).toEqual([]);
  expect(dangling(record)).toEqual([]);
  expect(repeated(record.consultations.flatMap(refsIn).map(nameOf))).toEqual([]);
  expect(misplaced(record)).toEqual([]);
  expect(impossibleDays(record, who.birthDate, who.today)).toEqual([]);
  expect(onWeekends(record)).toEqual([]);
  expect(lopsided(record)).toEqual([]);
  expect(misinterpreted(record)).toEqual([]);
  expect(strangers(record, who.practice)).toEqual([]);
}

describe('a record of any kind, seed and day', () => {
  it.each(KINDS)(
    '%s: every reference resolves, items stand in the consultation they were written in, days are in order',
    (kind) => {
      checkWhole({ kind, practice: 'A99001', birthDate: BORN, today: TODAY });
    },
  );

  it('holds together', () => {
    fc.assert(fc.property(anybody, checkWhole), { numRuns: 150 });
  }, 120_000);

  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(
        anybody.filter(({ kind }) => kind !== 'nothing'),
        (who) => {
          expect(recordOfKind(who)).toEqual(recordOfKind(who));
          expect(recordOfKind({ ...who, seed: `${who.seed}!` })).not.toEqual(recordOfKind(who));
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});

/** Items of all areas: issues of a medication are not counted beside it. */
const size = (record: GpRecord): number =>
  AREAS.reduce((sum, area) => sum + (area === 'medications' ? record.courses.length : ENTERED[area](record).length), 0);

const areasOf = (refs: readonly ItemRef[]): ReadonlySet<Area> => new Set(refs.map(({ area }) => area));

describe('what each kind of record is there for', () => {
  it('everyday: items of all areas, each under a problem somewhere, and in a consultation somewhere', () => {
    const record = recordOfKind({ kind: 'everyday' });
    const { consultations, diary, documents, immunisations, investigations, observations, problems, referrals } =
      record;
    expect(AREAS.filter((area) => ENTERED[area](record).length === 0)).toEqual([]);
    expect(areasOf(consultations.flatMap(refsIn))).toEqual(new Set(AREAS.filter((area) => area !== 'consultations')));
    const own: readonly Area[] = ['problems', 'medications'];
    expect(areasOf(problems.flatMap(({ items }) => items))).toEqual(
      new Set(AREAS.filter((area) => !own.includes(area))),
    );
    expect(record.courses.filter(({ problem }) => problem !== null).length).toBeGreaterThan(4);

    const [active, inactive] = ['active', 'inactive'].map((status) => problems.filter((one) => one.status === status));
    expect(active?.map(({ significance }) => significance)).toContain('major');
    expect(new Set(inactive?.map(({ significance }) => significance))).toEqual(new Set(['major', 'minor']));
    expect(new Set(problems.flatMap(({ related }) => related.map(({ relation }) => relation)))).toEqual(
      new Set(['parent', 'child', 'sibling']),
    );
    expect(problems.some(({ note }) => note !== null)).toBe(true);

    expect(new Set(consultations.map(({ status }) => status))).toEqual(new Set(['finished', 'draft']));
    expect(new Set(consultations.map(({ kind }) => kind.display)).size).toBeGreaterThanOrEqual(6);
    expect(consultations.some(({ performer, recordedBy }) => performer !== recordedBy)).toBe(true);
    expect(consultations.some(({ topics }) => topics.length > 2)).toBe(true);

    expect(observations.some(({ components }) => components.length === 2)).toBe(true);
    expect(observations.some(({ at }) => at.length === 4)).toBe(true);
    expect(observations.some(({ isVaccinationStatus }) => isVaccinationStatus)).toBe(true);
    expect(immunisations.some(({ given, reasonNotGiven }) => !given && reasonNotGiven !== null)).toBe(true);
    expect(immunisations.some(({ primarySource }) => !primarySource)).toBe(true);
    expect(
      immunisations.some(({ batch, expires, quantity, route, site }) =>
        [batch, expires, quantity, route, site].every((one) => one !== null),
      ),
    ).toBe(true);

    expect(new Set(investigations.map(({ status }) => status))).toEqual(new Set(['final', 'preliminary']));
    expect(
      investigations.some(({ document, groups, results }) => document !== null && groups.length + results.length === 0),
    ).toBe(true);
    const results = allResults(record);
    expect(results.some(({ comment }) => comment?.includes('\n'))).toBe(true);
    expect(new Set(results.map(({ interpretation }) => interpretation))).toEqual(
      new Set(['low', 'normal', 'high', null]),
    );
    expect(results.some(({ value }) => value?.kind === 'quantity' && value.comparator !== undefined)).toBe(true);
    expect(results.some(({ value }) => value?.kind === 'text')).toBe(true);

    expect(referrals.some(({ ubrn }) => ubrn !== null && /^\d{12}$/.test(ubrn))).toBe(true);
    expect(referrals.every(({ documents: keys }) => keys.length === 1)).toBe(true);
    expect(diary.some(({ due }) => due < TODAY) && diary.some(({ due }) => due > TODAY)).toBe(true);
    expect(new Set(documents.map(({ author }) => author.kind))).toEqual(new Set(['staff', 'organisation', 'words']));
    expect(new Set(documents.map(({ content }) => content.kind))).toEqual(new Set(['held', 'placeholder']));
    expect(documents.some(({ created }) => created === null)).toBe(true);
  });

  it('long: over 700 entries; among the documents one too large and one unsafe', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (seed) => {
        const record = recordOfKind({ kind: 'long', seed });
        expect(size(record)).toBeGreaterThan(700);
        const tooLarge = record.documents.filter(
          ({ content }) => content.kind === 'placeholder' && content.why.includes('greater than maximum'),
        );
        expect(tooLarge.map(({ content }) => content.sizeBytes > 5 * 1024 * 1024)).toEqual([true]);
        expect(record.documents.filter(({ contentType }) => contentType === 'text/html')).toHaveLength(1);
        expect(
          record.documents.some(
            ({ content, contentType }) => content.kind === 'held' && contentType === 'application/pdf',
          ),
        ).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it('very long: over 2,500 entries, and something left out of the medication', () => {
    const record = recordOfKind({ kind: 'very-long' });
    expect(size(record)).toBeGreaterThan(2500);
    expect(record.warnings).toEqual([{ code: 'confidential-items', before: null, areas: ['medications'] }]);
  });

  it('in transit and awaiting filing: say so with their days', () => {
    expect(recordOfKind({ kind: 'in-transit', registeredDaysAgo: 19 }).warnings).toEqual([
      { code: 'data-in-transit', before: '2026-05-27', areas: null },
    ]);
    const { courses, warnings } = recordOfKind({ kind: 'awaiting-filing' });
    expect(warnings.map(({ before, code }) => [code, before])).toEqual([['data-awaiting-filing', TODAY]]);
    expect(warnings[0]?.areas).toEqual(expect.arrayContaining(['investigations', 'documents']));
    expect(courses.map(({ prescribedElsewhere }) => prescribedElsewhere)).toContain('Hospital');
  });

  it('not for the patient: some of every area, not all', () => {
    const { unexportable: _, warnings: _none, ...areas } = recordOfKind({ kind: 'not-for-patient' });
    for (const [area, items] of Object.entries<readonly { notForPatient?: boolean }[]>(areas)) {
      expect([area, new Set(items.map(({ notForPatient }) => notForPatient === true))]).toEqual([
        area,
        new Set([true, false]),
      ]);
    }
    const ofContent = areas.documents.map(({ contentNotForPatient }) => contentNotForPatient);
    expect(new Set(ofContent)).toEqual(new Set([true, false]));
  });

  it('medication review: run out but not ended, authorised again, dosage changed, written ahead', () => {
    const { courses } = recordOfKind({ kind: 'medication-review' });
    const replaced = new Set(courses.map(({ replaces }) => replaces));
    const runOut = courses.filter(
      ({ end, key, kind, status }) =>
        kind === 'repeat' && status !== 'stopped' && end !== null && end < TODAY && !replaced.has(key),
    );
    expect(runOut.length).toBeGreaterThanOrEqual(2);
    expect(replaced.size).toBeGreaterThan(6);
    const changed = courses.filter((one) =>
      courses.some(
        ({ dosage, key, product }) => key === one.replaces && product === one.product && dosage !== one.dosage,
      ),
    );
    expect(changed.length).toBeGreaterThanOrEqual(1);
    expect(
      courses.some(({ issues, kind }) => kind === 'repeat-dispensing' && issues.some(({ from }) => from > TODAY)),
    ).toBe(true);
  });

  it('degraded: entries of several areas whose meaning is in their text alone', () => {
    const { diary, observations, problems, referrals } = recordOfKind({ kind: 'degraded' });
    for (const items of [diary, observations, problems, referrals]) {
      const degraded = items.filter(({ term }) => term.display.startsWith('Transfer-degraded'));
      expect(degraded.map(({ term }) => term.text ?? '')).not.toEqual([]);
      expect(degraded.every(({ term }) => (term.text ?? '') !== '')).toBe(true);
    }
  });

  it('brief: a little of most, for whoever looks for a record without problems', () => {
    const record = recordOfKind({ kind: 'brief' });
    expect(record.problems).toEqual([]);
    const filled = [record.courses, record.allergies, record.observations, record.immunisations, record.consultations];
    expect(filled.every((items) => items.length > 0)).toBe(true);
    expect(record.courses.every(({ problem }) => problem === null)).toBe(true);
  });

  it('nothing: nothing; ended: no medication that runs', () => {
    expect(size(recordOfKind({ kind: 'nothing' }))).toBe(0);
    const { courses, problems } = recordOfKind({ kind: 'ended' });
    expect(courses.filter(({ status }) => status === 'active')).toEqual([]);
    expect(problems.filter(({ status }) => status === 'active')).toEqual([]);
  });
});

describe('values of one body', () => {
  it('fit each other: body mass index with height and weight, counts with their parts', () => {
    fc.assert(
      fc.property(
        anybody.filter(({ kind }) => kind !== 'nothing'),
        (who) => {
          const record = recordOfKind(who);
          const valueOf = (list: readonly { term: { snomed: string }; value: unknown }[], snomed: string): number =>
            (list.find(({ term }) => term.snomed === snomed)?.value as { value?: number } | undefined)?.value ??
            Number.NaN;
          const height = valueOf(record.observations, '248333004') / 100;
          for (const { at, value } of record.observations.filter(({ term }) => term.snomed === '60621009')) {
            const weight = valueOf(
              record.observations.filter((one) => one.at === at),
              '27113001',
            );
            expect((value as { value: number }).value).toBeCloseTo(weight / height ** 2, 0);
          }
          const waist = valueOf(record.observations, '276361009') / 100;
          expect(Number.isNaN(waist) || (waist / height > 0.4 && waist / height < 0.75)).toBe(true);
          for (const { results } of record.investigations.flatMap(({ groups }) => groups)) {
            const white = valueOf(results, '1022541000000102');
            if (Number.isNaN(white)) continue;
            const parts = [
              '1022551000000104',
              '1022581000000105',
              '1022591000000107',
              '1022561000000101',
              '1022571000000108',
            ];
            expect(parts.reduce((sum, code) => sum + valueOf(results, code), 0)).toBeCloseTo(white, 1);
            expect(valueOf(results, '1022451000000103') * valueOf(results, '1022471000000107')).toBeCloseTo(
              valueOf(results, '1022431000000105'),
              -1,
            );
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('give a filtration rate that falls with creatinine and age', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 900 }),
        fc.integer({ min: 18, max: 100 }),
        fc.constantFrom('female' as const, 'male' as const),
        (creatinine, age, sex) => {
          const rate = filtrationRate(creatinine, age, sex);
          expect(rate).toBeGreaterThan(0);
          expect(filtrationRate(creatinine + 1, age, sex)).toBeLessThan(rate);
          expect(filtrationRate(creatinine, age + 1, sex)).toBeLessThan(rate);
        },
      ),
    );
    // The worked value of the equation's authors for their reference: at kappa, age nought, it is the constant alone.
    expect(filtrationRate(0.9 * 88.4, 0, 'male')).toBeCloseTo(141, 6);
  });
});
