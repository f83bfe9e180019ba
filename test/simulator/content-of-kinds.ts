import { addDays } from '../../src/simulator/calendar/days.js';
import type { GpRecord } from '../../src/simulator/estate/clinical/gp-record.js';
import { buildEstate } from '../../src/simulator/estate/estate.js';
import type { RecordKind } from '../../src/simulator/estate/record-kinds.js';
import { recordOf } from '../../src/simulator/estate/records/record-of.js';

/** All kinds of record. */
export const KINDS: readonly RecordKind[] = [
  'everyday',
  'long',
  'very-long',
  'brief',
  'nothing',
  'no-known-allergies',
  'degraded',
  'ended',
  'in-transit',
  'awaiting-filing',
  'not-for-patient',
  'medication-review',
];

export const TODAY = '2026-06-15';
const at = (day: string): Date => new Date(`${day}T09:30:00Z`);
export const ESTATE = buildEstate({ seed: 'content', asOf: at(TODAY) });

/** Whose record, when and where. */
export interface Who {
  readonly kind: RecordKind;
  readonly seed?: string;
  readonly today?: string;
  readonly practice?: string;
  readonly birthDate?: string;
  readonly gender?: 'female' | 'male';
  readonly registeredDaysAgo?: number;
}

export const BORN = '1957-03-02';

/** The record of somebody of this kind, as a practice would have it. */
export function recordOfKind({
  kind,
  seed = 'content',
  today = TODAY,
  practice: code = 'A99001',
  ...who
}: Who): GpRecord {
  const practice = ESTATE.practice(code);
  const registration = practice.patients.byNumber(code === 'A99001' ? '9990000018' : '9990000042');
  if (registration === undefined) throw new Error('The estate has lost a patient.');
  const { birthDate = BORN, gender = 'female', registeredDaysAgo = 1200 } = who;
  return recordOf(
    { ...practice, asOf: at(today) },
    {
      ...registration,
      registeredOn: addDays(today, -registeredDaysAgo),
      person: { ...registration.person, record: kind, birthDate, gender },
    },
    seed,
  );
}
