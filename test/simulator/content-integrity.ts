import { weekday } from '../../src/simulator/calendar/days.js';
import { ukDateTime, ukDay } from '../../src/simulator/calendar/uk-time.js';
import type {
  Area,
  Consultation,
  GpRecord,
  ItemRef,
  TestResult,
} from '../../src/simulator/estate/clinical/gp-record.js';
import { ESTATE } from './content-of-kinds.js';

/** Everything of an area that can be referred to, with when and by whom it came into the record. */
interface Entered {
  readonly key: string;
  readonly at: string;
  readonly by: string;
}

export const ENTERED: Readonly<Record<Area, (record: GpRecord) => readonly Entered[]>> = {
  problems: ({ problems }) =>
    problems.map(({ key, recorded, recordedBy }) => ({ key, at: ukDateTime(recorded), by: recordedBy })),
  medications: ({ courses }) =>
    courses.flatMap(({ issues, key, prescriber, recorded }) => [
      { key: `${key} `, at: ukDateTime(recorded), by: prescriber },
      ...issues.map((issue) => ({ key: `${key} ${issue.key}`, at: ukDateTime(issue.written), by: prescriber })),
    ]),
  allergies: ({ allergies }) =>
    allergies.map(({ key, recorded, recordedBy }) => ({ key, at: recorded, by: recordedBy })),
  consultations: ({ consultations }) =>
    consultations.map(({ at, key, recordedBy }) => ({ key, at: ukDateTime(at), by: recordedBy })),
  immunisations: ({ immunisations }) =>
    immunisations.map(({ key, recorded, recordedBy }) => ({ key, at: ukDateTime(recorded), by: recordedBy })),
  observations: ({ observations }) => observations.map(({ at, key, recordedBy }) => ({ key, at, by: recordedBy })),
  investigations: ({ investigations }) =>
    investigations.map(({ filingComment, issued, key, requestedBy }) => ({
      key,
      at: ukDateTime(filingComment?.at ?? issued),
      by: filingComment?.by ?? requestedBy ?? '',
    })),
  referrals: ({ referrals }) => referrals.map(({ by, key, recorded }) => ({ key, at: ukDateTime(recorded), by })),
  diary: ({ diary }) =>
    diary.map(({ key, recorded, recordedBy }) => ({ key, at: ukDateTime(recorded), by: recordedBy })),
  documents: ({ documents }) =>
    documents.map(({ author, indexed, key }) => ({
      key,
      at: ukDateTime(indexed),
      by: author.kind === 'staff' ? author.key : '',
    })),
};

export const AREAS = Object.keys(ENTERED) as readonly Area[];

export const nameOf = ({ area, issue, key }: ItemRef): string =>
  area === 'medications' ? `medications ${key} ${issue ?? ''}` : `${area} ${key}`;

const enteredByName = (record: GpRecord): ReadonlyMap<string, Entered> =>
  new Map(AREAS.flatMap((area) => ENTERED[area](record).map((one) => [`${area} ${one.key}`, one] as const)));

export const refsIn = ({ topics }: Consultation): readonly ItemRef[] =>
  topics.flatMap(({ headings }) => headings.flatMap(({ items }) => items));

export function allResults({ investigations }: GpRecord): readonly TestResult[] {
  return investigations.flatMap(({ groups, results }) => [...results, ...groups.flatMap((group) => group.results)]);
}

/** Keys of everything that has one: what is made of the record elsewhere names each by its key alone. */
export function allKeys(record: GpRecord): readonly string[] {
  const { consultations, courses, investigations } = record;
  return [
    ...AREAS.filter((area) => area !== 'medications').flatMap((area) =>
      ENTERED[area](record).map(({ key }) => `${area} ${key}`),
    ),
    ...courses
      .flatMap(({ issues, key }) => [key, ...issues.map((issue) => issue.key)])
      .map((key) => `medications ${key}`),
    ...consultations
      .flatMap(({ topics }) => topics.flatMap(({ headings, key }) => [key, ...headings.map((heading) => heading.key)]))
      .map((key) => `lists ${key}`),
    // Results and groups become observations, as those do that fit nowhere else.
    ...allResults(record).map(({ key }) => `observations ${key}`),
    ...investigations.flatMap(({ groups }) => groups.map(({ key }) => `observations ${key}`)),
    ...investigations.flatMap(({ specimens }) => specimens.map(({ key }) => `specimens ${key}`)),
  ];
}

