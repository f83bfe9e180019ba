import { describe, expect, it } from 'vitest';
import { member, list, textOf } from './consumer.js';
import { askSection, divOf, SECTION_SYSTEM } from './html-consumer.js';
import { runningSimulator, TODAY } from './running.js';

const running = runningSimulator();

const section = async (
  practice: string,
  nhsNumber: string,
  code: string,
  period?: Record<string, string>,
): Promise<string> => divOf(await askSection(running.consumer, practice, nhsNumber, code, period));

/** Title of each section, and of its subsections (spec 05 §2.1). */
const TITLES: Readonly<Record<string, readonly [title: string, ...subsections: string[]]>> = {
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

/** Columns by the id of the table; those that hold a date are marked (spec 05 §5.2). */
const COLUMNS: Readonly<Record<string, string>> = {
  'adm-tab': 'Date*, Entry, Details',
  'cli-tab': 'Date*, Entry, Details',
  'enc-tab': 'Date*, Title, Details',
  'all-tab-curr': 'Start Date*, Details',
  'all-tab-hist': 'Start Date*, End Date*, Details',
  'imm-tab': 'Date*, Vaccination, Part, Contents, Details',
  'obs-tab': 'Date*, Entry, Value, Range, Details',
  'ref-tab': 'Date*, From, To, Priority, Details',
  'prb-tab-act': 'Start Date*, Entry, Significance, Details',
  'prb-tab-majinact': 'Start Date*, End Date*, Entry, Significance, Details',
  'prb-tab-othinact': 'Start Date*, End Date*, Entry, Significance, Details',
  'med-tab-acu-med':
    'Type, Start Date*, Medication Item, Dosage Instruction, Quantity, Scheduled End Date*, Days Duration, Additional Information',
  'med-tab-curr-rep':
    'Type, Start Date*, Medication Item, Dosage Instruction, Quantity, Last Issued Date*, Number of Prescriptions Issued, Max Issues, Review Date*, Additional Information',
  'med-tab-dis-rep':
    'Type, Last Issued Date*, Medication Item, Dosage Instruction, Quantity, Discontinued Date*, Discontinuation Reason, Additional Information',
  'med-tab-all-sum':
    'Type, Start Date*, Medication Item, Dosage Instruction, Quantity, Last Issued Date*, Number of Prescriptions Issued, Discontinuation Details, Additional Information',
  'med-tab-all-iss':
    'Type, Issue Date*, Medication Item, Dosage Instruction, Quantity, Days Duration, Additional Information',
};

/** Column by which a table is sorted, the first being 0. */
const SORTED_BY: Readonly<Record<string, number>> = {
  'all-tab-hist': 1,
  'prb-tab-majinact': 1,
  'prb-tab-othinact': 1,
  'med-tab-acu-med': 1,
  'med-tab-curr-rep': 1,
  'med-tab-dis-rep': 1,
};

interface Table {
  readonly id: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly { readonly html: string; readonly isDate: boolean }[])[];
}

