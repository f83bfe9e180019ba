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

/** What is rightly said of an answer with nothing in it: that something is not there, or how it was sent. */
const TRUE_OF_NOTHING = /^(?:no |the slot booked before is not shown$|Bundle\.type|body is|Cache-Control|Content-)/;

/** What an answer may go without (spec 02 §7, 04 §2.3, §6, §7.4): nothing is said of it then, which is no success. */
const MAY_BE_MISSING = [
  'Location Identifier = SIT1',
  'Heading Lists ok',
  'statements within true..true',
  'effective date after 2026-06-10',
  'one order per acute prescription',
  'any location has profile and versionId',
];

/** What a record as HTML may go without besides (spec 05 §4). */
const MAY_BE_MISSING_IN_HTML = [
  'Device cardinalities ok',
  'Practitioner: no disallowed elements',
  'Practitioner: at most one user id and one role profile id',
  'practitionerRole.role coding complete if any',
  'Practitioner.communication coding complete if any',
  'Organization.type coding complete if any',
];

describe('an assertion about content', () => {
  const resource = { resourceType: 'Bundle', type: 'searchset' };
  const empty = { resource, text: JSON.stringify(resource) };

  it.each(EXAMPLES.filter(({ phrase }) => !TRUE_OF_NOTHING.test(phrase)))(
    '"$phrase" does not hold where there is no content',
    async ({ phrase, holds }) => {
      const free = holds.product === 'html' ? MAY_BE_MISSING_IN_HTML : MAY_BE_MISSING;
      const verdict = await verdictOn(phrase, { ...holds, ...empty });
      expect(verdict).toMatch(free.includes(phrase) ? /^nothing: ./ : /^fails: ./);
    },
  );
});
