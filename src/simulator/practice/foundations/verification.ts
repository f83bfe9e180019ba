import type { Person } from '../../estate/people/person.js';
import { Refusal, refuseUnless } from '../outcome.js';
import type { SentPatient } from './registration-body.js';

/** How much of a family name has to be the same. */
const LETTERS = 3;

function beginning(name: string, letters: number): string {
  const [first = ''] = name.trim().split(/[\s-]+/);
  return first.slice(0, letters).toLowerCase();
}

function sameParts(one: string, other: string): number {
  const parts = other.split('-');
  return one.split('-').filter((part, index) => part === parts[index]).length;
}

/**
 * Whether somebody is who PDS says they are: the whole date of birth, or two parts of it with the beginnings of the names (spec 01 §5).
 */
export function isVerified(sent: Pick<SentPatient, 'birthDate' | 'family' | 'given'>, person: Person): boolean {
  const { birthDate, name } = person;
  if (birthDate === null) return false;
  if (sent.birthDate === birthDate) return true;
  return (
    sameParts(sent.birthDate, birthDate) === 2 &&
    beginning(sent.family, LETTERS) === beginning(name.family, LETTERS) &&
    beginning(sent.given[0] ?? '', 1) === beginning(name.given[0] ?? '', 1)
  );
}

/** The person whom PDS has under the number sent, if they can be registered (spec 02 §4.2, §4.4). */
export function verifiedPerson(sent: SentPatient, person: Person | undefined): Person {
  const standing = person?.pds ?? 'unknown';
  if (standing === 'invalidated' || typeof standing === 'object') {
    throw new Refusal('INVALID_NHS_NUMBER', 'registerPatient: the NHS number is invalid or superseded on PDS');
  }
  // PDS tells nobody of somebody sensitive, and nor does this.
  const isThere = person !== undefined && standing === 'listed' && isVerified(sent, person);
  refuseUnless(isThere, 'INVALID_PATIENT_DEMOGRAPHICS', 'registerPatient: the patient could not be verified with PDS');
  const isOfThatName = beginning(sent.family, LETTERS) === beginning(person.name.family, LETTERS);
  refuseUnless(isOfThatName, 'BAD_REQUEST', 'registerPatient.Patient.name.family is not that on PDS');
  return person;
}
