import { describe, expect, it } from 'vitest';
import type { Json } from './consumer.js';
import { sectionOf } from './html-consumer.js';
import { TITLES } from './html-tables.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const section = (
  ...asked: readonly [practice: string, nhsNumber: string, code: string, period?: Json]
): Promise<string> => sectionOf(running.consumer, ...asked);

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
