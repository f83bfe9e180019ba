import { describe, expect, it } from 'vitest';
import type { Area, GpRecord } from '../../src/simulator/estate/clinical/gp-record.js';
import type { RecordKind } from '../../src/simulator/estate/record-kinds.js';
import { recordView } from '../../src/simulator/practice/html/record-view.js';
import { sectionHtml } from '../../src/simulator/practice/html/section-html.js';
import { isSectionCode, type SectionCode } from '../../src/simulator/practice/html/section-names.js';
import { ESTATE, KINDS, recordOfKind, TODAY } from './content-of-kinds.js';
import { sectionOf } from './html-consumer.js';
import { TITLES } from './html-tables.js';
import { runningSimulator } from './running.js';

const EVERY_AREA: readonly Area[] = [
  'problems',
  'medications',
  'allergies',
  'consultations',
  'immunisations',
  'observations',
  'investigations',
  'referrals',
  'diary',
  'documents',
];

/** What a reader finds in each table: the items that are its rows, and those that its rows tell of. */
const PRINTS: Readonly<Record<string, readonly Area[]>> = {
  'Emergency Codes': ['problems', 'observations', 'immunisations'],
  'Last 3 Encounters': EVERY_AREA,
  Encounters: EVERY_AREA,
  'Active Problems and Issues': ['problems', 'medications'],
  'Major Inactive Problems and Issues': ['problems', 'medications'],
  'Other Inactive Problems and Issues': ['problems', 'medications'],
  'Current Allergies and Adverse Reactions': ['allergies'],
  'Historical Allergies and Adverse Reactions': ['allergies'],
  'Acute Medication (Last 12 Months)': ['medications', 'problems'],
  'Current Repeat Medication': ['medications', 'problems'],
  'Discontinued Repeat Medication': ['medications', 'problems'],
  'All Medication': ['medications', 'problems'],
  'All Medication Issues': ['medications', 'problems'],
  'Clinical Items': ['observations', 'investigations'],
  Observations: ['observations', 'investigations'],
  Referrals: ['referrals', 'documents'],
  Immunisations: ['immunisations'],
  'Administrative Items': ['documents', 'diary', 'observations'],
};

const BANNER =
  '<div class="exclusion-banner"><p>Items excluded due to confidentiality and/or patient preferences</p></div>';

/** Parts of a section by their titles: a section of one table is a part itself. */
function partsOf(html: string): ReadonlyMap<string, string> {
  const parts = html.split('<h2>').slice(1);
  const titled = parts.length === 0 ? [html.slice(html.indexOf('<h1>') + 4)] : parts;
  return new Map(titled.map((part) => [/^[^<]*/.exec(part)?.[0] ?? '', part]));
}

const titlesOf = (html: string): readonly string[] => [...partsOf(html).keys()];
const bannered = (html: string): readonly string[] =>
  [...partsOf(html)].filter(([, part]) => part.includes(BANNER)).map(([title]) => title);

const running = runningSimulator();

const SECTIONS = Object.keys(TITLES).filter(isSectionCode);

describe('a patient with medication withheld', () => {
  it.each(SECTIONS)('%s: each table that prints medication says so, and no other', async (code) => {
    const html = await sectionOf(running.consumer, 'B99002', '9990000034', code);
    expect(bannered(html)).toEqual(titlesOf(html).filter((title) => PRINTS[title]?.includes('medications')));
  });

  it.each(SECTIONS)('%s: says nothing for somebody of whom nothing is withheld', async (code) => {
    for (const number of ['9990000042', '9990000077', '9990000093', '9990000115']) {
      expect(bannered(await sectionOf(running.consumer, 'B99002', number, code))).toEqual([]);
    }
  });
});

const practice = ESTATE.practice('B99002');
const registration = practice.patients.byNumber('9990000042');

function shown(record: GpRecord, code: SectionCode): string {
  if (registration === undefined) throw new Error('The estate has lost a patient.');
  return sectionHtml(recordView(practice, registration, record, TODAY), { code, period: null });
}

const withheld = (record: GpRecord, area: Area): GpRecord => ({
  ...record,
  warnings: [{ code: 'confidential-items', before: null, areas: [area] }],
});

const AREAS_AND_SECTIONS = EVERY_AREA.flatMap((area) => SECTIONS.map((code) => [area, code] as const));
const recordAt = (kind: RecordKind, seed = 'content'): GpRecord => recordOfKind({ kind, seed, practice: 'B99002' });
const SEEDS = ['one', 'two', 'three', 'four'];

describe('whatever is withheld', () => {
  const record = recordAt('everyday');

  it.each(AREAS_AND_SECTIONS)('%s: tables of %s say so if they print it, and only then', (area, code) => {
    const html = shown(withheld(record, area), code);
    // A table that is empty tells of nothing but its own items.
    const expected = [...partsOf(html)].filter(([, part]) => part.includes('<table')).map(([title]) => title);
    const empty = titlesOf(html).filter((title) => !expected.includes(title));
    const own = (title: string): boolean => PRINTS[title]?.[0] === area;
    expect(bannered(html).filter((title) => !empty.includes(title))).toEqual(
      expected.filter((title) => PRINTS[title]?.includes(area)),
    );
    expect(bannered(html).filter((title) => empty.includes(title))).toEqual(empty.filter(own));
  });

  it('a table without rows does not take on what it would only have told of', () => {
    const html = shown(withheld(recordAt('brief'), 'medications'), 'PRB');
    expect(bannered(html)).toEqual([]);
    expect(html).toContain("No 'Active Problems and Issues' data is recorded for this patient.");
    const masked = shown(withheld(recordAt('brief'), 'problems'), 'PRB');
    expect(bannered(masked)).toEqual(TITLES['PRB']?.slice(1));
    expect(masked).toContain("Access is denied to 'Active Problems and Issues' data for this patient.");
  });
});

/** Every line that a reader can read. */
const linesOf = (part: string): ReadonlySet<string> =>
  new Set(part.split(/<\/?(?:td|tr|br)[^>]*>/).filter((line) => line !== ''));

const LISTS = {
  problems: 'problems',
  medications: 'courses',
  allergies: 'allergies',
  consultations: 'consultations',
  immunisations: 'immunisations',
  observations: 'observations',
  investigations: 'investigations',
  referrals: 'referrals',
  diary: 'diary',
  documents: 'documents',
} as const satisfies Readonly<Record<Area, keyof GpRecord>>;

/** Tables whose few rows need not tell of all that they could. */
const FEW = ['Emergency Codes', 'Last 3 Encounters'];

describe('what the tables print', () => {
  it.each(SECTIONS)('%s: is missing from them when it is taken out of the record', (code) => {
    const missing = new Map<string, Set<Area>>();
    const kinds = KINDS.filter((kind) => kind !== 'very-long').map((kind) => recordAt(kind));
    for (const record of [...kinds, ...SEEDS.map((seed) => recordAt('everyday', seed))]) {
      const whole = partsOf(shown(record, code));
      for (const area of EVERY_AREA) {
        const without = partsOf(shown({ ...record, [LISTS[area]]: [] }, code));
        for (const [title, part] of whole) {
          const left = linesOf(without.get(title) ?? '');
          const isMissing = [...linesOf(part)].some((line) => !left.has(line));
          if (isMissing) missing.set(title, (missing.get(title) ?? new Set()).add(area));
        }
      }
    }
    for (const [title, areas] of missing) {
      const printed = new Set(PRINTS[title]);
      expect([title, [...areas].filter((area) => !printed.has(area))]).toEqual([title, []]);
      if (!FEW.includes(title)) expect([title, areas]).toEqual([title, printed]);
    }
  });
});
