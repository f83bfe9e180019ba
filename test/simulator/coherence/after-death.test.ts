import { describe, expect, it } from 'vitest';
import { sectionOf } from '../html-consumer.js';
import { sortable, tablesOf } from '../html-tables.js';
import { runningSimulator } from '../running.js';

const running = runningSimulator();

/** Died twelve days before: the practice still shows the record. */
const DIED = '2026-06-03';

/** Sections whose tables are of what was done, by the date in their first column. */
const OF_WHAT_WAS_DONE = ['ENC', 'OBS', 'CLI', 'REF', 'IMM', 'PRB', 'ALL'];

/** Tables of medication whose second column is the day on which it was started. */
const STARTS = ['med-tab-acu-med', 'med-tab-curr-rep', 'med-tab-all-sum'];

describe('the record of somebody who has died', () => {
  it.each(OF_WHAT_WAS_DONE)('%s has nothing from the day of death on', async (code) => {
    const html = await sectionOf(running.consumer, 'A99001', '9990000166', code);
    const dates = tablesOf(html).flatMap(({ rows }) =>
      rows.flatMap((cells) => cells.filter(({ isDate }) => isDate).map(({ html: date }) => sortable(date))),
    );
    expect(dates.length).toBeGreaterThan(0);
    expect(dates.filter((date) => date >= DIED)).toEqual([]);
  });

  it('has no medication that was started since', async () => {
    const html = await sectionOf(running.consumer, 'A99001', '9990000166', 'MED');
    const starts = tablesOf(html)
      .filter(({ id }) => STARTS.includes(id))
      .flatMap(({ rows }) => rows.filter((cells) => cells.length > 1).map((cells) => sortable(cells[1]?.html ?? '')));
    expect(starts.length).toBeGreaterThan(20);
    expect(starts.filter((date) => date >= DIED)).toEqual([]);
  });
});
