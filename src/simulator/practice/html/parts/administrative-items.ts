import { ukDay } from '../../../calendar/uk-time.js';
import type { Document } from '../../../estate/clinical/gp-record.js';
import { inWords } from '../../../estate/clinical/terms.js';
import { datedRow, dateInWords, labelled, textCell } from '../cells.js';
import { lines, type Markup, text } from '../markup.js';
import type { DatedRow, Part, RecordView } from '../record-view.js';

function row(date: string, entry: string, details: readonly Markup[]): DatedRow {
  return datedRow(date, [text(entry), lines(details)]);
}

function authorName({ author }: Document, { staffName }: RecordView): string {
  switch (author.kind) {
    case 'staff':
      return staffName(author.key);
    case 'organisation':
      return author.name;
    case 'words':
      return author.text;
  }
}

function letters(view: RecordView): readonly DatedRow[] {
  return view.record.documents.map((document) => {
    const { type, description, created, indexed } = document;
    return row(ukDay(created ?? indexed), 'display' in type ? type.display : type.text, [
      text(description),
      labelled('From', authorName(document, view)),
      labelled('Added', dateInWords(ukDay(indexed))),
    ]);
  });
}

/** What is planned stands on the day that it is due, which may lie ahead. */
function recalls({ record, staffName }: RecordView): readonly DatedRow[] {
  return record.diary.map(({ due, recorded, recordedBy, term, note }) =>
    row(due, inWords(term), [
      labelled('Planned on', dateInWords(ukDay(recorded))),
      textCell(note),
      text(staffName(recordedBy)),
    ]),
  );
}

function consents({ record, staffName }: RecordView): readonly DatedRow[] {
  return record.observations
    .filter(({ isVaccinationStatus }) => isVaccinationStatus)
    .map(({ at, term, comment, recordedBy }) =>
      row(at, inWords(term), [textCell(comment), text(staffName(recordedBy))]),
    );
}

/** Correspondence, recall and consent. Some systems cannot get them out (spec 05 §2.1). */
export const ADMINISTRATIVE_ITEMS: Part = {
  title: 'Administrative Items',
  table: 'administrativeItems',
  areas: ['documents', 'diary', 'observations'],
  isFiltered: true,
  retrieval: ({ practice }) => (practice.row.html === 'without-admin' ? 'not-retrieved' : 'held'),
  rows: (view) => [...letters(view), ...recalls(view), ...consents(view)],
};
