import { addDays } from '../../../src/simulator/calendar/days.js';
import {
  ALLERGIC_TO,
  FOR_WHOM,
  GIVEN_FOR,
  isOf,
  milligrams,
  NOT_TOGETHER,
  NOT_WITH,
  substancesOf,
} from './medicines.js';
import { ageOn, isBefore, type Rule } from './rule.js';
import type { ToldMedicine } from './told-medicines.js';
import type { ToldProblem, ToldRecord } from './told-record.js';

const FOR_EVER = '9999-12-31';

/** Taken back the next day: nobody took it. */
const wasTaken = ({ issues, kind, stopped }: ToldMedicine): boolean =>
  !(stopped !== null && kind !== 'repeat' && issues.every(({ status }) => status === 'stopped'));

/** Until when it is taken: to the end of what was supplied, where that is earlier than the day on which somebody ended it. */
const lastDay = ({ end, status }: ToldMedicine): string => (end === '' || status === 'active' ? FOR_EVER : end);

/** A dosage changed under way: the later part keeps the first day of the whole (spec 04 §10.5). */
const isSameAuthorisation = (one: ToldMedicine, other: ToldMedicine): boolean =>
  (one.replaces === other.key || other.replaces === one.key) && one.start === other.start;

/** More than a day together: one is begun when the other ends. */
function overlap(one: ToldMedicine, other: ToldMedicine): boolean {
  return one.start < lastDay(other) && other.start < lastDay(one);
}

function pairs({ medicines }: ToldRecord): readonly (readonly [ToldMedicine, ToldMedicine])[] {
  const taken = medicines.filter(wasTaken);
  return taken.flatMap((one, at) =>
    taken
      .slice(at + 1)
      .filter((other) => overlap(one, other) && !isSameAuthorisation(one, other))
      .map((other) => [one, other] as const),
  );
}

const nameAll = (medicines: readonly ToldMedicine[]): string =>
  medicines.map(({ end, name, start }) => `${name} ${start}..${end}`).join(' with ');

const duplicated: Rule = (record) =>
  pairs(record)
    .filter(([one, other]) => substancesOf(one.name).some((substance) => substancesOf(other.name).includes(substance)))
    .map(nameAll);

function isTogether(one: ToldMedicine, other: ToldMedicine, [first, second]: readonly string[]): boolean {
  const both = (a: ToldMedicine, b: ToldMedicine): boolean => isOf(a.name, first ?? '') && isOf(b.name, second ?? '');
  return both(one, other) || both(other, one);
}

const notTogether: Rule = (record) =>
  pairs(record).flatMap(([one, other]) =>
    NOT_TOGETHER.filter((pair) => isTogether(one, other, pair)).map(([, , why]) => `${nameAll([one, other])}: ${why}`),
  );

const MOST_SIMVASTATIN_WITH_AMLODIPINE = 20;

const simvastatinWithAmlodipine: Rule = (record) =>
  pairs(record)
    .filter((pair) => pair.some(({ name }) => isOf(name, 'amlodipine')))
    .filter((pair) =>
      pair.some(({ name }) => isOf(name, 'simvastatin') && milligrams(name) > MOST_SIMVASTATIN_WITH_AMLODIPINE),
    )
    .map(nameAll);

const forWhom: Rule = ({ born, medicines, sex: of }) =>
  medicines.flatMap(({ name, start }) =>
    Object.entries(FOR_WHOM)
      .filter(([what]) => isOf(name, what))
      .filter(([, { from = 0, sex = of, to = 200 }]) => {
        const age = ageOn(born, start);
        return age < from || age > to || sex !== of;
      })
      .map(([what]) => `${name} (${what}) from ${start} on, at ${ageOn(born, start)}`),
  );

const allergies: Rule = ({ allergies: all, medicines }) =>
  medicines.filter(wasTaken).flatMap(({ name, start }) =>
    all
      .filter(({ ended, isActive, recorded }) => {
        const hasEnded = !isActive && (ended === '' || ended <= start);
        return !hasEnded && isBefore(recorded, start);
      })
      .filter((allergy) => ALLERGIC_TO.some(([what, medicine]) => what.test(allergy.name) && isOf(name, medicine)))
      .map((allergy) => `${name} from ${start} on, with ${allergy.name} of ${allergy.recorded}`),
  );

const wasListed = ({ ended, onset }: ToldProblem, on: string): boolean =>
  !isBefore(on, onset) && (ended === '' || ended >= on);

const givenFor: Rule = ({ isWhole, medicines, problems }) =>
  medicines
    .filter(() => isWhole)
    .flatMap(({ name, start }) =>
      Object.entries(GIVEN_FOR)
        .filter(([what]) => isOf(name, what))
        .filter(([, problem]) => !problems.some((one) => problem.test(one.name) && wasListed(one, start)))
        .map(([what]) => `${name} (${what}) from ${start} on, and nothing that it is for`),
    );

const notWith: Rule = ({ medicines, problems }) =>
  medicines
    .filter(wasTaken)
    .flatMap(({ name, start }) =>
      NOT_WITH.filter(
        ([what, problem]) =>
          isOf(name, what) &&
          problems.some((one) => problem.test(one.name) && one.status === 'active' && one.recorded < start),
      ).map(([what]) => `${name} (${what}) from ${start} on`),
    );

const CHANGED = /changed to (?:another )?(\w+)/i;
const DAYS_OF_A_CHANGE = 14;

const changes: Rule = ({ medicines }) =>
  medicines.flatMap(({ name, stopped }) => {
    const to = CHANGED.exec(stopped?.reason ?? '')?.[1];
    if (to === undefined || stopped === null) return [];
    const isNext = (other: ToldMedicine): boolean =>
      isOf(other.name, to.toLowerCase()) &&
      !substancesOf(other.name).some((one) => substancesOf(name).includes(one)) &&
      other.start >= stopped.on &&
      other.start <= addDays(stopped.on, DAYS_OF_A_CHANGE);
    return medicines.some(isNext) ? [] : [`${name} stopped on ${stopped.on}: ${stopped.reason}`];
  });

/** Medications beside each other, and with whoever takes them. */
export const PRESCRIBING_RULES: Readonly<Record<string, Rule>> = {
  'nobody has the same substance twice at a time': duplicated,
  'nobody has two medicines that do not go together': notTogether,
  'simvastatin is 20 mg at most beside amlodipine (MHRA 2012)': simvastatinWithAmlodipine,
  'medicines are for the age and sex of whoever has them': forWhom,
  'nobody is given what they are allergic to': allergies,
  'what treats one condition is given for it': givenFor,
  'nobody is given what their condition forbids': notWith,
  'a change to another medicine leads to one': changes,
};
