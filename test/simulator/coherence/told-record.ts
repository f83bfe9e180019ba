import type { TestConsumer } from '../consumer.js';
import { list, member, textOf } from '../consumer.js';
import { EVERY_AREA, identityOf, LIST, recordAnswer, type RecordAnswer } from '../record-requests.js';
import { type ToldMedicine, toldMedicines } from './told-medicines.js';
import { nameOf } from './told-terms.js';
import { type ToldFinding, toldFindings } from './told-findings.js';

/** An allergy as the answer tells it. */
export interface ToldAllergy {
  readonly name: string;
  readonly isActive: boolean;
  readonly onset: string;
  readonly recorded: string;
  /** Day on which it ended; empty where nobody knows, or where it has not. */
  readonly ended: string;
}

/** A problem of the list. */
export interface ToldProblem {
  readonly name: string;
  readonly status: string;
  readonly significance: string;
  readonly onset: string;
  readonly ended: string;
  readonly recorded: string;
  /** Plans of medication that are for it. */
  readonly plans: readonly string[];
}

/** A vaccination. */
export interface ToldVaccination {
  readonly name: string;
  readonly isGiven: boolean;
  readonly reasonNotGiven: string;
  readonly on: string;
  readonly recorded: string;
  readonly expires: string;
}

/** What stands in a record beside all that: with when it was entered, and when it is meant for. */
export interface ToldItem {
  readonly name: string;
  readonly recorded: string;
  readonly due: string;
  readonly reason: string;
}

/** The record of one patient, as somebody would read it who knows nothing but the answer. */
export interface ToldRecord {
  /** Where everything in it comes from: the seed of the simulator, and the day. */
  readonly seed: string;
  readonly nhsNumber: string;
  readonly practice: string;
  readonly today: string;
  readonly sex: string;
  readonly born: string;
  readonly registered: string;
  readonly languages: readonly string[];
  /** Older systems tell of nothing but medication and allergies. */
  readonly isWhole: boolean;
  readonly warnings: readonly string[];
  readonly medicines: readonly ToldMedicine[];
  readonly allergies: readonly ToldAllergy[];
  readonly problems: readonly ToldProblem[];
  readonly findings: readonly ToldFinding[];
  readonly vaccinations: readonly ToldVaccination[];
  readonly encounters: readonly string[];
  readonly referrals: readonly ToldItem[];
  readonly plans: readonly ToldItem[];
  readonly documents: readonly ToldItem[];
}

const extensionOf = (resource: unknown, name: string): unknown =>
  list(member(resource, 'extension')).find((one) => textOf(member(one, 'url')).includes(name));

const partsOf = (extension: unknown, name: string): readonly unknown[] =>
  list(member(extension, 'extension')).filter((one) => member(one, 'url') === name);

function allergyOf(one: unknown): ToldAllergy {
  const [end] = partsOf(extensionOf(one, 'AllergyIntoleranceEnd'), 'endDate');
  return {
    name: nameOf(member(one, 'code')),
    isActive: member(one, 'clinicalStatus') === 'active',
    onset: textOf(member(one, 'onsetDateTime')),
    recorded: textOf(member(one, 'assertedDate')),
    ended: textOf(member(end, 'valueDateTime')),
  };
}

function problemOf(one: unknown, { follow }: RecordAnswer): ToldProblem {
  const linked = list(member(one, 'extension'))
    .filter((extension) => textOf(member(extension, 'url')).includes('RelatedClinicalContent'))
    .map((extension) => follow(member(extension, 'valueReference')));
  return {
    name: nameOf(member(one, 'code')),
    status: textOf(member(one, 'clinicalStatus')),
    significance: textOf(member(extensionOf(one, 'ProblemSignificance'), 'valueCode')),
    onset: textOf(member(one, 'onsetDateTime')),
    ended: textOf(member(one, 'abatementDateTime')),
    recorded: textOf(member(one, 'assertedDate')),
    plans: linked.filter((item) => member(item, 'intent') === 'plan').map(identityOf),
  };
}

function vaccinationOf(one: unknown): ToldVaccination {
  return {
    name: nameOf(member(extensionOf(one, 'VaccinationProcedure'), 'valueCodeableConcept')),
    isGiven: member(one, 'notGiven') !== true,
    reasonNotGiven: nameOf(member(one, 'explanation', 'reasonNotGiven', 0)),
    on: textOf(member(one, 'date')),
    recorded: textOf(member(extensionOf(one, 'DateRecorded'), 'valueDateTime')),
    expires: textOf(member(one, 'expirationDate')),
  };
}

const referralOf = (one: unknown): ToldItem => ({
  name: nameOf(member(one, 'reasonCode', 0)),
  recorded: textOf(member(one, 'authoredOn')),
  due: '',
  reason: `${nameOf(member(one, 'reasonCode', 0))}${textOf(member(one, 'description'))}`,
});

const planOf = (one: unknown): ToldItem => ({
  name: nameOf(member(one, 'code')),
  recorded: textOf(member(one, 'authoredOn')),
  due: textOf(member(one, 'occurrenceDateTime')) || textOf(member(one, 'occurrencePeriod', 'start')),
  reason: '',
});

const documentOf = (one: unknown): ToldItem => ({
  name: textOf(member(one, 'description')),
  recorded: textOf(member(one, 'indexed')),
  due: '',
  reason: '',
});

/** Asks a practice for all that it has of a patient, and reads the answer. */
export async function askRecord(
  consumer: TestConsumer,
  { seed, today }: Pick<ToldRecord, 'seed' | 'today'>,
  practice: string,
  nhsNumber: string,
): Promise<ToldRecord> {
  const reply = await consumer.record(practice, nhsNumber, EVERY_AREA);
  if (reply.status !== 200) throw new Error(`${practice} answered ${reply.status} about ${nhsNumber}.`);
  const answer = recordAnswer(reply);
  const { of, list: listOf, listed } = answer;
  const [patient] = of('Patient');
  const registration = extensionOf(patient, 'RegistrationDetails');
  const [period] = partsOf(registration, 'registrationPeriod');
  const communication = list(member(patient, 'extension')).filter((one) =>
    textOf(member(one, 'url')).includes('NHSCommunication'),
  );
  const ended = list(member(listOf(LIST.endedAllergies), 'contained'));
  return {
    seed,
    nhsNumber,
    practice,
    today,
    sex: textOf(member(patient, 'gender')),
    born: textOf(member(patient, 'birthDate')),
    registered: textOf(member(period, 'valuePeriod', 'start')).slice(0, 10),
    languages: communication.flatMap((one) =>
      partsOf(one, 'language').map((part) => nameOf(member(part, 'valueCodeableConcept'))),
    ),
    isWhole: listOf(LIST.problems) !== undefined,
    warnings: [
      ...new Set(
        of('List').flatMap((one) =>
          list(member(one, 'extension')).map((extension) => textOf(member(extension, 'valueCode'))),
        ),
      ),
    ],
    medicines: toldMedicines(answer),
    allergies: [...of('AllergyIntolerance').filter((one) => member(one, 'clinicalStatus') === 'active'), ...ended].map(
      allergyOf,
    ),
    problems: of('Condition').map((one) => problemOf(one, answer)),
    findings: toldFindings(answer),
    vaccinations: of('Immunization').map(vaccinationOf),
    encounters: of('Encounter').map((one) => textOf(member(one, 'period', 'start'))),
    referrals: of('ReferralRequest').map(referralOf),
    plans: listed(LIST.diary).map(planOf),
    documents: of('DocumentReference').map(documentOf),
  };
}
