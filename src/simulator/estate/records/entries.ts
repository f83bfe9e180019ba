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

/** Pressures as they are found: upper and lower, each from and to. */
interface Pressures {
  readonly upper: readonly [from: number, to: number];
  readonly lower: readonly [from: number, to: number];
}

/** The lower pressure is never nearer to the upper than this, nor further away. */
const WIDTH = { least: 35, most: 85 } as const;

const pressure = (pressures: (age: number) => Pressures): Entry =>
  observed(BLOOD_PRESSURE.header, ({ at, author }) => {
    const { random } = author;
    const { diastolic, systolic, unit } = BLOOD_PRESSURE;
    const { lower, upper } = pressures(ageOn(author, ukDay(at)));
    const high = random.int(...upper);
    const low = Math.max(high - WIDTH.most, Math.min(high - WIDTH.least, random.int(...lower)));
    return {
      components: [
        { term: systolic, value: { kind: 'quantity', value: high, unit } },
        { term: diastolic, value: { kind: 'quantity', value: low, unit } },
      ],
      comment: random.pick(CUFF_REMARKS),
    };
  });

const OF_THE_YOUNG: Pressures = { upper: [102, 136], lower: [58, 86] };
const OF_THE_OLD: Pressures = { upper: [114, 162], lower: [62, 94] };
const RAISED: Pressures = { upper: [148, 176], lower: [86, 104] };
const YOUNG_UNTIL = 40;

/** A blood pressure: one observation of two parts. */
export const bloodPressure: Entry = pressure((age) => (age < YOUNG_UNTIL ? OF_THE_YOUNG : OF_THE_OLD));

const PRESSURES: Readonly<Record<string, Entry>> = {
  'blood-pressure': bloodPressure,
  'raised-blood-pressure': pressure(() => RAISED),
};

/** Readings by key; those of blood pressure stand for the pair. */
export function readings(keys: readonly string[]): readonly Entry[] {
  return keys.map((key) => PRESSURES[key] ?? reading(key));
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
