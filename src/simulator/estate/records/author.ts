import { addDays, type Day } from '../../calendar/days.js';
import { ukInstant } from '../../calendar/uk-time.js';
import type { Random } from '../../chance/random.js';

/** Who writes a record, and when: what every builder of records works with. */
export interface RecordAuthor {
  readonly random: Random;
  /** The same author with a stream of chance of its own for one part of a record, so that no part changes when another grows. */
  readonly writing: (part: string) => RecordAuthor;
  readonly today: Day;
  /** Day on which the patient joined the practice. */
  readonly registeredOn: Day;
  readonly birthDate: Day;
  /** Keys of staff who prescribe. */
  readonly prescribers: readonly string[];
  /** Keys of staff who write in records. */
  readonly recorders: readonly string[];
  /** A changed dosage makes a new plan; otherwise the plan only says that it was changed (spec 04 §10.5). */
  readonly splitsDosageChanges: boolean;
}

const QUARTERS = ['00', '15', '30', '45'];

/** A time of surgery hours on a day. */
export function atSurgery(author: RecordAuthor, day: Day): Date {
  const { random } = author;
  return ukInstant(day, `${String(random.int(8, 17)).padStart(2, '0')}:${random.pick(QUARTERS)}`);
}

/** The day so many days before today. */
export function daysAgo(author: RecordAuthor, days: number): Day {
  return addDays(author.today, -days);
}