function tablesOf(html: string): readonly Table[] {
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
function sortable(shown: string): string {
  const [year = '', month, day] = shown.split('-').reverse();
  const number = month === undefined ? '' : String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return [year, number, day ?? ''].join('-');
}

describe('a section', () => {
  it.each(Object.entries(TITLES))('%s has its titles, tables and columns', async (code, [title, ...subsections]) => {
    const html = await section('B99002', '9990000034', code);
    expect([...html.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, found]) => found)).toEqual([title]);
    expect([...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, found]) => found)).toEqual(subsections);
    const tables = tablesOf(html);
    expect(tables).toHaveLength(Math.max(1, subsections.length));
    for (const { id, heads, rows } of tables) {
      const emergency = code === 'SUM' && id === 'cli-tab' ? ', Location of further information' : '';
      const columns = `${COLUMNS[id] ?? ''}${emergency}`.split(', ');
      expect(heads).toEqual(columns.map((column) => column.replace('*', '')));
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows.filter((cells) => cells.length > 1)) {
        expect(row.map(({ isDate }) => isDate)).toEqual(columns.map((column) => column.endsWith('*')));
      }
    }
  });

  it.each(Object.keys(TITLES))('%s lists the newest first', async (code) => {
    for (const { id, rows } of tablesOf(await section('B99002', '9990000034', code))) {
      if (id.startsWith('med-tab-all')) continue;
      const dates = rows.map((cells) => sortable(cells[SORTED_BY[id] ?? 0]?.html ?? ''));
      expect(dates).toEqual([...dates].sort().reverse());
    }
  });

  it('of medication groups by item from A to Z, the newest first in each', async () => {
    const tables = tablesOf(await section('B99002', '9990000034', 'MED')).filter(({ id }) =>
      id.startsWith('med-tab-all'),
    );
    expect(tables).toHaveLength(2);
    for (const { rows } of tables) {
      const headings = rows.filter((cells) => cells.length === 1).map(([cell]) => cell?.html.toLowerCase() ?? '');
      expect(headings.length).toBeGreaterThan(5);
      expect(headings).toEqual([...headings].sort());
      let item = '';
      let before = '9999';
      for (const cells of rows) {
        if (cells.length === 1) {
          item = (cells[0]?.html ?? '').replaceAll(/<\/?strong>/g, '');
          before = '9999';
          continue;
        }
        const date = sortable(cells[1]?.html ?? '');
        expect(cells[2]?.html).toBe(item);
        expect(date <= before).toBe(true);
        before = date;
      }
    }
  });

  it('comes in a Bundle that begins with its Composition, whose references all lead somewhere in it', async () => {
    const { body, headers } = await askSection(running.consumer, 'A99001', '9990000018', 'PRB');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
    const resources = list(body['entry']).map((entry) => member(entry, 'resource'));
    expect(resources.map((one) => member(one, 'resourceType'))).toEqual([
      'Composition',
      'Patient',
      'Organization',
      'Practitioner',
      'Device',
    ]);
    for (const one of resources) {
      expect(member(one, 'meta', 'versionId')).toMatch(/^\d+$/);
      expect(member(one, 'meta', 'profile', 0)).toMatch(/^http:\/\/fhir\.nhs\.net\/StructureDefinition\/gpconnect-/);
    }
    const known = resources.map((one) => `${textOf(member(one, 'resourceType'))}/${textOf(member(one, 'id'))}`);
    const references = [...JSON.stringify(resources).matchAll(/"reference":"([^"]*)"/g)].map(([, found]) => found);
    expect(references.length).toBeGreaterThan(4);
    for (const reference of references) expect(known).toContain(reference);
    expect(resources[0]).toMatchObject({
      date: `${TODAY}T10:30:00+01:00`,
      title: 'Patient Care Record',
      status: 'final',
      type: { coding: [{ code: '425173008' }] },
      class: { coding: [{ code: '700232004' }] },
      section: [
        {
          title: 'Problems and Issues',
          code: { coding: [{ system: SECTION_SYSTEM, code: 'PRB', display: 'Problems and Issues' }] },
          text: { status: 'generated' },
        },
      ],
    });
  });

  it('names people as DSTU2 does', async () => {
    const { body } = await askSection(running.consumer, 'A99001', '9990000018', 'ALL');
    const [, patient, , practitioner, device] = list(body['entry']).map((entry) => member(entry, 'resource'));
    expect(Array.isArray(member(patient, 'name', 0, 'family'))).toBe(true);
    expect(member(patient, 'generalPractitioner')).toBeUndefined();
    expect(member(patient, 'careProvider', 0, 'reference')).toBe(`Practitioner/${textOf(member(practitioner, 'id'))}`);
    expect(Array.isArray(member(practitioner, 'name'))).toBe(false);
    expect(Array.isArray(member(practitioner, 'name', 'family'))).toBe(true);
    expect(member(practitioner, 'practitionerRole', 0, 'role', 'coding', 0, 'code')).toMatch(/^R\d{4}$/);
    expect(member(device, 'type', 'coding', 0, 'code')).toBe('462240000');
  });

  it('is the same at every call but for the moment and the id of the answer', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => askSection(running.consumer, 'A99001', '9990000026', 'MED')),
    );
    expect(one?.body['id']).not.toBe(other?.body['id']);
    expect(one?.body['entry']).toEqual(other?.body['entry']);
  });
});

/** The text of a section between one subsection's title and the next. */
function subsection(html: string, title: string): string {
  return html.split('<h2>').find((part) => part.startsWith(`${title}</h2>`)) ?? '';
}

describe('banners', () => {
  it('tell of a record in transit in every section, and of nothing where there is nothing to tell', async () => {
    for (const code of Object.keys(TITLES)) {
      const html = await section('A99001', '9990000107', code);
      expect(html).toMatch(
        /<\/h1><div class="gptransfer-banner"><p>Patient record transfer from previous GP practice not yet complete; information recorded before 27-May-2026 may be missing<\/p><\/div>/,
      );
      expect(await section('A99001', '9990000018', code)).not.toMatch(/gptransfer-banner|exclusion-banner/);
    }
  });

  it('tell of withheld medication beside its tables and nowhere else', async () => {
    const excluded =
      '<div class="exclusion-banner"><p>Items excluded due to confidentiality and/or patient preferences</p></div>';
    const medication = await section('B99002', '9990000034', 'MED');
    expect(medication.split(excluded)).toHaveLength(6);
    const summary = await section('B99002', '9990000034', 'SUM');
    expect(subsection(summary, 'Current Repeat Medication')).toContain(excluded);
    expect(subsection(summary, 'Current Allergies and Adverse Reactions')).not.toContain(excluded);
    expect(await section('B99002', '9990000034', 'PRB')).not.toContain('exclusion-banner');
  });

  it('say what a period does not select from', async () => {
    const notApplied = '<div class="date-banner"><p>Date filter not applied</p></div>';
    const problems = await section('B99002', '9990000042', 'PRB', { start: '2020' });
    expect(subsection(problems, 'Active Problems and Issues')).toContain(notApplied);
    expect(subsection(problems, 'Other Inactive Problems and Issues')).toContain("Data items from '01-Jan-2020'");
    const medication = await section('B99002', '9990000042', 'MED', { start: '2020' });
    expect(medication.split(notApplied)).toHaveLength(4);
    expect(medication.split("Data items from '01-Jan-2020'")).toHaveLength(3);
  });

  it('say that all relevant items are there where no period was asked for, in the sections that take one', async () => {
    const everything = '<div class="date-banner"><p>All relevant items</p></div>';
    for (const code of ['ENC', 'CLI', 'REF', 'OBS', 'ADM']) {
      expect(await section('B99002', '9990000042', code)).toContain(`</h1>${everything}`);
    }
    expect((await section('B99002', '9990000042', 'MED')).split(everything)).toHaveLength(3);
    expect((await section('B99002', '9990000042', 'PRB')).split(everything)).toHaveLength(3);
    for (const code of ['SUM', 'ALL', 'IMM']) {
      expect(await section('B99002', '9990000042', code)).not.toContain('date-banner');
    }
  });
});

