import type { Problem } from '../../../estate/clinical/gp-record.js';
import { inWords } from '../../../estate/clinical/terms.js';
import { dateCell, labelled, productName, spanFrom, textCell } from '../cells.js';
import { lines, text } from '../markup.js';
import type { DatedRow, Part, RecordView } from '../record-view.js';

type Columns = 'with-end' | 'without-end';

const SIGNIFICANCE = { major: 'Major', minor: 'Minor' } as const;
const RELATIONS = { parent: 'Part of', child: 'With', sibling: 'Beside' } as const;

function details({ key, note, related }: Problem, { record }: RecordView): ReturnType<typeof lines> {
  const problem = (other: string): string => {
    const found = record.problems.find((one) => one.key === other);
    return found === undefined ? '' : inWords(found.term);
  };
  const medicines = record.courses
    .filter((course) => course.problem === key)
    .map(({ product }) => productName(product));
  return lines([
    textCell(note),
    ...related.map((one) => labelled(RELATIONS[one.relation], problem(one.problem))),
    labelled('Medication', [...new Set(medicines)].join(', ')),
  ]);
}

/** Rows of problems: those over are sorted by their end, and show it. */
function rows(view: RecordView, problems: readonly Problem[], columns: Columns): readonly DatedRow[] {
  return problems.map((problem) => {
    const { onset, ended, term, significance, status } = problem;
    const withEnd = columns === 'with-end';
    return {
      span: spanFrom(onset, ended ?? (status === 'active' ? view.today : null)),
      sortedBy: withEnd ? (ended ?? '') : onset,
      cells: [
        dateCell(onset),
        ...(withEnd ? [dateCell(ended)] : []),
        text(inWords(term)),
        text(SIGNIFICANCE[significance]),
        details(problem, view),
      ],
    };
  });
}

const isActive = ({ status }: Problem): boolean => status === 'active';
const isMajor = ({ significance }: Problem): boolean => significance === 'major';

const INACTIVE = {
  areas: ['problems'],
  mentions: ['medications'],
  isFiltered: true,
  retrieval: ({ has }: RecordView) => (has('allProblemsActive') ? 'not-stored' : 'held'),
} as const;

export const ACTIVE_PROBLEMS: Part = {
  title: 'Active Problems and Issues',
  table: 'activeProblems',
  areas: ['problems'],
  mentions: ['medications'],
  isFiltered: false,
  content: ({ has }) => (has('allProblemsActive') ? 'Problems that are over are listed here too' : null),
  rows: (view) => {
    const { problems } = view.record;
    return rows(view, view.has('allProblemsActive') ? problems : problems.filter(isActive), 'without-end');
  },
};

export const MAJOR_INACTIVE_PROBLEMS: Part = {
  ...INACTIVE,
  title: 'Major Inactive Problems and Issues',
  table: 'majorInactiveProblems',
  rows: (view) =>
    rows(
      view,
      view.record.problems.filter((one) => !isActive(one) && isMajor(one)),
      'with-end',
    ),
};

export const OTHER_INACTIVE_PROBLEMS: Part = {
  ...INACTIVE,
  title: 'Other Inactive Problems and Issues',
  table: 'otherInactiveProblems',
  rows: (view) =>
    rows(
      view,
      view.record.problems.filter((one) => !isActive(one) && !isMajor(one)),
      'with-end',
    ),
};
