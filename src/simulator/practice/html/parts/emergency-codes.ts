import { ukDay } from '../../../calendar/uk-time.js';
import type { GpRecord } from '../../../estate/clinical/gp-record.js';
import type { Term } from '../../../estate/clinical/terms.js';
import { datedRow, textCell } from '../cells.js';
import { text } from '../markup.js';
import type { Part } from '../record-view.js';
import { SECTION_NAMES } from '../section-names.js';

/**
 * The codes that matter in the emergency for which they were switched on: groups of SNOMED codes, of each of which the newest entry is
 * shown (spec 05 §5.2).
 */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  infection: ['1240751000000100', '1240581000000104', '840539006'],
  risk: ['1300561000000107'],
  vaccination: ['1324681000000101', '1324691000000104', '1362591000000103', '840534001'],
};

interface CodedEntry {
  readonly term: Term;
  readonly date: string;
  readonly details: string | null;
  readonly where: string;
}

function entries(record: GpRecord): readonly CodedEntry[] {
  const { problems, observations, immunisations } = record;
  return [
    ...problems.map(({ term, onset, note }) => ({
      term,
      date: onset,
      details: note,
      where: SECTION_NAMES.PRB.title,
    })),
    ...observations.map(({ term, at, comment, value }) => ({
      term,
      date: at,
      details: comment,
      where: SECTION_NAMES[value === null ? 'CLI' : 'OBS'].title,
    })),
    ...immunisations.map(({ term, on, recorded, note }) => ({
      term,
      date: on ?? ukDay(recorded),
      details: note,
      where: SECTION_NAMES.IMM.title,
    })),
  ];
}

/** Entries that an emergency brings to the front; each stands in its own section too. */
export const EMERGENCY_CODES: Part = {
  title: 'Emergency Codes',
  table: 'emergency',
  areas: ['problems', 'observations', 'immunisations'],
  isFiltered: false,
  content: () => 'Newest entry of each kind that concerns the coronavirus emergency',
  rows: ({ record }) => {
    const all = [...entries(record)].sort((one, other) => (one.date < other.date ? 1 : -1));
    return Object.values(GROUPS).flatMap((codes) => {
      const newest = all.find(({ term }) => codes.includes(term.snomed));
      if (newest === undefined) return [];
      const { term, date, details, where } = newest;
      return [datedRow(date, [text(term.display), textCell(details), text(where)])];
    });
  },
};
