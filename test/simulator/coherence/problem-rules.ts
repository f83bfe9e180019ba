import { ageOn, isBefore, type Rule } from './rule.js';

/** From which age on a problem is met, and in whom. */
const MET_FROM: readonly (readonly [problem: RegExp, from: number, sex?: string])[] = [
  [/hypertension/i, 40],
  [/type 2 diabetes/i, 30],
  [/hypercholesterolaemia/i, 35],
  [/hypothyroidism/i, 16],
  [/osteoarthritis|wear and tear/i, 40],
  [/gout/i, 30],
  [/atrial fibrillation/i, 45],
  [/heart failure/i, 50],
  [/ischaemic heart disease/i, 40],
  [/chronic kidney disease/i, 40],
  [/anxiety and depressive/i, 16],
  [/insomnia/i, 16],
  [/glaucoma/i, 40],
  [/low back pain/i, 14],
  [/asthma/i, 2],
  [/allergic rhinitis/i, 3],
];

const tooYoung: Rule = ({ born, problems }) =>
  problems.flatMap(({ name, onset }) =>
    MET_FROM.filter(([what, from]) => what.test(name) && ageOn(born, onset) < from).map(
      () => `${name} since ${onset}, at ${ageOn(born, onset)}`,
    ),
  );

const statuses: Rule = ({ problems, today }) =>
  problems
    .filter(
      ({ ended, significance, status }) =>
        (status === 'active') !== (ended === '') ||
        ended > today ||
        !['active', 'inactive'].includes(status) ||
        !['major', 'minor'].includes(significance),
    )
    .map(({ ended, name, significance, status }) => `${name}: ${status}, ${significance}, ended ${ended}`);

const linked: Rule = ({ medicines, problems }) =>
  problems.flatMap(({ ended, name, onset, plans }) =>
    medicines
      .filter(({ key }) => plans.includes(key))
      .filter(({ end, start, status }) => {
        const isTooEarly = isBefore(start, onset);
        const isTooLate = ended !== '' && (start > ended || (status === 'active' && end === ''));
        return isTooEarly || isTooLate;
      })
      .map((medicine) => `${name} ${onset}..${ended}: ${medicine.name} ${medicine.start}..${medicine.end}`),
  );

const twice: Rule = ({ problems }) =>
  problems
    .filter(({ status }) => status === 'active')
    .filter(({ name }, at, active) => active.findIndex((one) => one.name === name) !== at)
    .map(({ name }) => name);

/** An attack of something needs that something. */
const attacks: Rule = ({ findings, isWhole, problems }) =>
  findings
    .filter(({ name }) => isWhole && /exacerbation of asthma/i.test(name))
    .filter(({ at }) => !problems.some(({ name, onset }) => /^asthma$/i.test(name) && !isBefore(at, onset)))
    .map(({ at, name }) => `${name} on ${at}`);

const referrals: Rule = ({ referrals: all }) =>
  all.filter(({ reason }) => reason === '').map(({ recorded }) => `referral of ${recorded}`);

/** Problems, and what hangs on them. */
export const PROBLEM_RULES: Readonly<Record<string, Rule>> = {
  'problems are of the age at which they are met': tooYoung,
  'a problem that is over says since when, one that is not does not': statuses,
  'medication for a problem is given while it lasts': linked,
  'no problem is active twice': twice,
  'an attack is of a condition that the patient has': attacks,
  'every referral has a reason': referrals,
};
