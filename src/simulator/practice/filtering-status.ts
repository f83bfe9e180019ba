import type { PracticeRow } from '../estate/practice-rows.js';

/** How a practice's system stands to filtering slots by service (spec 03 §2.5). */
export type FilteringStatus = 'enabled' | 'organization-disabled' | 'supplier-disabled';

/** The status that a practice tells; null where its system does not know service filtering. */
export function filteringStatus({ services, filteringOff }: PracticeRow): FilteringStatus | null {
  if (services.length === 0) return null;
  return filteringOff ?? 'enabled';
}
