import { inWords } from '../../../estate/clinical/terms.js';
import { dateCell, labelled, spanFrom, textCell } from '../cells.js';
import { itemTexts } from '../item-text.js';
import { lines, text } from '../markup.js';
import type { Part } from '../record-view.js';

const PRIORITIES = { routine: 'Routine', urgent: 'Urgent', asap: 'As soon as possible' } as const;

export const REFERRALS: Part = {
  title: 'Referrals',
  table: 'referrals',
  areas: ['referrals'],
  mentions: ['documents'],
  isFiltered: true,
  rows: ({ record, practice, staffName }) => {
    const itemText = itemTexts(record);
    return record.referrals.map(({ on, by, to, priority, term, specialty, ubrn, description, note, documents }) => ({
      span: spanFrom(on),
      sortedBy: on,
      cells: [
        dateCell(on),
        text(`${staffName(by)}, ${practice.row.name}`),
        text(to),
        textCell(priority === null ? null : PRIORITIES[priority]),
        lines([
          text(inWords(term)),
          labelled('Specialty', specialty?.display ?? null),
          labelled('Booking reference', ubrn),
          textCell(description),
          textCell(note),
          ...documents.map((key) => text(itemText({ area: 'documents', key }))),
        ]),
      ],
    }));
  },
};
