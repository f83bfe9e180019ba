const UK_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in the UK at an instant, `YYYY-MM-DD`. Days everywhere in this product are days in the UK. */
export function ukDay(instant: Date): string {
  return UK_DAY.format(instant);
}

/**
 * The days that a recorded date may mean, both ends included: `2007` is the whole year, an instant is its day in the UK
 * (spec 04 §2, date rules). Null for text that is no date, such as "No information available".
 */
export function dayRange(date: string): { readonly first: string; readonly last: string } | null {
  if (/^\d{4}$/.test(date)) return { first: `${date}-01-01`, last: `${date}-12-31` };
  if (/^\d{4}-\d{2}$/.test(date)) {
    const lastDay = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
    return Number.isNaN(lastDay) ? null : { first: `${date}-01`, last: `${date}-${String(lastDay).padStart(2, '0')}` };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    return Number.isNaN(Date.parse(date)) ? null : { first: date, last: date };
  }
  if (!/^\d{4}-\d{2}-\d{2}T/.test(date)) return null;
  const instant = Date.parse(date);
  if (Number.isNaN(instant)) return null;
  // Without an offset it is a time at the practice: its day is the one that it names, wherever this server runs.
  const day = /(?:Z|[+-]\d{2}:?\d{2})$/.test(date) ? ukDay(new Date(instant)) : date.slice(0, 10);
  return { first: day, last: day };
}
