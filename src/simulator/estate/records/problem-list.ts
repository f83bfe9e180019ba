import { addDays, type Day } from '../../calendar/days.js';
import { ukDay } from '../../calendar/uk-time.js';
import type { Problem } from '../clinical/gp-record.js';
import { type Condition, condition } from '../clinical/terms.js';
import { atSurgery, daysAgo, passed, type RecordAuthor, surgeryDay } from './author.js';

/** How precisely people remember when something began. */
function asRemembered(author: RecordAuthor, day: Day): string {
  const precision = author.random.pick([4, 7, 10, 10]);
  return day.slice(0, precision);
}

/** Keys of those problems among these that were on the list before a day. */
export function listedBefore(day: Day, problems: readonly Problem[], keys: readonly string[]): readonly string[] {
  return problems.filter(({ key, recorded }) => keys.includes(key) && ukDay(recorded) < day).map(({ key }) => key);
}

/** The header of a problem. `ended` days ago, if it is over. */
export function problemOf(
  author: RecordAuthor,
  of: Condition | string,
  { since, ended, note }: { readonly since: number; readonly ended?: number; readonly note?: string },
): Problem {
  const { key, ...term } = typeof of === 'string' ? condition(of) : of;
  const onset = surgeryDay(author, since);
  return {
    key,
    term,
    status: ended === undefined ? 'active' : 'inactive',
    significance: ended === undefined && author.random.chance(0.8) ? 'major' : 'minor',
    onset: asRemembered(author, onset),
    ended: ended === undefined ? null : daysAgo(author, ended),
    recorded: atSurgery(author, passed(author, addDays(onset, author.random.int(0, 20)))),
    recordedBy: author.random.pick(author.prescribers),
    allergy: null,
    related: [],
    items: [],
    note: note ?? null,
  };
}
