import type { Day } from '../../calendar/days.js';
import type { GpRecord, RecordWarning } from '../../estate/clinical/gp-record.js';
import { hasQuirk, type QuirkName } from '../../estate/personalities.js';
import type { Practice, Registration } from '../../estate/practice.js';
import type { DaySpan } from '../dated.js';
import type { Markup } from './markup.js';
import type { TableName } from './tables.js';

/** A record as its practice's system looks at it on a day. */
export interface RecordView {
  readonly record: GpRecord;
  readonly practice: Practice;
  readonly registration: Registration;
  readonly today: Day;
  readonly has: (quirk: QuirkName) => boolean;
  /** Name of a member of staff, as it is written out; empty for none. */
  readonly staffName: (key: string | null) => string;
}

/** Looks at a record. */
export function recordView(practice: Practice, registration: Registration, record: GpRecord, today: Day): RecordView {
  const names = new Map(
    practice.staff.map(({ key, name }) => [key, [name.prefix, name.given[0], name.family].filter(Boolean).join(' ')]),
  );
  return {
    record,
    practice,
    registration,
    today,
    has: (quirk) => hasQuirk(practice.row.personality, quirk),
    staffName: (key) => names.get(key ?? '') ?? '',
  };
}

/** One row of a table, with what it is selected and sorted by. */
export interface DatedRow {
  /** Days that it is about; null where nobody knows: then it belongs into every period. */
  readonly span: DaySpan | null;
  /** Date by which the table is sorted, as it was recorded; empty for none. */
  readonly sortedBy: string;
  /** Heading that it stands under, in tables that have such. */
  readonly heading?: string;
  readonly cells: readonly Markup[];
}

/** Why there is no table (spec 05 §5.5). */
export type Retrieval = 'held' | 'not-retrieved' | 'not-stored';

/** One table of a section, with all that may stand above it (spec 05 §5.1). */
export interface Part {
  readonly title: string;
  readonly table: TableName;
  /** Areas of the record whose items are its rows: where all of them are withheld there is no table. */
  readonly areas: NonNullable<RecordWarning['areas']>;
  /** Areas that its rows tell of beside: what is withheld there is missing here too, though not a row. */
  readonly mentions?: NonNullable<RecordWarning['areas']>;
  /** Whether a period selects from it, in sections that take one. */
  readonly isFiltered: boolean;
  /** What the system has to say of how the table came about. */
  readonly content?: (view: RecordView) => string | null;
  readonly retrieval?: (view: RecordView) => Retrieval;
  readonly rows: (view: RecordView) => readonly DatedRow[];
}
