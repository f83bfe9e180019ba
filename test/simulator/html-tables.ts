/** Title of each section, and of its subsections (spec 05 §2.1). */
export const TITLES: Readonly<Record<string, readonly [title: string, ...subsections: string[]]>> = {
  SUM: [
    'Summary',
    'Emergency Codes',
    'Last 3 Encounters',
    'Active Problems and Issues',
    'Major Inactive Problems and Issues',
    'Current Allergies and Adverse Reactions',
    'Acute Medication (Last 12 Months)',
    'Current Repeat Medication',
  ],
  PRB: [
    'Problems and Issues',
    'Active Problems and Issues',
    'Major Inactive Problems and Issues',
    'Other Inactive Problems and Issues',
  ],
  ENC: ['Encounters'],
  ALL: [
    'Allergies and Adverse Reactions',
    'Current Allergies and Adverse Reactions',
    'Historical Allergies and Adverse Reactions',
  ],
  CLI: ['Clinical Items'],
  MED: [
    'Medications',
    'Acute Medication (Last 12 Months)',
    'Current Repeat Medication',
    'Discontinued Repeat Medication',
    'All Medication',
    'All Medication Issues',
  ],
  REF: ['Referrals'],
  OBS: ['Observations'],
  IMM: ['Immunisations'],
  ADM: ['Administrative Items'],
};

/** A table of a section. */
export interface Table {
  readonly id: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly { readonly html: string; readonly isDate: boolean }[])[];
}

/** The tables of a section, in their order. */
export function tablesOf(html: string): readonly Table[] {
  return [...html.matchAll(/<table id="([\w-]+)"><thead><tr>(.*?)<\/tr><\/thead><tbody>(.*?)<\/tbody><\/table>/g)].map(
    ([, id = '', head = '', body = '']) => ({
      id,
      heads: [...head.matchAll(/<th>(.*?)<\/th>/g)].map(([, name = '']) => name),
      rows: [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
        [...row.matchAll(/<td(.*?)>(.*?)<\/td>/g)].map(([, attributes = '', cell = '']) => ({
          html: cell,
          isDate: attributes.includes('date-column'),
        })),
      ),
    }),
  );
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A date of a table in a form that sorts; what is known to the month or year alone sorts as the start of it. */
export function sortable(shown: string): string {
  const [year = '', month, day] = shown.split('-').reverse();
  const number = month === undefined ? '' : String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return [year, number, day ?? ''].join('-');
}
