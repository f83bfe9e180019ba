import type { Allergy } from '../../../estate/clinical/gp-record.js';
import { MANIFESTATIONS } from '../../../estate/clinical/substances.js';
import { dateCell, dateInWords, labelled, spanFrom, textCell } from '../cells.js';
import { allergenName } from '../item-text.js';
import { EMPTY, lines, type Markup, text } from '../markup.js';
import type { DatedRow, Part, RecordView } from '../record-view.js';

type Columns = 'with-end' | 'without-end';

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

function reaction({ reaction: seen }: Allergy): readonly Markup[] {
  if (seen === null) return [];
  const { manifestations, severity, description } = seen;
  const known = manifestations.map((key) => MANIFESTATIONS[key].display);
  return [
    labelled('Reaction', known.length === 0 ? 'Unknown' : known.join(', ')),
    labelled('Severity', severity === null ? null : capital(severity)),
    textCell(description),
  ];
}

/** Where the table has no column for the end, it stands in the details. */
function endInWords({ ended }: Allergy, { has }: RecordView): string | null {
  if (ended === null) return null;
  return ended.on === null || has('noAllergyEndDates') ? 'day not known' : dateInWords(ended.on);
}

function details(allergy: Allergy, view: RecordView, columns: Columns): Markup {
  const { qualifiers, note, ended, toldByPatient, criticality } = allergy;
  return lines([
    text(allergenName(allergy)),
    ...reaction(allergy),
    labelled('Criticality', criticality === null ? null : capital(criticality.replaceAll('-', ' '))),
    ...qualifiers.map(([name, value]) => labelled(name, value)),
    toldByPatient ? text('Told by the patient') : EMPTY,
    textCell(note),
    labelled('Ended', columns === 'with-end' ? null : endInWords(allergy, view)),
    labelled('Reason for ending', ended?.reason ?? null),
  ]);
}

function rows(view: RecordView, allergies: readonly Allergy[], columns: Columns): readonly DatedRow[] {
  return allergies.map((allergy) => {
    const start = allergy.onset ?? allergy.recorded;
    const end = allergy.ended?.on ?? null;
    const withEnd = columns === 'with-end';
    return {
      span: spanFrom(start, end),
      sortedBy: withEnd ? (end ?? '') : start,
      cells: [dateCell(start), ...(withEnd ? [dateCell(end)] : []), details(allergy, view, columns)],
    };
  });
}

/** Systems without a table of historical allergies: what has ended is told among the current ones, for nothing is hidden. */
const hasNoHistory = ({ has }: RecordView): boolean => has('historyNotRetrieved') || has('historyNotStored');

export const CURRENT_ALLERGIES: Part = {
  title: 'Current Allergies and Adverse Reactions',
  table: 'currentAllergies',
  areas: ['allergies'],
  isFiltered: false,
  content: (view) => (hasNoHistory(view) ? 'All allergies are listed here, those that have ended too' : null),
  rows: (view) => {
    const { allergies } = view.record;
    const listed = hasNoHistory(view) ? allergies : allergies.filter(({ ended }) => ended === null);
    return rows(view, listed, 'without-end');
  },
};

export const HISTORICAL_ALLERGIES: Part = {
  title: 'Historical Allergies and Adverse Reactions',
  table: 'historicalAllergies',
  areas: ['allergies'],
  isFiltered: false,
  retrieval: ({ has }) =>
    has('historyNotRetrieved') ? 'not-retrieved' : has('historyNotStored') ? 'not-stored' : 'held',
  rows: (view) =>
    rows(
      view,
      view.record.allergies.filter(({ ended }) => ended !== null),
      'with-end',
    ),
};
