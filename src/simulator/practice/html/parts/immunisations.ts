import type { Immunisation } from '../../../estate/clinical/gp-record.js';
import { dateCell, dateInWords, labelled, spanFrom, textCell } from '../cells.js';
import { EMPTY, lines, type Markup, text } from '../markup.js';
import type { Part, RecordView } from '../record-view.js';

function details(immunisation: Immunisation, { staffName }: RecordView): Markup {
  const { given, reasonNotGiven, quantity, site, route, manufacturer, batch, expires, givenBy, note } = immunisation;
  return lines([
    given ? EMPTY : text('Not given'),
    labelled('Reason', reasonNotGiven),
    labelled('Dose', quantity === null ? null : `${quantity.value} ${quantity.unit}`),
    labelled('Site', site?.display ?? null),
    labelled('Route', route?.display ?? null),
    labelled('Manufacturer', manufacturer),
    labelled('Batch', batch),
    labelled('Expires', expires === null ? null : dateInWords(expires)),
    labelled('Given by', staffName(givenBy)),
    immunisation.primarySource ? EMPTY : text('Given elsewhere'),
    textCell(note === reasonNotGiven ? null : note),
  ]);
}

export const IMMUNISATIONS: Part = {
  title: 'Immunisations',
  table: 'immunisations',
  areas: ['immunisations'],
  isFiltered: false,
  rows: (view) =>
    view.record.immunisations.map((immunisation) => {
      const { on, term, dose, vaccine } = immunisation;
      return {
        span: on === null ? null : spanFrom(on),
        sortedBy: on ?? '',
        cells: [
          dateCell(on),
          text(term.display),
          textCell(dose),
          textCell(vaccine?.display ?? null),
          details(immunisation, view),
        ],
      };
    }),
};
