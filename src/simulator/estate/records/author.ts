import { addDays, daysBetween, lastWeekday, onWeekday, type Day } from '../../calendar/days.js';
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
  readonly sex: 'female' | 'male';
  readonly body: Body;
  /** They are registered with no other language. */
  readonly speaksEnglish: boolean;
  /** Keys of staff who prescribe. */
  readonly prescribers: readonly string[];
  /** Keys of staff who write in records. */
  readonly recorders: readonly string[];
  readonly team: Team;
  /** A changed dosage makes a new plan; otherwise the plan only says that it was changed (spec 04 §10.5). */
  readonly splitsDosageChanges: boolean;
}

/** Who does what at the practice: keys of staff. */
export interface Team {
  readonly doctors: readonly string[];
  readonly nurse: string;
  readonly assistant: string;
  readonly pharmacist: string;
}

/** What hardly changes of a body, from which readings follow. */
export interface Body {
  readonly heightCm: number;
  readonly weightKg: number;
}

/** A body as the seed has it. */
export function bodyOf(random: Random, sex: RecordAuthor['sex']): Body {
  const heightCm = sex === 'female' ? random.int(153, 174) : random.int(166, 189);
  const massIndex = random.int(215, 335) / 10;
  return { heightCm, weightKg: Math.round((massIndex * heightCm * heightCm) / 10_000) };
}

const QUARTERS = ['00', '15', '30', '45'];

/** The day itself if it is one of surgeries, else the next that is; the one before where the next has not passed yet. */
function openDay({ today }: RecordAuthor, day: Day): Day {
  const next = onWeekday(day);
  return next === day || next < today ? next : lastWeekday(day);
}

/** A time of surgery hours on a day, or on one beside it if there was no surgery on that. */
export function atSurgery(author: RecordAuthor, day: Day): Date {
  const { random } = author;
  return ukInstant(openDay(author, day), `${String(random.int(8, 17)).padStart(2, '0')}:${random.pick(QUARTERS)}`);
}

/** The day so many days before today, though never before birth. */
export function daysAgo(author: RecordAuthor, days: number): Day {
  const day = addDays(author.today, -days);
  return day < author.birthDate ? author.birthDate : day;
}

/** The day itself, unless it has not passed yet: then yesterday. */
export function passed(author: RecordAuthor, day: Day): Day {
  return day < author.today ? day : addDays(author.today, -1);
}

/** A day on which there was a surgery, so many days ago or thereabouts. */
export function surgeryDay(author: RecordAuthor, days: number): Day {
  return openDay(author, passed(author, daysAgo(author, days)));
}

/** Age in whole years on a day. */
export function ageOn(author: RecordAuthor, day: Day): number {
  return Math.floor(daysBetween(author.birthDate, day) / 365.25);
}
