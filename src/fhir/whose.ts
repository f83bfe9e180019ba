import type { NHSNumber } from '../domain/nhs-number.js';
import type { RecordArea } from '../domain/record.js';
import type { Answer } from './answer.js';
import { pointing, type Located } from './bundle.js';
import { nhsNumberOf } from './identifier.js';

/** Where each type says whose it is, the area that it belongs to, and what to call it. */
const SAYS_WHOSE: readonly {
  readonly type: string;
  readonly area: RecordArea | null;
  readonly one: string;
  readonly many: string;
}[] = [
  { type: 'List', area: null, one: 'One list', many: 'lists' },
  { type: 'MedicationStatement', area: 'MEDICATIONS', one: 'One medicine', many: 'medicines' },
  { type: 'MedicationRequest', area: 'MEDICATIONS', one: 'One prescription', many: 'prescriptions' },
  { type: 'AllergyIntolerance', area: 'ALLERGIES', one: 'One allergy', many: 'allergies' },
  { type: 'Condition', area: 'PROBLEMS', one: 'One problem', many: 'problems' },
];

const subjectOf = ({ resource }: Located): unknown => resource.subject ?? resource.patient;

/**
 * An NHS number other than the one that was asked for, of a patient whom anything in the answer says it is about; null if there is none. The
 * Patients of the answer are looked at elsewhere.
 */
export function otherNumber({ bundle, origin }: Answer): NHSNumber | null {
  for (const { type } of SAYS_WHOSE) {
    for (const located of bundle.ofType(type)) {
      const { identifier } = pointing(subjectOf(located));
      const number = identifier === undefined ? null : nhsNumberOf({ identifier });
      if (number !== null && number !== origin.nhsNumber) return number;
    }
  }
  return null;
}

/** Notes down what says that it is about a patient who is not in the answer: shown all the same, but nobody could check whose it is. */
export function noteStrangers({ bundle, notices }: Answer): void {
  if (bundle.ofType('Patient').length === 0) return;
  for (const { type, area, one, many } of SAYS_WHOSE) {
    for (const located of bundle.ofType(type)) {
      const subject = subjectOf(located);
      const { target } = pointing(subject);
      if (target === null || bundle.find(subject, ['Patient'], located)?.type === 'Patient') continue;
      const end = 'a patient who is not in the answer. Whether it is this patient could not be checked.';
      notices.count({
        area,
        within: null,
        one: `${one} is said to be about ${end}`,
        many: `# ${many} are said to be about ${end}`,
      });
    }
  }
}
