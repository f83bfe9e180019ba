import { addDays, type Day } from '../../calendar/days.js';
import { randomFor } from '../../chance/random.js';
import { EMPTY_RECORD, type GpRecord } from '../clinical/gp-record.js';
import { hasQuirk } from '../personalities.js';
import type { Practice, Registration } from '../practice.js';
import type { RecordKind } from '../record-kinds.js';
import type { RecordAuthor } from './author.js';
import { briefRecord, everydayRecord, longRecord } from './everyday.js';
import { degradedRecord, endedRecord, recordInTransit, recordWithoutAllergies } from './unusual.js';

const BUILDERS: Readonly<Record<RecordKind, (author: RecordAuthor) => GpRecord>> = {
  everyday: everydayRecord,
  long: longRecord,
  brief: briefRecord,
  nothing: () => EMPTY_RECORD,
  'no-known-allergies': recordWithoutAllergies,
  degraded: degradedRecord,
  ended: endedRecord,
  'in-transit': recordInTransit,
  'very-long': longRecord,
  'awaiting-filing': everydayRecord,
  'not-for-patient': everydayRecord,
  'medication-review': everydayRecord,
};

/** What a practice holds about a patient on a day: the same for the same seed and day. */
export function recordOf(
  practice: Practice,
  registration: Registration,
  { today, seed }: { readonly today: Day; readonly seed: string },
): GpRecord {
  const { person } = registration;
  const { staff } = practice;
  const author: RecordAuthor = {
    random: randomFor(seed, 'record', person.nhsNumber),
    writing: (part) => ({ ...author, random: randomFor(seed, 'record', person.nhsNumber, part) }),
    today,
    registeredOn: addDays(today, -registration.daysAgo),
    birthDate: person.birthDate ?? '1970-01-01',
    prescribers: staff.filter(({ prescribes }) => prescribes).map(({ key }) => key),
    recorders: staff.map(({ key }) => key),
    splitsDosageChanges: !hasQuirk(practice.row.personality, 'dosageLastChanged'),
  };
  return BUILDERS[person.record ?? 'nothing'](author);
}
