import { daysBetween, type Day } from '../../calendar/days.js';
import { ukDay } from '../../calendar/uk-time.js';
import { COMMENT_NOTE } from '../clinical/findings.js';
import type { Area, DiaryEntry, ItemRef, Observation } from '../clinical/gp-record.js';
import { interpret, rounded } from '../clinical/laboratory-values.js';
import { BLOOD_PRESSURE, type Reading, readingOf } from '../clinical/readings.js';
import type { Term } from '../clinical/terms.js';
import { ageOn, type RecordAuthor } from './author.js';
import type { Entry, Occasion } from './consultation.js';

type Told = Partial<Omit<Observation, 'key' | 'term' | 'at' | 'recordedBy'>>;

function observation(
  { key, moment, recordedBy }: Pick<Occasion, 'key' | 'moment' | 'recordedBy'>,
  term: Term,
  told: Told,
): Observation {
  return {
    value: null,
    components: [],
    range: null,
    interpretation: null,
    comment: null,
    isVaccinationStatus: false,
    ...told,
    key,
    term,
    at: moment,
    recordedBy,
  };
}

/** Something of long ago, known as precisely as `at` says: it stands in no consultation. */
export function longAgo(key: string, term: Term, at: string, recordedBy: string, told: Told = {}): Observation {
  return observation({ key, moment: at, recordedBy }, term, told);
}

const observed =
  (term: Term, told: (occasion: Occasion) => Told): Entry =>
  (occasion) => ({
    ref: { area: 'observations', key: occasion.key },
    part: { observations: [observation(occasion, term, told(occasion))] },
  });

/** Free text: systems tell it as an observation too (spec 04 §13). */
export const note = (text: string): Entry => observed(COMMENT_NOTE, () => ({ comment: text }));

/** A coded entry, with a comment or a value in words if there is more to say. */
export const coded = (term: Term, told: Told = {}): Entry => observed(term, () => told);

/** Weight goes up and down over the years by a few kilograms. */
function weightOn({ birthDate, body }: RecordAuthor, day: Day): number {
  return body.weightKg + 3 * Math.sin(daysBetween(birthDate, day) / 400);
}

function massIndexOn(author: RecordAuthor, day: Day): number {
  return weightOn(author, day) / (author.body.heightCm / 100) ** 2;
}

/** What somebody of this body and age blows out at best, in litres a minute. */
function bestPeakFlow(author: RecordAuthor, day: Day): number {
  const { heightCm } = author.body;
  return (author.sex === 'male' ? 4 * heightCm + 10 : 2.5 * heightCm + 150) - 2 * ageOn(author, day);
}

const OF_THE_BODY: Readonly<Record<string, (author: RecordAuthor, day: Day) => number>> = {
  weight: weightOn,
  height: ({ body }) => body.heightCm,
  bmi: massIndexOn,
  waist: (author, day) => 20 + 2.6 * massIndexOn(author, day),
  // Meters are read to the next ten.
  'peak-flow': (author, day) => 10 * Math.round(bestPeakFlow(author, day) * (0.072 + 0.028 * author.random.next())),
};

function drawn({ random }: RecordAuthor, { decimals, from, to }: Reading): number {
  return rounded(from + random.next() * (to - from), decimals);
}

/** Something measured. What follows from the body of a patient fits it, and each other. */
export function reading(key: string): Entry {
  const kind = readingOf(key);
  const { decimals, term, unit } = kind;
  const range = kind.range === null ? null : { ...kind.range, text: null };
  return observed(term, ({ author, at }) => {
    const ofTheBody = OF_THE_BODY[key];
    const value = ofTheBody === undefined ? drawn(author, kind) : rounded(ofTheBody(author, ukDay(at)), decimals);
    return { value: { kind: 'quantity', value, unit }, range, interpretation: interpret(value, range) };
  });
}

const CUFF_REMARKS = [null, null, null, 'Large cuff', 'Right arm, sitting'] as const;

/** A blood pressure: one observation of two parts. */
export const bloodPressure: Entry = observed(BLOOD_PRESSURE.header, ({ author: { random } }) => {
  const { diastolic, systolic, unit } = BLOOD_PRESSURE;
  const upper = random.int(114, 162);
  const lower = Math.min(upper - 35, random.int(62, 94));
  return {
    components: [
      { term: systolic, value: { kind: 'quantity', value: upper, unit } },
      { term: diastolic, value: { kind: 'quantity', value: lower, unit } },
    ],
    comment: random.pick(CUFF_REMARKS),
  };
});

/** Readings by key; `blood-pressure` stands for the pair. */
export function readings(keys: readonly string[]): readonly Entry[] {
  return keys.map((key) => (key === 'blood-pressure' ? bloodPressure : reading(key)));
}

/** Something planned: a recall or review. */
export const planned =
  (term: Term, due: Day, told: Pick<DiaryEntry, 'note'> = { note: null }): Entry =>
  ({ key, at, recordedBy }) => ({
    ref: { area: 'diary', key },
    part: { diary: [{ key, term, due, recorded: at, recordedBy, ...told }] },
  });

/** The reference to an item of an area. */
export const refTo = (area: Area, key: string): ItemRef => ({ area, key });
