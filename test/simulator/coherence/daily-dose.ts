import type { ToldMedicine, ToldSupply } from './told-medicines.js';

const NUMBERS: Readonly<Record<string, number>> = {
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
};

const AMOUNT = `(${Object.keys(NUMBERS).join('|')}|\\d+(?:\\.\\d+)?)`;

const numberIn = (word: string | undefined): number => NUMBERS[(word ?? '').toLowerCase()] ?? Number(word);

/** Times a day. What is taken at a time of day is taken once. */
const OFTEN: readonly (readonly [words: RegExp, times: number])[] = [
  [/(?:four times (?:a|each) day|four times daily)/i, 4],
  [/(?:three times (?:a|each) day|three times daily)/i, 3],
  [/(?:twice (?:a|each) day|twice daily|two times a day)/i, 2],
  [
    /(?:once (?:a|each) day|daily|(?:each|every) (?:day|morning|evening|night)|at night|in the (?:morning|evening))/i,
    1,
  ],
];

/** A part of a dosage: how many units, how often. */
const PART = new RegExp(
  `^${AMOUNT}(?: a)?(?: (?:tablets?|capsules?|puffs?|drops?|sprays?|devices?))?(?: to be taken)?\\b(.*)$`,
  'i',
);

function partPerDay(part: string): number | null {
  const [, amount, rest = ''] = PART.exec(part.trim()) ?? [];
  const often = OFTEN.find(([words]) => words.test(rest));
  return amount === undefined || often === undefined ? null : numberIn(amount) * often[1];
}

/** Units a day that a dosage of one or several parts comes to; null if it cannot be read. */
function perDay(dosage: string): number | null {
  const parts = dosage.split(/ and (?=\w+ (?:in the|at night|each|every|to be taken))/i).map(partPerDay);
  return parts.reduce((sum: number | null, one) => (sum === null || one === null ? null : sum + one), 0);
}

/** A dosage that is not the same every day: what is taken in so many days. */
const COURSES: readonly (readonly [words: RegExp, units: (found: RegExpExecArray, days: number) => number])[] = [
  [
    new RegExp(`^${AMOUNT} on the first day, then ${AMOUNT} each day`, 'i'),
    (found, days) => numberIn(found[1]) + numberIn(found[2]) * (days - 1),
  ],
  [/^One to be taken each day for 21 days; start again after seven days/i, (_found, days) => (days * 21) / 28],
];

/** Only the dosage itself: some systems write the advice behind it, or a warning that it has changed. */
const alone = (dosage: string): string => dosage.replace(/ ?(?:\.|WARNING).*$/s, '');

/** Units that are needed for as long as the supply is to last; null if the dosage cannot be read. */
export function unitsNeeded({ dosage, days }: ToldSupply): number | null {
  if (days === null) return null;
  const words = alone(dosage);
  for (const [pattern, units] of COURSES) {
    const found = pattern.exec(words);
    if (found !== null) return units(found, days);
  }
  const daily = perDay(words);
  return daily === null ? null : daily * days;
}

/** Why what is supplied need not be what the dosage comes to. Whatever is none of these has to be. */
export const EXEMPT: Readonly<
  Record<string, (medicine: Pick<ToldMedicine, 'name' | 'isElsewhere'> & ToldSupply) => boolean>
> = {
  'taken when needed': ({ dosage }) => /when needed|when an attack begins/i.test(dosage),
  'as directed by somebody else, or to be tested with': ({ dosage }) => /^(?:as|use as) directed/i.test(dosage),
  'supplied by somebody else, who knows the dosage': ({ isElsewhere }) => isElsewhere,
  'put on the skin: nobody counts grams': ({ unit }) => unit === 'gram',
  'a liquid, drops or a spray: counted in millilitres, taken in others': ({ unit }) => unit === 'ml',
  'injected: counted in devices, taken in units': ({ unit }) => unit === 'device',
};

/** The exemption that a supply falls under, by its name. */
export function exemption(medicine: Pick<ToldMedicine, 'name' | 'isElsewhere'> & ToldSupply): string | null {
  return Object.entries(EXEMPT).find(([, holds]) => holds(medicine))?.[0] ?? null;
}