export const repeated = (list: readonly string[]): readonly string[] =>
  list.filter((one, index) => list.indexOf(one) !== index);

/** References of the record that lead nowhere. */
export function dangling(record: GpRecord): readonly string[] {
  const there = enteredByName(record);
  const { consultations, courses, investigations, problems, referrals } = record;
  const named: readonly ItemRef[] = [
    ...consultations.flatMap(refsIn),
    ...consultations
      .flatMap(({ topics }) => topics.flatMap((topic) => topic.problems))
      .map((key) => ({ area: 'problems' as const, key })),
    ...problems.flatMap(({ items }) => items),
    ...problems.flatMap(({ related }) => related.map(({ problem }) => ({ area: 'problems' as const, key: problem }))),
    ...problems.flatMap(({ allergy }) => (allergy === null ? [] : [{ area: 'allergies' as const, key: allergy }])),
    ...courses.flatMap(({ problem }) => (problem === null ? [] : [{ area: 'problems' as const, key: problem }])),
    ...courses.flatMap(({ replaces }) => (replaces === null ? [] : [{ area: 'medications' as const, key: replaces }])),
    ...referrals.flatMap(({ documents }) => documents.map((key) => ({ area: 'documents' as const, key }))),
    ...investigations.flatMap(({ document }) =>
      document === null ? [] : [{ area: 'documents' as const, key: document }],
    ),
  ];
  const specimens = investigations.flatMap(({ groups, specimens: taken }) =>
    groups
      .filter(({ specimen }) => specimen !== null && !taken.some(({ key }) => key === specimen))
      .map(({ key }) => key),
  );
  return [...named.map(nameOf).filter((name) => !there.has(name)), ...specimens];
}

/** What a consultation says was written in it, though the item itself says otherwise. */
export function misplaced(record: GpRecord): readonly string[] {
  const there = enteredByName(record);
  return record.consultations.flatMap((consultation) =>
    refsIn(consultation).flatMap((ref) => {
      const item = there.get(nameOf(ref));
      const isDocument = ref.area === 'documents';
      const isThen = item?.at === ukDateTime(consultation.at);
      const isTheirs = isDocument || item?.by === consultation.recordedBy || item?.by === consultation.performer;
      return isThen && isTheirs ? [] : [`${consultation.key}: ${nameOf(ref)}`];
    }),
  );
}

/** Days that cannot be: before birth, not over yet, or in the wrong order. */
export function impossibleDays(record: GpRecord, birthDate: string, today: string): readonly string[] {
  const lived = (what: string, day: string | null): string[] =>
    day === null || (day.slice(0, 10) >= birthDate.slice(0, day.length) && day.slice(0, 10) < today)
      ? []
      : [`${what}: ${day}`];
  const ordered = (what: string, earlier: string | null, later: string | null): string[] =>
    earlier === null || later === null || earlier <= later ? [] : [`${what}: ${earlier} after ${later}`];
  return [
    ...AREAS.flatMap((area) => ENTERED[area](record).flatMap(({ at, key }) => lived(`${area} ${key}`, at))),
    ...record.problems.flatMap(({ ended, key, onset, recorded }) => [
      ...lived(`onset of ${key}`, onset),
      ...ordered(`onset of ${key}`, onset, ukDay(recorded)),
      ...ordered(`end of ${key}`, onset, ended),
      ...lived(`end of ${key}`, ended),
    ]),
    ...record.allergies.flatMap(({ ended, key, onset, recorded }) => [
      ...lived(`onset of ${key}`, onset),
      ...ordered(`onset of ${key}`, onset, recorded),
      ...lived(`end of ${key}`, ended?.on ?? null),
    ]),
    ...record.courses.flatMap(({ end, issues, key, replaces, start, stopped }) => [
      ...lived(`start of ${key}`, start),
      ...ordered(`end of ${key}`, start, end),
      ...lived(`stop of ${key}`, stopped?.on ?? null),
      ...issues.flatMap(({ from, key: issueKey, to }) => [
        ...ordered(`issue ${issueKey}`, start, from),
        ...ordered(`issue ${issueKey}`, from, to),
      ]),
      ...ordered(
        `${key} replaces ${replaces ?? ''}`,
        record.courses.find((one) => one.key === replaces)?.start ?? null,
        start,
      ),
    ]),
    ...record.immunisations.flatMap(({ expires, key, on, recorded }) => [
      ...lived(key, on),
      ...ordered(key, on, ukDay(recorded)),
      ...ordered(`${key} expired`, on, expires),
    ]),
    ...record.investigations.flatMap(({ filingComment, issued, key, requestedOn, specimens }) => [
      ...ordered(key, requestedOn, ukDay(issued)),
      ...specimens.flatMap(({ collected }) => ordered(key, ukDateTime(collected), ukDateTime(issued))),
      ...ordered(key, ukDateTime(issued), filingComment === null ? null : ukDateTime(filingComment.at)),
    ]),
    ...record.documents.flatMap(({ created, indexed, key }) =>
      created === null
        ? []
        : [...lived(key, ukDay(created)), ...ordered(key, ukDateTime(created), ukDateTime(indexed))],
    ),
    ...record.referrals.flatMap(({ key, on, recorded }) => ordered(key, on, ukDay(recorded))),
    ...record.diary.flatMap(({ due, key, recorded }) => ordered(key, ukDay(recorded), due)),
  ];
}

