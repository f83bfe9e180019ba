import { DATE_RULES } from './date-rules.js';
import { MEDICATION_RULES } from './medication-rules.js';
import { PERSON_RULES } from './person-rules.js';
import { PRESCRIBING_RULES } from './prescribing-rules.js';
import { PROBLEM_RULES } from './problem-rules.js';
import type { Rule } from './rule.js';
import { unevenSupplies, unreadDosages } from './supply-rules.js';
import { VACCINATION_RULES } from './vaccination-rules.js';
import { VALUE_RULES } from './value-rules.js';

/** What a doctor would not believe of a record, by what holds where all is right. */
export const RULES: Readonly<Record<string, Rule>> = {
  'what is supplied lasts as long as the dosage says': unevenSupplies,
  'every dosage is readable, or its exemption has a name': unreadDosages,
  ...MEDICATION_RULES,
  ...PRESCRIBING_RULES,
  ...DATE_RULES,
  ...PROBLEM_RULES,
  ...VALUE_RULES,
  ...VACCINATION_RULES,
  ...PERSON_RULES,
};
