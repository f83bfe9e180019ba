import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GpRecord } from '../../src/simulator/estate/clinical/gp-record.js';
import { buildEstate } from '../../src/simulator/estate/estate.js';
import { PATIENTS } from '../../src/simulator/estate/patient-rows.js';
import { PRACTICES } from '../../src/simulator/estate/practice-rows.js';
import { recordOf } from '../../src/simulator/estate/records/record-of.js';
import { element, text } from '../../src/simulator/practice/html/markup.js';
import { recordView } from '../../src/simulator/practice/html/record-view.js';
import { sectionHtml } from '../../src/simulator/practice/html/section-html.js';
import { SECTION_NAMES, type SectionCode } from '../../src/simulator/practice/html/section-names.js';
import { parseXml, type XmlElement } from '../../src/simulator/practice/xml-elements.js';
import { TODAY } from './running.js';

const CODES = Object.keys(SECTION_NAMES) as SectionCode[];

/** What may stand in a section: elements with their attributes (spec 05 §5.1 and §6). */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  div: ['class', 'xmlns'],
  h1: [],
  h2: [],
  p: [],
  br: [],
  strong: [],
  table: ['id'],
  thead: [],
  tbody: [],
  tr: [],
  th: [],
  td: ['class', 'colspan'],
};

function everyElement(root: XmlElement): readonly XmlElement[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : everyElement(child)))];
}

function textOf(root: XmlElement): string {
  return root.children
    .map((child) => (typeof child === 'string' ? child : child.name === 'br' ? '\n' : textOf(child)))
    .join('');
}

/** Everything about a section that is not as it may be. */
function faultsOf(html: string): readonly string[] {
  const elements = everyElement(parseXml(html));
  return [
    ...(/[\r\n\t]/.test(html) ? ['a line break or tab'] : []),
    ...elements.flatMap(({ name, attributes }) => {
      const allowed = ALLOWED[name];
      if (allowed === undefined) return [`<${name}>`];
      return [...attributes.keys()].filter((attribute) => !allowed.includes(attribute)).map((one) => `${name} ${one}`);
    }),
  ];
}

/** Text as nobody should write it into a record, among it what would be markup. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</td></tr></table><h1>Other</h1>',
    '" onclick="alert(1)',
    "' onmouseover='alert(1)'",
    '&lt;b&gt; &nbsp; &#x3C;i&#x3E;',
    '<!-- ',
    ']]>',
    'one\r\ntwo\tthree\rfour\nfive',
    '\u0000\u0007\uFFFF\uD800',
  ),
);

describe('text as markup', () => {
  it('is the same text again, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(hostile, (content) => {
        const read = textOf(parseXml(element('p', [text(content)])));
        const kept = content
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll('\t', ' ')
          .replaceAll(/[^\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
        expect(read).toBe(kept);
      }),
      { numRuns: 500 },
    );
  });
});

/** Members that hold what people wrote, not codes and dates that the program goes by. */
const WRITTEN = new Set(
  'display text comment note title description dosage advice unit reason reasonNotGiven to laboratory conclusion manufacturer batch name prescribedElsewhere ubrn'.split(
    ' ',
  ),
);

/** The same record with everything that people wrote in it replaced. */
function rewritten(value: unknown, write: () => string): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, write));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      WRITTEN.has(key) && typeof inner === 'string' ? write() : rewritten(inner, write),
    ]),
  );
}

/** A patient of the estate of a seed, with their practice and record. */
function recordIn(
  seed: string,
  nhsNumber: string,
): { readonly record: GpRecord; readonly html: (record: GpRecord, code: SectionCode) => string } {
  const row = PATIENTS.find((one) => one.nhsNumber === nhsNumber);
  const practice = buildEstate({ seed, asOf: new Date(`${TODAY}T09:30:00Z`) }).practice(
    row?.practice ?? row?.died?.onTheListOf ?? 'A99001',
  );
  const registration = practice.patients.byNumber(nhsNumber) ?? practice.patients.lateByNumber(nhsNumber);
  if (registration === undefined) throw new Error('Nobody there has this number.');
  const html = (record: GpRecord, code: SectionCode): string =>
    sectionHtml(recordView(practice, registration, record, TODAY), { code, period: null });
  return { record: recordOf(practice, registration, seed), html };
}

const READABLE = PATIENTS.filter(({ practice, died, record }) => {
  const holder = practice ?? died?.onTheListOf;
  return record !== 'very-long' && PRACTICES.some(({ odsCode, html }) => odsCode === holder && html !== null);
}).map(({ nhsNumber }) => nhsNumber);

describe('a section', () => {
  it('is well-formed XHTML of the elements that are allowed, whatever the seed, patient and section', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom(...READABLE),
        fc.constantFrom(...CODES),
        (seed, nhsNumber, code) => {
          const { record, html } = recordIn(String(seed), nhsNumber);
          expect(faultsOf(html(record, code))).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('stays what it is whatever people wrote into the record', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 3, maxLength: 12 }), fc.constantFrom(...CODES), (contents, code) => {
        const { record, html } = recordIn('markup', '9990000042');
        let turn = 0;
        const write = (): string => contents[(turn += 1) % contents.length] ?? '';
        const written = html(rewritten(record, write) as GpRecord, code);
        expect(faultsOf(written)).toEqual([]);
        const namesOf = (one: string): readonly string[] => everyElement(parseXml(one)).map(({ name }) => name);
        const structure = (one: string): readonly string[] => namesOf(one).filter((name) => name !== 'br');
        // Grouped by item, the tables of medication have as many groups as there are names.
        if (code !== 'MED') expect(structure(written)).toEqual(structure(html(record, code)));
      }),
      { numRuns: 80 },
    );
  });
});
