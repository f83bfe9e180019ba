/** A calendar day in the UK, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

type Unit = 'd' | 'm' | 'y';

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What UK clocks show at an instant, part by part, each as it is written. */
export interface LocalTime {
  readonly yyyy: string;
  readonly MM: string;
  readonly dd: string;
  readonly HH: string;
  readonly mm: string;
  readonly ss: string;
  /** `+00:00` or `+01:00`. */
  readonly zzz: string;
}

/** What UK clocks show at an instant. */
export function localTime(instant: Date): LocalTime {
  const parts = new Map(LONDON.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const [yyyy, MM, dd] = [part('year'), part('month'), part('day')];
  const [HH, mm, ss] = [part('hour'), part('minute'), part('second')];
  const ahead = Date.parse(`${yyyy}-${MM}-${dd}T${HH}:${mm}:${ss}Z`) - Math.floor(instant.getTime() / 1000) * 1000;
  return { yyyy, MM, dd, HH, mm, ss, zzz: ahead === 0 ? '+00:00' : '+01:00' };
}

/** The calendar day in the UK at an instant. */
export function today(instant: Date): Day {
  const { yyyy, MM, dd } = localTime(instant);
  return `${yyyy}-${MM}-${dd}`;
}

/** The day so many days, months or years later; a day that the month does not have becomes its last one. */
export function later(day: Day, amount: number, unit: Unit): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (unit === 'd') return new Date(Date.UTC(year, month - 1, date + amount)).toISOString().slice(0, 10);
  const months = month - 1 + amount * (unit === 'y' ? 12 : 1);
  const lastOfMonth = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

/** Midnight at the beginning of a day, with the UK's offset at that moment: never `Z`. */
export function midnight(day: Day): string {
  const summer = localTime(new Date(`${day}T00:00:00+01:00`));
  const isSummer = summer.zzz === '+01:00' && summer.HH === '00';
  return `${day}T00:00:00${isSummer ? '+01:00' : '+00:00'}`;
}

/** True for a day that exists, written in full. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && later(text, 0, 'd') === text;
}

const TODAY = /^today(?:([+-]\d+)([dmy]))?$/;

/** The day that `today`, `today+3d`, `today-2y` or `today+1m` means; null for text of another form. */
export function relativeDay(text: string, now: Date): Day | null {
  const match = TODAY.exec(text);
  if (match === null) return null;
  const [, amount = '0', unit = 'd'] = match;
  return later(today(now), Number(amount), unit as Unit);
}
