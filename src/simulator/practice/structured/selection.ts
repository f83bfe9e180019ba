import type { Day } from '../../calendar/days.js';
import { ukDay } from '../../calendar/uk-time.js';
import type { Course, GpRecord, ItemRef, Problem } from '../../estate/clinical/gp-record.js';
import type { AreaQueries, ProblemFilter } from './area-queries.js';
import { newestFirst } from './item-dates.js';
import { isSelected } from './medication-selection.js';
import type { Period } from './part-values.js';

/** An area that can be asked for. */
export type QueriedArea = keyof AreaQueries;

/** End of a course as its system tells it, which may be one that the record does not have (spec 04 §2.3). */
export type EndOf = (course: Course) => Day | null;

/**
 * Whether a date lies in a period, both ends included (spec 04 §2). A part of a date means the whole month or year; what has no
 * date lies in every period.
 */
export function liesIn(recorded: string, period: Period | null): boolean {
  if (period === null || recorded === '') return true;
  const first = recorded.slice(0, 10);
  // Days compare as text: no month has a day after its 31st, no year a month after its twelfth.
  const last = `${first}${'-12-31'.slice(first.length - 4)}`;
  return (period.start === null || last >= period.start) && (period.end === null || first <= period.end);
}

function passes({ status, significance }: Problem, filters: readonly ProblemFilter[]): boolean {
  return filters.some(
    (filter) => (filter.status ?? status) === status && (filter.significance ?? significance) === significance,
  );
}

function refs<T extends { readonly key: string }>(
  area: ItemRef['area'],
  items: readonly T[],
  isWanted: (item: T) => boolean,
): readonly ItemRef[] {
  return items.filter(isWanted).map(({ key }) => ({ area, key }));
}

/** Selects what an area's query asks for; null if the area was not asked for. */
type Select = (record: GpRecord, queries: AreaQueries, endOf: EndOf) => readonly ItemRef[] | null;

const selecting =
  <A extends QueriedArea>(
    area: A,
    select: (record: GpRecord, query: NonNullable<AreaQueries[A]>, endOf: EndOf) => readonly ItemRef[],
  ): Select =>
  (record, queries, endOf) => {
    const query = queries[area];
    return query === null ? null : select(record, query, endOf);
  };

/** What each area's query selects: the items of its primary lists (spec 04 §2 and §6.1). */
export const SELECT: Readonly<Record<QueriedArea, Select>> = {
  consultations: selecting('consultations', (record, { period, mostRecent }) => {
    const found = refs('consultations', record.consultations, ({ at }) => liesIn(ukDay(at), period));
    return mostRecent === null ? found : newestFirst(record)(found).slice(0, mostRecent);
  }),
  problems: selecting('problems', ({ problems }, filters) =>
    refs('problems', problems, (problem) => passes(problem, filters)),
  ),
  // Consent to a vaccination, or refusal of it, is an observation that belongs to this area.
  immunisations: selecting('immunisations', ({ immunisations, observations }, { notGiven, status }) => [
    ...refs('immunisations', immunisations, ({ given }) => given || notGiven),
    ...refs('observations', observations, ({ isVaccinationStatus }) => isVaccinationStatus && status),
  ]),
  observations: selecting('observations', ({ observations }, { period }) =>
    refs('observations', observations, (one) => !one.isVaccinationStatus && liesIn(one.at, period)),
  ),
  allergies: selecting('allergies', ({ allergies }, { resolved }) =>
    refs('allergies', allergies, ({ ended }) => ended === null || resolved),
  ),
  medications: selecting('medications', ({ courses }, { since }, endOf) =>
    refs('medications', courses, (course) => isSelected({ ...course, end: endOf(course) }, since)),
  ),
  investigations: selecting('investigations', ({ investigations }, { period }) =>
    refs('investigations', investigations, ({ issued }) => liesIn(ukDay(issued), period)),
  ),
  referrals: selecting('referrals', ({ referrals }, { period }) =>
    refs('referrals', referrals, ({ on }) => liesIn(on, period)),
  ),
  diary: selecting('diary', ({ diary }, { until }) =>
    refs('diary', diary, ({ due }) => liesIn(due, { start: null, end: until })),
  ),
};
