import { nhsNumberFrom } from '../../nhs-number.js';

/** First nine digits of the first number. Below are the numbers of the demo estate (`9990…`) and of record files (`9991…`). */
const FIRST = 999_200_000;

/** So many numbers there are. */
export const MOST_NUMBERS = 400_000;

/**
 * The number of this place in the row, from 0. Every place has two sets of nine digits, which differ in the last by one: the check
 * digit of one of them may be missing, but never of both (the weight of that digit is 2, spec 01 §5).
 */
export function numberAt(place: number): string {
  const nine = FIRST + 2 * place;
  const number = nhsNumberFrom(String(nine)) ?? nhsNumberFrom(String(nine + 1));
  if (number === null || place >= MOST_NUMBERS) throw new RangeError(`There is no number ${place}.`);
  return number;
}

/** The place of a number in the row; null if it is not one of them. */
export function placeOf(nhsNumber: string): number | null {
  if (!/^\d{10}$/.test(nhsNumber)) return null;
  const place = Math.floor((Number(nhsNumber.slice(0, 9)) - FIRST) / 2);
  if (place < 0 || place >= MOST_NUMBERS) return null;
  return numberAt(place) === nhsNumber ? place : null;
}
