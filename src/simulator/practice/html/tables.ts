import { element, type Markup, text } from './markup.js';

/** A column of a table. */
interface Column {
  readonly title: string;
  /** Its cells hold a date. */
  readonly isDate: boolean;
}

/** Columns as the specification lists them, left to right; an asterisk marks those that hold a date. */
function columns(list: string): readonly Column[] {
  return list.split(', ').map((title) => ({ title: title.replace('*', ''), isDate: title.endsWith('*') }));
}

const PROBLEMS_OVER = columns('Start Date*, End Date*, Entry, Significance, Details');

/** Every table with its columns (spec 05 §5.2). The emergency codes have the id of the clinical items. */
const TABLES = {
  emergency: { id: 'cli-tab', columns: columns('Date*, Entry, Details, Location of further information') },
  encounters: { id: 'enc-tab', columns: columns('Date*, Title, Details') },
  clinicalItems: { id: 'cli-tab', columns: columns('Date*, Entry, Details') },
  administrativeItems: { id: 'adm-tab', columns: columns('Date*, Entry, Details') },
  observations: { id: 'obs-tab', columns: columns('Date*, Entry, Value, Range, Details') },
  referrals: { id: 'ref-tab', columns: columns('Date*, From, To, Priority, Details') },
  immunisations: { id: 'imm-tab', columns: columns('Date*, Vaccination, Part, Contents, Details') },
  currentAllergies: { id: 'all-tab-curr', columns: columns('Start Date*, Details') },
  historicalAllergies: { id: 'all-tab-hist', columns: columns('Start Date*, End Date*, Details') },
  activeProblems: { id: 'prb-tab-act', columns: columns('Start Date*, Entry, Significance, Details') },
  majorInactiveProblems: { id: 'prb-tab-majinact', columns: PROBLEMS_OVER },
  otherInactiveProblems: { id: 'prb-tab-othinact', columns: PROBLEMS_OVER },
  acuteMedication: {
    id: 'med-tab-acu-med',
    columns: columns(
      'Type, Start Date*, Medication Item, Dosage Instruction, Quantity, Scheduled End Date*, Days Duration, Additional Information',
    ),
  },
  currentRepeats: {
    id: 'med-tab-curr-rep',
    columns: columns(
      'Type, Start Date*, Medication Item, Dosage Instruction, Quantity, Last Issued Date*, Number of Prescriptions Issued, Max Issues, Review Date*, Additional Information',
    ),
  },
  discontinuedRepeats: {
    id: 'med-tab-dis-rep',
    columns: columns(
      'Type, Last Issued Date*, Medication Item, Dosage Instruction, Quantity, Discontinued Date*, Discontinuation Reason, Additional Information',
    ),
  },
  allMedication: {
    id: 'med-tab-all-sum',
    columns: columns(
      'Type, Start Date*, Medication Item, Dosage Instruction, Quantity, Last Issued Date*, Number of Prescriptions Issued, Discontinuation Details, Additional Information',
    ),
  },
  allIssues: {
    id: 'med-tab-all-iss',
    columns: columns(
      'Type, Issue Date*, Medication Item, Dosage Instruction, Quantity, Days Duration, Additional Information',
    ),
  },
} as const satisfies Readonly<Record<string, { readonly id: string; readonly columns: readonly Column[] }>>;

export type TableName = keyof typeof TABLES;

/** Rows under a heading of their own, where a table has such. */
export interface RowGroup {
  readonly heading: string | null;
  /** Cells of each row, as many as the table has columns. */
  readonly rows: readonly (readonly Markup[])[];
}

/** A table with its rows, in the order given. A loose one is what no page should have, and what browsers make something of. */
export function table(name: TableName, groups: readonly RowGroup[], manner: 'proper' | 'loose'): Markup {
  const { id, columns: heads }: { readonly id: string; readonly columns: readonly Column[] } = TABLES[name];
  const titles = heads.map(({ title }) => element('th', [text(title)]));
  const body = groups.flatMap(({ heading, rows }) => [
    ...(heading === null ? [] : [groupRow(heading, heads.length)]),
    ...rows.map((cells) =>
      element(
        'tr',
        heads.map(({ isDate }, at) => element('td', cells.slice(at, at + 1), isDate ? { class: 'date-column' } : {})),
      ),
    ),
  ]);
  const tableWith = (head: readonly Markup[]): Markup =>
    element('table', [element('thead', head), element('tbody', body)], { id });
  return manner === 'loose' ? element('p', [tableWith(titles)]) : tableWith([element('tr', titles)]);
}

function groupRow(heading: string, colspan: number): Markup {
  const cell = element('td', [element('strong', [text(heading)])], { colspan, class: 'med-item-column' });
  return element('tr', [cell]);
}
