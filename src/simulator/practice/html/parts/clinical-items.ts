import { inWords } from '../../../estate/clinical/terms.js';
import { ukDay } from '../../../calendar/uk-time.js';
import type { GpRecord, Observation } from '../../../estate/clinical/gp-record.js';
import { datedRow, labelled, measured, rangeInWords, textCell } from '../cells.js';
import { isNote } from '../item-text.js';
import { lines, type Markup, text } from '../markup.js';
import type { DatedRow, Part, RecordView } from '../record-view.js';

const INTERPRETATIONS = { low: 'Low', normal: 'Normal', high: 'High' } as const;

/** Whether an entry has been measured: then it is an observation, otherwise a clinical item. */
function isMeasured({ value, components }: Observation): boolean {
  return value !== null || components.length > 0;
}

/** Value of each part, one below the other. */
function values({ value, components }: Observation): Markup {
  return lines([
    textCell(value === null ? null : measured(value)),
    ...components.map((part) => text(`${part.term.display} ${measured(part.value)}`)),
  ]);
}

function readings({ record, staffName }: RecordView): readonly DatedRow[] {
  return record.observations.filter(isMeasured).map((one) => {
    const { at, term, range, comment, interpretation, recordedBy } = one;
    return datedRow(at, [
      text(term.display),
      values(one),
      text(rangeInWords(range)),
      lines([
        textCell(interpretation === null ? null : INTERPRETATIONS[interpretation]),
        textCell(comment),
        text(staffName(recordedBy)),
      ]),
    ]);
  });
}

/** Results of the laboratory, each a reading of its own. */
function results({ record }: RecordView): readonly DatedRow[] {
  return record.investigations.flatMap(({ issued, term, laboratory, groups, results: alone }) =>
    [...groups.flatMap((group) => group.results), ...alone].map((result) =>
      datedRow(ukDay(issued), [
        text(result.term.display),
        textCell(result.value === null ? null : measured(result.value)),
        text(rangeInWords(result.range)),
        lines([
          textCell(result.interpretation === null ? null : INTERPRETATIONS[result.interpretation]),
          textCell(result.comment),
          labelled(laboratory, term.display),
        ]),
      ]),
    ),
  );
}

export const OBSERVATIONS: Part = {
  title: 'Observations',
  table: 'observations',
  areas: ['observations', 'investigations'],
  isFiltered: true,
  rows: (view) => [...readings(view), ...results(view)],
};

/** Notes that stand in an encounter are told there. */
function toldElsewhere({ consultations }: GpRecord): ReadonlySet<string> {
  const headings = consultations.flatMap(({ topics }) => topics.flatMap((topic) => topic.headings));
  return new Set(headings.flatMap(({ items }) => items.map(({ area, key }) => `${area} ${key}`)));
}

function entries({ record, staffName }: RecordView): readonly DatedRow[] {
  const told = toldElsewhere(record);
  return record.observations
    .filter((one) => !isMeasured(one) && !one.isVaccinationStatus)
    .filter(({ key, term }) => !isNote(term) || !told.has(`observations ${key}`))
    .map(({ at, term, comment, recordedBy }) =>
      datedRow(at, [text(inWords(term)), lines([textCell(comment), text(staffName(recordedBy))])]),
    );
}

/** Reports as a whole: what was concluded, and what was written to them when they were filed. */
function reports({ record, staffName }: RecordView): readonly DatedRow[] {
  return record.investigations.map(({ issued, term, status, laboratory, conclusion, groups, filingComment }) =>
    datedRow(ukDay(issued), [
      text(term.display),
      lines([
        text(status === 'final' ? laboratory : `${laboratory} (not final)`),
        textCell(conclusion),
        ...groups.map((group) => labelled(group.term.display, group.comment)),
        labelled(staffName(filingComment?.by ?? null), filingComment?.text ?? null),
      ]),
    ]),
  );
}

export const CLINICAL_ITEMS: Part = {
  title: 'Clinical Items',
  table: 'clinicalItems',
  areas: ['observations', 'investigations'],
  isFiltered: true,
  rows: (view) => [...entries(view), ...reports(view)],
};
