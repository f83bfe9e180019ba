import { describe, expect, it } from 'vitest';
import { member, list, textOf } from './consumer.js';
import { askSection, SECTION_SYSTEM, sectionOf } from './html-consumer.js';
import { sortable, type Table, tablesOf, TITLES } from './html-tables.js';
import { runningSimulator, TODAY } from './running.js';

const running = runningSimulator();

const section = (...asked: readonly [practice: string, nhsNumber: string, code: string]): Promise<string> =>
  sectionOf(running.consumer, ...asked);

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

describe('an immunisation', () => {
  it('of a day that nobody knows stands last', async () => {
    const [table] = tablesOf(await section('A99001', '9990000026', 'IMM'));
    const dates = table?.rows.map(([date]) => date?.html) ?? [];
    expect(dates.filter((date) => date === '')).toEqual(['']);
    expect(dates.at(-1)).toBe('');
  });

  it('that was not given says why once', async () => {
    const [table] = tablesOf(await section('A99001', '9990000026', 'IMM'));
    const refused = table?.rows.map((cells) => cells[4]?.html ?? '').filter((one) => one.startsWith('Not given')) ?? [];
    expect(refused.length).toBeGreaterThan(0);
    for (const said of refused) {
      const told = said.split('<br/>').map((line) => line.replace('Reason: ', ''));
      expect(new Set(told).size).toBe(told.length);
    }
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
