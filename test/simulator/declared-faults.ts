import { type PersonalityName, type Quirk, QUIRKS } from '../../src/simulator/estate/personalities.js';
import { PRACTICES } from '../../src/simulator/estate/practice-rows.js';
import type { Fault } from './structure.js';

/** Whose ways a practice has. */
export const personalityOf = (practice: string): PersonalityName =>
  PRACTICES.find(({ odsCode }) => odsCode === practice)?.personality ?? 'plain';

/** Rows of the element tables that systems of a personality break, as its quirks declare it. */
export function declaredBy(personality: PersonalityName): ReadonlySet<string> {
  const rows: readonly Quirk[] = Object.values(QUIRKS);
  return new Set(rows.filter(({ of }) => of.includes(personality)).flatMap(({ breaks = [] }) => breaks));
}

/** Faults that no quirk of the personality declares. */
export function undeclared(personality: PersonalityName, faults: readonly Fault[]): readonly Fault[] {
  const declared = declaredBy(personality);
  return faults.filter(({ rule }) => !declared.has(rule));
}
