import { ukDay } from '../../calendar/uk-time.js';
import { randomFor } from '../../chance/random.js';
import { EMPTY_RECORD, type GpRecord } from '../clinical/gp-record.js';
import { hasQuirk } from '../personalities.js';
import type { Practice, Registration } from '../practice.js';
import type { RecordKind } from '../record-kinds.js';
import { bodyOf, type RecordAuthor, type Team } from './author.js';
import { awaitingFilingRecord } from './awaiting-filing.js';
import { briefRecord } from './brief.js';
import { degradedRecord } from './degraded.js';
import { everydayRecord, longRecord, veryLongRecord } from './everyday.js';
import { recordInTransit } from './in-transit.js';
import { medicationReviewRecord } from './medication-review.js';
import { notForPatientRecord } from './not-for-patient.js';
import { endedRecord } from './ended.js';
import { recordWithoutAllergies } from './no-known-allergies.js';

const BUILDERS: Readonly<Record<RecordKind, (author: RecordAuthor) => GpRecord>> = {
  everyday: everydayRecord,
  long: longRecord,
  brief: briefRecord,
  nothing: () => EMPTY_RECORD,
  'no-known-allergies': recordWithoutAllergies,
  degraded: degradedRecord,
  ended: endedRecord,
  'in-transit': recordInTransit,
  'very-long': veryLongRecord,
  'awaiting-filing': awaitingFilingRecord,
  'not-for-patient': notForPatientRecord,
  'medication-review': medicationReviewRecord,
};

/** Who does what: where a post is not held, the first of the staff does it too. */
function teamOf({ staff }: Practice): Team {
  const holding = (post: string): string => staff.find(({ key }) => key === post)?.key ?? staff[0].key;
  return {
    doctors: staff.filter(({ gmcNumber }) => gmcNumber !== null).map(({ key }) => key),
    nurse: holding('nurse'),
    assistant: holding('assistant'),
    pharmacist: holding('pharmacist'),
  };
}

/** What a practice holds about a patient as of the day it was made: the same for the same seed and day. */
export function recordOf(practice: Practice, registration: Registration, seed: string): GpRecord {
  const { person } = registration;
  const { staff } = practice;
  const sex = person.gender === 'male' ? 'male' : 'female';
  const author: RecordAuthor = {
    random: randomFor(seed, 'record', person.nhsNumber),
    writing: (part) => ({ ...author, random: randomFor(seed, 'record', person.nhsNumber, part) }),
    // Nobody writes in a record after its patient has died.
    today: registration.diedOn ?? ukDay(practice.asOf),
    registeredOn: registration.registeredOn,
    birthDate: person.birthDate ?? '1970-01-01',
    sex,
    speaksEnglish: person.language === null,
    body: bodyOf(randomFor(seed, 'body', person.nhsNumber), sex),
    prescribers: staff.filter(({ prescribes }) => prescribes).map(({ key }) => key),
    recorders: staff.map(({ key }) => key),
    team: teamOf(practice),
    splitsDosageChanges: !hasQuirk(practice.row.personality, 'dosageLastChanged'),
  };
  return BUILDERS[person.record ?? 'nothing'](author);
}
