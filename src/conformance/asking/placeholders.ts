import { isObject } from '../reading/json.js';
import { localTime, midnight, relativeDay, type LocalTime } from './dates.js';

/** What `{names}` in a scenario stand for. */
export type Values = ReadonlyMap<string, string>;

/** A scenario names something that nobody has said anything of. */
export class NoValue extends Error {
  constructor(placeholder: string) {
    super(`nothing is known for {${placeholder}}`);
  }
}

const PLACEHOLDER = /\{([^{}]+)\}/g;
const LOCAL_OFFSET = ' with local offset';
const FORMATTED = /^now(?:([+-])(\d+)d)? as (.+)$/;
const DAY_MS = 86_400_000;

/** Filled in later, by what the scenario builds. */
const BUILT: ReadonlySet<string> = new Set(['patient', 'id']);

function formatted(format: string, time: LocalTime): string {
  return format.replaceAll(/yyyy|MM|dd|HH|mm|ss|zzz/g, (part) => time[part as keyof LocalTime]);
}

function dateFor(placeholder: string, now: Date): string | null {
  const day = relativeDay(placeholder.replace(LOCAL_OFFSET, ''), now);
  if (day !== null) return placeholder.endsWith(LOCAL_OFFSET) ? midnight(day) : day;
  const match = FORMATTED.exec(placeholder);
  if (match === null) return null;
  const [, sign, days = '0', format = ''] = match;
  return formatted(format, localTime(new Date(now.getTime() + Number(days) * DAY_MS * (sign === '-' ? -1 : 1))));
}

/** Text with its placeholders filled in: dates from the clock, names from the values. Throws {@link NoValue}. */
export function filled(text: string, values: Values, now: Date): string {
  return text.replaceAll(PLACEHOLDER, (all, placeholder: string) => {
    if (BUILT.has(placeholder)) return all;
    const value = dateFor(placeholder, now) ?? values.get(placeholder);
    if (value === undefined) throw new NoValue(placeholder);
    return value;
  });
}

/** JSON with the placeholders of all its texts filled in. Throws {@link NoValue}. */
export function filledAll(json: unknown, values: Values, now: Date): unknown {
  if (typeof json === 'string') return filled(json, values, now);
  if (Array.isArray(json)) return json.map((item) => filledAll(item, values, now));
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, filledAll(value, values, now)]));
}

/** Names in all texts of JSON that only values can fill in: no dates, and nothing that the scenario builds. */
export function namesIn(json: unknown): readonly string[] {
  const anyTime = new Date(0);
  const names = [...JSON.stringify(json).matchAll(/\{([^{}"]+)\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !BUILT.has(name) && dateFor(name, anyTime) === null);
}
