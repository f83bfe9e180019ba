import { has } from '../reading/json.js';
import { ANSWER_ASSERTIONS } from './answer-assertions.js';
import { APPOINTMENT_ASSERTIONS } from './appointment-assertions.js';
import { BUNDLE_ASSERTIONS } from './bundle-assertions.js';
import { CAPABILITY_ASSERTIONS } from './capability-assertions.js';
import { resourcesOf, type Assertion, type Evidence } from './evidence.js';
import { HTML_ASSERTIONS } from './html-assertions.js';
import { LIST_ASSERTIONS } from './list-assertions.js';
import { PATIENT_ASSERTIONS } from './patient-assertions.js';
import { RECORD_ASSERTIONS } from './record-assertions.js';
import { REFUSAL_ASSERTIONS } from './refusal-assertions.js';
import { SLOT_ASSERTIONS } from './slot-assertions.js';
import { STAFF_AND_PLACES_ASSERTIONS } from './staff-and-places-assertions.js';
import { nothing, type Verdict } from './verdict.js';

/** Every phrase that can be checked: the first row that fits the whole of it decides. */
export const ASSERTIONS: readonly Assertion[] = [
  ...ANSWER_ASSERTIONS,
  ...REFUSAL_ASSERTIONS,
  ...CAPABILITY_ASSERTIONS,
  ...PATIENT_ASSERTIONS,
  ...STAFF_AND_PLACES_ASSERTIONS,
  ...SLOT_ASSERTIONS,
  ...APPOINTMENT_ASSERTIONS,
  ...LIST_ASSERTIONS,
  ...RECORD_ASSERTIONS,
  ...HTML_ASSERTIONS,
  ...BUNDLE_ASSERTIONS,
];

/** A phrase that says when the ones after it are meant: `(if a Device is present)`, `(if Patient.resource.telecom present)`. */
const CONDITION = /^\(if (?:a )?(\w+)(?:\.resource\.(\S+))?(?: is)? present\)$/;

/** What was found of one phrase. */
export interface Judgement {
  readonly phrase: string;
  readonly verdict: Verdict;
}

/** What is done about a phrase. */
interface Row {
  readonly assertion: Assertion;
  /** What the pattern took from it. */
  readonly told: readonly string[];
  /** What it names that only a provider's map gives a meaning, as `patient2` in `Patient Identifiers right for patient2`. */
  readonly value: string | null;
}

/** The row for a phrase; null if nothing can be done about it. */
export function rowFor(phrase: string): Row | null {
  for (const assertion of ASSERTIONS) {
    const match = assertion.says.exec(phrase);
    if (match !== null) return { assertion, told: match.slice(1), value: match.groups?.['value'] ?? null };
  }
  return null;
}

/** Whether a phrase is a condition, and what of an answer it is about. */
export function conditionIn(phrase: string): { readonly type: string; readonly path: string | null } | null {
  const match = CONDITION.exec(phrase);
  return match === null ? null : { type: match[1] ?? '', path: match[2] ?? null };
}

function isMet(evidence: Evidence, { type, path }: { readonly type: string; readonly path: string | null }): boolean {
  const resources = resourcesOf(evidence, type);
  return path === null ? resources.length > 0 : resources.some((resource) => has(resource, path));
}

/** Judges the phrases of an expectation, in order. A condition is no assertion; one that is not met leaves the rest unchecked. */
export async function judge(phrases: readonly string[], evidence: Evidence): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  let unmet: string | null = null;
  for (const phrase of phrases) {
    const condition = conditionIn(phrase);
    if (condition !== null) {
      unmet = isMet(evidence, condition) ? unmet : phrase;
    } else {
      judgements.push({
        phrase,
        verdict: unmet === null ? await verdictOn(phrase, evidence) : nothing(`not ${unmet}`),
      });
    }
  }
  return judgements;
}

async function verdictOn(phrase: string, evidence: Evidence): Promise<Verdict> {
  const row = rowFor(phrase);
  return row === null ? nothing('no check is known for it') : row.assertion.check(evidence, ...row.told);
}
