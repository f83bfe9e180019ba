import { dateBanner, exclusionBanner, isWithheld, transferBanner } from './banners.js';
import { element, EMPTY, joined, type Markup, text } from './markup.js';
import type { DatedRow, Part, RecordView } from './record-view.js';
import { SECTION_NAMES, type SectionCode } from './section-names.js';
import { SECTIONS } from './sections.js';
import { type RowGroup, table } from './tables.js';
import type { TimePeriod } from './time-period.js';

/** What is wanted of a record. */
export interface AskedSection {
  readonly code: SectionCode;
  readonly period: TimePeriod | null;
}

type BannerClass = `${'gptransfer' | 'content' | 'date' | 'exclusion'}-banner`;

const paragraph = (words: string): Markup => element('p', [text(words)]);

function banner(kind: BannerClass, words: string | null): Markup {
  return words === null ? EMPTY : element('div', [paragraph(words)], { class: kind });
}

/** What stands in the place of a table (spec 05 §5.5). Only the first means that there is nothing. */
const FRAGMENTS = {
  'nothing-recorded': (title: string) => [`No '${title}' data is recorded for this patient.`],
  'not-retrieved': (title: string) => [
    `This system does not support retrieval of '${title}' data.`,
    'This data may still exist in the source system.',
  ],
  masked: (title: string) => [
    `Access is denied to '${title}' data for this patient.`,
    'This data may still exist in the source system.',
  ],
  'not-stored': (title: string) => [`'${title}' data is not supported by this system.`],
} as const;

function fragment(kind: keyof typeof FRAGMENTS, title: string): Markup {
  return element('div', FRAGMENTS[kind](title).map(paragraph));
}

function isIn({ span }: DatedRow, { from, to }: TimePeriod): boolean {
  return span === null || ((to === null || span.from <= to) && (from === null || span.to >= from));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Newest first; under headings from A to Z where there are such. */
function inOrder(rows: readonly DatedRow[]): readonly RowGroup[] {
  const sorted = [...rows].sort((one, other) => compare(other.sortedBy, one.sortedBy));
  const groups = new Map<string | null, DatedRow[]>();
  for (const row of sorted) {
    const heading = row.heading ?? null;
    const group = groups.get(heading);
    if (group === undefined) groups.set(heading, [row]);
    else group.push(row);
  }
  return [...groups]
    .sort(([one], [other]) => compare((one ?? '').toLowerCase(), (other ?? '').toLowerCase()))
    .map(([heading, grouped]) => ({ heading, rows: grouped.map(({ cells }) => cells) }));
}

/** Rows of a part that fall into the period; null where the system has no such table to give. */
function rowsIn(view: RecordView, part: Part, period: TimePeriod | null): readonly DatedRow[] | null {
  if ((part.retrieval?.(view) ?? 'held') !== 'held') return null;
  const all = part.rows(view);
  return period === null || !part.isFiltered ? all : all.filter((row) => isIn(row, period));
}

/** What stands in the place of a table without rows: only where everything is told of is there nothing. */
function placeholder(view: RecordView, part: Part): Markup {
  const retrieval = part.retrieval?.(view) ?? 'held';
  if (retrieval !== 'held') return fragment(retrieval, part.title);
  const isMasked = isWithheld(view, part.areas) && part.rows(view).length === 0;
  return fragment(isMasked ? 'masked' : 'nothing-recorded', part.title);
}

/** A part with its banners, in the order of spec 05 §5.1. */
function partMarkup(view: RecordView, part: Part, { code, period }: AskedSection): Markup {
  const { takesPeriod } = SECTION_NAMES[code];
  const rows = rowsIn(view, part, period);
  const hasRows = rows !== null && rows.length > 0;
  return joined([
    banner('content-banner', part.content?.(view) ?? null),
    banner('date-banner', dateBanner(view, part, { takesPeriod, period })),
    banner('exclusion-banner', rows === null ? null : exclusionBanner(view, part, hasRows)),
    hasRows ? table(part.table, inOrder(rows), view.has('looseTables') ? 'loose' : 'proper') : placeholder(view, part),
  ]);
}

/** One section of a record as XHTML: a single `div`, with neither line breaks nor tabs in it (spec 05 §5 and §6). */
export function sectionHtml(view: RecordView, asked: AskedSection): Markup {
  const layout = SECTIONS[asked.code];
  const body =
    layout.kind === 'single'
      ? [partMarkup(view, layout.part, asked)]
      : layout.parts.map((part) => element('div', [element('h2', [text(part.title)]), partMarkup(view, part, asked)]));
  return element(
    'div',
    [
      element('h1', [text(SECTION_NAMES[asked.code].title)]),
      banner('gptransfer-banner', transferBanner(view)),
      ...body,
    ],
    { xmlns: 'http://www.w3.org/1999/xhtml' },
  );
}