describe('in the place of a table', () => {
  it.each(Object.entries(TITLES))('%s says so where nothing is recorded', async (code, [title, ...subsections]) => {
    const html = await section('A99001', '9990000069', code);
    expect(html).not.toContain('<table');
    const unsupported = new Set(['Administrative Items', 'Historical Allergies and Adverse Reactions']);
    for (const name of subsections.length === 0 ? [title] : subsections) {
      const said = unsupported.has(name)
        ? `<div><p>This system does not support retrieval of '${name}' data.</p><p>This data may still exist in the source system.</p></div>`
        : `<div><p>No '${name}' data is recorded for this patient.</p></div>`;
      expect(html).toContain(said);
    }
  });
});

describe('medication', () => {
  const rowsOf = async (nhsNumber: string, id: string): Promise<Table['rows']> =>
    tablesOf(await section('B99002', nhsNumber, 'MED')).find((table) => table.id === id)?.rows ?? [];
  const cellsOf = (rows: Table['rows'], column: number): readonly string[] =>
    rows.map((cells) => cells[column]?.html ?? '');

  it('that is acute is of the last twelve months', async () => {
    const starts = cellsOf(await rowsOf('9990000034', 'med-tab-acu-med'), 1).map(sortable);
    expect(starts.length).toBeGreaterThan(0);
    for (const start of starts) expect(start > '2025-06-15').toBe(true);
  });

  it('that is dispensed in series or prescribed elsewhere counts no issues', async () => {
    const rows = await rowsOf('9990000042', 'med-tab-curr-rep');
    const special = rows.filter(([type]) => /^Repeat (Dispensed|–)/.test(type?.html ?? ''));
    expect(special.length).toBeGreaterThan(1);
    for (const cells of special) expect([cells[5]?.html, cells[6]?.html]).toEqual(['', '']);
    expect(special.map(([type]) => type?.html)).toContain('Repeat – Hospital');
  });

  it('that somebody ended says when and why, and is not among what runs', async () => {
    const ended = await rowsOf('9990000093', 'med-tab-dis-rep');
    expect(cellsOf(ended, 6)).toEqual(expect.arrayContaining(['Well; no longer needed', 'Side effects']));
    expect(cellsOf(ended, 7)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^DISCONTINUED: \d\d-[A-Z][a-z]{2}-\d{4} Well; no longer needed/)]),
    );
    const running = cellsOf(await rowsOf('9990000093', 'med-tab-curr-rep'), 2);
    expect(running).not.toContain('Fluoxetine 20mg capsules');
  });

  it('that is controlled says so in bold', async () => {
    const acute = await rowsOf('9990000042', 'med-tab-acu-med');
    const tramadol = acute.find((cells) => cells[2]?.html === 'Tramadol 50mg capsules');
    expect(tramadol?.[7]?.html).toMatch(/^<strong>CONTROLLED DRUG<\/strong>/);
  });
});

describe('a summary', () => {
  it('holds exact copies of the tables of the sections, three encounters, and the emergency codes', async () => {
    const summary = tablesOf(await section('B99002', '9990000034', 'SUM'));
    const others = ['PRB', 'ALL', 'MED'].map((code) => section('B99002', '9990000034', code));
    const copies = (await Promise.all(others)).flatMap(tablesOf);
    for (const id of ['prb-tab-act', 'prb-tab-majinact', 'all-tab-curr', 'med-tab-acu-med', 'med-tab-curr-rep']) {
      expect(summary.find((table) => table.id === id)).toEqual(copies.find((table) => table.id === id));
    }
    const encounters = tablesOf(await section('B99002', '9990000034', 'ENC'));
    expect(summary.find(({ id }) => id === 'enc-tab')?.rows).toEqual(encounters[0]?.rows.slice(0, 3));
    const [emergency] = summary;
    expect(emergency?.rows.map((cells) => cells[3]?.html)).toContain('Immunisations');
  });
});
