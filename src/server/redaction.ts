/** What must never stand in a log line, whatever it came from: the one table of it. */
const REDACTED: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // NHS numbers, with or without spaces.
  [/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g, '[number]'],
  // Accredited system ids.
  [/(?<!\d)\d{12}(?!\d)/g, '[asid]'],
  // Tokens: three parts, the last of which may be empty.
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
];

/** A line of the log without NHS numbers, system ids and tokens. Times in milliseconds have thirteen digits and stay. */
export function redact(line: string): string {
  return REDACTED.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}