/** Consultations on days on which there is no surgery. */
export function onWeekends({ consultations }: GpRecord): readonly string[] {
  return consultations
    .filter(({ at }) => [0, 6].includes(weekday(ukDay(at))))
    .map(({ key, at }) => `${key}: ${ukDay(at)}`);
}

const CONVERSE = { parent: 'child', child: 'parent', sibling: 'sibling' } as const;

/** Problems that say of another what the other does not say of them. */
export function lopsided({ problems }: GpRecord): readonly string[] {
  return problems.flatMap(({ key, related }) =>
    related
      .filter(({ problem, relation }) => {
        const other = problems.find((one) => one.key === problem);
        return other?.related.some((back) => back.problem === key && back.relation === CONVERSE[relation]) !== true;
      })
      .map(({ problem, relation }) => `${key}: ${relation} ${problem}`),
  );
}

/** Results that say something else of themselves than their range does. */
export function misinterpreted(record: GpRecord): readonly string[] {
  return [...allResults(record), ...record.observations].flatMap(({ interpretation, key, range, value }) => {
    if (range === null || value?.kind !== 'quantity') return interpretation === null ? [] : [key];
    const { low, high, text } = range;
    const [, direction, limit] = /^(less|greater) than ([\d.]+)$/.exec(text ?? '') ?? [];
    const isTooLow = direction === 'greater' ? value.value <= Number(limit) : low !== null && value.value < low;
    const isTooHigh = direction === 'less' ? value.value >= Number(limit) : high !== null && value.value > high;
    return interpretation === (isTooLow ? 'low' : isTooHigh ? 'high' : 'normal') ? [] : [`${key}: ${value.value}`];
  });
}

/** Staff and places that the practice does not have. */
export function strangers(record: GpRecord, code: string): readonly string[] {
  const practice = ESTATE.practice(code);
  const known = new Set([...practice.staff, ...practice.places].map(({ key }) => key));
  const named = [
    ...AREAS.filter((area) => area !== 'documents' && area !== 'investigations').flatMap((area) =>
      ENTERED[area](record).map(({ by }) => by),
    ),
    ...record.consultations.flatMap(({ others, performer, place }) => [performer, place, ...others]),
    ...record.immunisations.flatMap(({ givenBy, place }) => [givenBy ?? [], place ?? []].flat()),
    ...record.investigations.flatMap(({ filingComment, requestedBy }) =>
      [requestedBy ?? [], filingComment?.by ?? []].flat(),
    ),
    ...record.documents.flatMap(({ author }) => (author.kind === 'staff' ? author.key : [])),
  ];
  return named.filter((key) => !known.has(key));
}
