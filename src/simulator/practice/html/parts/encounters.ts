import { ukDay } from '../../../calendar/uk-time.js';
import type { Consultation, ItemRef } from '../../../estate/clinical/gp-record.js';
import { dateCell, labelled, spanFrom } from '../cells.js';
import { itemTexts } from '../item-text.js';
import { element, EMPTY, joined, lines, type Markup, text } from '../markup.js';
import type { DatedRow, Part, RecordView } from '../record-view.js';

/** Who saw the patient, and where: that is what tells one encounter from another. */
function title({ performer }: Consultation, { practice, staffName }: RecordView): Markup {
  const { name, odsCode } = practice.row;
  const role = practice.staff.find(({ key }) => key === performer)?.role.display;
  return text(`${staffName(performer)}${role === undefined ? '' : ` (${role})`} - ${name} (${odsCode})`);
}

function topics({ topics: all }: Consultation, itemText: (ref: ItemRef) => string): readonly Markup[] {
  return all.flatMap(({ title: name, headings }) => [
    name === null ? EMPTY : element('strong', [text(name)]),
    ...headings.flatMap((heading) => {
      const said = heading.items.map(itemText).filter((one) => one !== '');
      return said.map((one, at) => joined([at === 0 ? text(`${heading.title}: `) : EMPTY, text(one)]));
    }),
  ]);
}

function rows(view: RecordView, consultations: readonly Consultation[]): readonly DatedRow[] {
  const itemText = itemTexts(view.record);
  return consultations.map((consultation) => {
    const { at, minutes, status, kind, others } = consultation;
    const day = ukDay(at);
    return {
      span: spanFrom(day),
      sortedBy: at.toISOString(),
      cells: [
        dateCell(day),
        title(consultation, view),
        lines([
          text(minutes > 0 ? `${kind.display}, ${minutes} minutes` : kind.display),
          status === 'draft' ? text('Not finished') : EMPTY,
          labelled('With', others.map(view.staffName).filter(Boolean).join(', ')),
          ...topics(consultation, itemText),
        ]),
      ],
    };
  });
}

/** Under the headings of an encounter stands whatever was written in it. */
const WRITTEN_IN_ENCOUNTERS = [
  'problems',
  'medications',
  'allergies',
  'immunisations',
  'observations',
  'investigations',
  'referrals',
  'diary',
  'documents',
] as const;

export const ENCOUNTERS: Part = {
  title: 'Encounters',
  table: 'encounters',
  areas: ['consultations'],
  mentions: WRITTEN_IN_ENCOUNTERS,
  isFiltered: true,
  rows: (view) => rows(view, view.record.consultations),
};

/** How many stand in the summary (spec 05 §5.2). */
const LAST = 3;

export const LAST_ENCOUNTERS: Part = {
  ...ENCOUNTERS,
  title: 'Last 3 Encounters',
  isFiltered: false,
  rows: (view) => {
    const newestFirst = [...view.record.consultations].sort((one, other) => other.at.getTime() - one.at.getTime());
    return rows(view, newestFirst.slice(0, LAST));
  },
};
