import { dayInWords } from '../../calendar/days.js';
import { dateInWords } from './cells.js';
import type { Part, RecordView } from './record-view.js';
import type { TimePeriod } from './time-period.js';

/** What a system's banners say (spec 05 §5.4). */
interface BannerWording {
  readonly transfer: (before: string | null) => string;
  readonly everything: string;
  readonly excluded: string;
}

const STANDARD: BannerWording = {
  transfer: (before) =>
    `Patient record transfer from previous GP practice not yet complete${before === null ? '' : `; information recorded before ${before} may be missing`}`,
  everything: 'All relevant items',
  excluded: 'Items excluded due to confidentiality and/or patient preferences',
};

/** How one supplier says the same. */
const OWN: BannerWording = {
  transfer: (before) =>
    `The record of the previous practice has not arrived in full${before === null ? '' : ` since the patient registered on ${before}`}. Part of the history may not be here yet.`,
  everything: 'All relevant items subject to patient preferences and / or RCGP exclusions',
  excluded: 'Entries are held back under privacy rules',
};

const wordingOf = ({ has }: RecordView): BannerWording => (has('ownBannerWording') ? OWN : STANDARD);

/** The record is still on its way from another practice: here nothing else says so (spec 05 §5.4). */
export function transferBanner(view: RecordView): string | null {
  const warning = view.record.warnings.find(({ code }) => code === 'data-in-transit');
  if (warning === undefined) return null;
  return wordingOf(view).transfer(warning.before === null ? null : dateInWords(warning.before));
}

/** Whether something of these areas is withheld. */
export function isWithheld({ record }: RecordView, areas: Part['areas']): boolean {
  return record.warnings.some(
    (warning) =>
      warning.code === 'confidential-items' &&
      (warning.areas === null || warning.areas.some((area) => areas.includes(area))),
  );
}

/**
 * Something is withheld of what this table prints: of the items that are its rows, or of those that its rows tell of. A table without
 * rows tells of nothing.
 */
export function exclusionBanner(view: RecordView, { areas, mentions = [] }: Part, hasRows: boolean): string | null {
  const isAffected = isWithheld(view, areas) || (hasRows && isWithheld(view, mentions));
  return isAffected ? wordingOf(view).excluded : null;
}

/** The period that was asked for. */
function periodInWords({ from, to }: TimePeriod): string {
  if (from !== null && to !== null) return `For the period '${dayInWords(from)}' to '${dayInWords(to)}'`;
  return from === null ? `Data items until '${dayInWords(to ?? '')}'` : `Data items from '${dayInWords(from)}'`;
}

/**
 * The days that a table is about. In a section that takes no period there is no such banner at all; a table that no period selects
 * from says so where one was asked for.
 */
export function dateBanner(
  view: RecordView,
  part: Part,
  { takesPeriod, period }: { readonly takesPeriod: boolean; readonly period: TimePeriod | null },
): string | null {
  if (!takesPeriod) return null;
  if (!part.isFiltered) return period === null ? null : 'Date filter not applied';
  return period === null ? wordingOf(view).everything : periodInWords(period);
}
