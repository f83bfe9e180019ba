import { describe, expect, it } from 'vitest';
import { ASSERTIONS, rowFor } from '../../src/conformance/assertions/table.js';
import { ANSWER_EXAMPLES } from './examples/answer-examples.js';
import { APPOINTMENT_EXAMPLES } from './examples/appointment-examples.js';
import { BUNDLE_EXAMPLES } from './examples/bundle-examples.js';
import { CAPABILITY_EXAMPLES } from './examples/capability-examples.js';
import { evidenceOf, type Example, type Sample } from './examples/example.js';
import { HTML_EXAMPLES } from './examples/html-examples.js';
import { LIST_EXAMPLES } from './examples/list-examples.js';
import { PATIENT_EXAMPLES } from './examples/patient-examples.js';
import { RECORD_EXAMPLES } from './examples/record-examples.js';
import { REFUSAL_EXAMPLES } from './examples/refusal-examples.js';
import { SLOT_EXAMPLES } from './examples/slot-examples.js';
import { STAFF_AND_PLACES_EXAMPLES } from './examples/staff-and-places-examples.js';

const EXAMPLES: readonly Example[] = [
  ...ANSWER_EXAMPLES,
  ...REFUSAL_EXAMPLES,
  ...CAPABILITY_EXAMPLES,
  ...PATIENT_EXAMPLES,
  ...STAFF_AND_PLACES_EXAMPLES,
  ...SLOT_EXAMPLES,
  ...APPOINTMENT_EXAMPLES,
  ...LIST_EXAMPLES,
  ...RECORD_EXAMPLES,
  ...HTML_EXAMPLES,
  ...BUNDLE_EXAMPLES,
];

async function verdictOn(phrase: string, sample: Sample): Promise<string> {
  const row = rowFor(phrase);
  if (row === null) return 'no row';
  const verdict = await row.assertion.check(evidenceOf(sample), ...row.told);
  return verdict.kind === 'holds' ? 'holds' : `${verdict.kind}: ${verdict.why}`;
}

describe('every row of the assertion table', () => {
  it.each(ASSERTIONS.map(({ says }) => says.source))('%s has an example that decides it', (source) => {
    const phrases = EXAMPLES.map(({ phrase }) => phrase);
    expect(phrases.filter((phrase) => rowFor(phrase)?.assertion.says.source === source)).not.toEqual([]);
  });
});

describe('an assertion', () => {
  it.each(EXAMPLES)('"$phrase" holds where it is true, and fails where it is not', async ({ phrase, holds, fails }) => {
    expect(await verdictOn(phrase, holds)).toBe('holds');
    expect(await verdictOn(phrase, fails)).toMatch(/^fails: ./);
  });
});
