import { type Day, daysBetween } from '../calendar/days.js';
import type { GpRecord } from '../estate/clinical/gp-record.js';
import type { Practice, Registration } from '../estate/practice.js';
import { recordOf } from '../estate/records/record-of.js';
import { refuseUnless } from './outcome.js';
import { recentlyUsed } from './structured/recently-used.js';

/** Records of patients, as their practices hold them. */
export interface RecordShelf {
  record(practice: Practice, registration: Registration): GpRecord;
}

/** Records that are kept, so that a second section or document of a patient costs no second record. */
const KEPT_RECORDS = 50;

/** Records made from the seed when they are first asked for. */
export function recordShelf(seed: string): RecordShelf {
  const kept = recentlyUsed<GpRecord>(KEPT_RECORDS);
  return {
    record: (practice, registration) =>
      kept.get(`${practice.row.odsCode} ${registration.person.nhsNumber}`, () =>
        recordOf(practice, registration, seed),
      ),
  };
}

/** Days after a patient's death for which a record may be had: the usual setting of providers (spec 05 §1, 06 §3.3). */
export const DAYS_AFTER_DEATH = 28;

/** Who was found under a number or an id: among the living, and among those who have died. */
export interface Found {
  readonly living: Registration | undefined;
  readonly late: Registration | undefined;
}

/** The patient, if the practice may show their record at all: registered regularly, and alive or dead for no more than so many days. */
export function findReadable({ living, late }: Found, daysAfterDeath: number, today: Day): Registration | undefined {
  const isWithin = late?.diedOn != null && daysBetween(late.diedOn, today) <= daysAfterDeath;
  const registration = living?.isActive === true ? living : isWithin ? late : undefined;
  return registration?.kind === 'regular' ? registration : undefined;
}

/** The same; whoever cannot be read is not found, all in the same way (spec 05 §3, 06 §3.3). */
export function readablePatient(found: Found, daysAfterDeath: number, today: Day): Registration {
  const registration = findReadable(found, daysAfterDeath, today);
  refuseUnless(registration !== undefined, 'PATIENT_NOT_FOUND', 'No patient of this practice is the one asked for');
  return registration;
}

/** Refuses a record that its patient does not let be shared (spec 01 §13). */
export function refuseWithoutConsent({ sharing }: Registration): void {
  refuseUnless(sharing === 'allowed', 'NO_PATIENT_CONSENT', 'The patient has refused to share their record');
}
