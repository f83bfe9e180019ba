import { isOf } from './medicines.js';
import { ageOn, type Rule } from './rule.js';

/** Entries that only some people have: from and to which age, and which sex. */
const ENTRIES: readonly (readonly [what: RegExp, of: { from?: number; to?: number; sex?: string }])[] = [
  [/neoplasm of cervix|cervical/i, { from: 24, to: 65, sex: 'female' }],
  [/over 75 health check/i, { from: 75 }],
  [/district nurse/i, { from: 65 }],
  [/prostate/i, { from: 50, sex: 'male' }],
];

const entries: Rule = ({ born, findings, plans, sex: whose }) =>
  [...findings.map(({ at, name }) => ({ name, on: at })), ...plans.map(({ due, name }) => ({ name, on: due }))].flatMap(
    ({ name, on }) =>
      ENTRIES.filter(([what]) => what.test(name))
        .filter(([, { from = 0, sex = whose, to = 200 }]) => {
          const age = ageOn(born, on);
          return sex !== whose || age < from || age > to;
        })
        .map(() => `${name} on ${on}, at ${ageOn(born, on)}`),
  );

const retired: Rule = ({ born, findings }) =>
  findings
    .filter(({ at, words }) => /^retired/i.test(words) && ageOn(born, at) < 55)
    .map(({ at, words }) => `${words}, at ${ageOn(born, at)}`);

const SMOKES = /^smoker$/i;

const smokersOnThePill: Rule = ({ born, findings, medicines }) =>
  medicines
    .filter(({ name, start }) => isOf(name, 'combined pill') && ageOn(born, start) >= 35)
    .filter(() => findings.some(({ name }) => SMOKES.test(name)))
    .map(({ name, start }) => `${name} from ${start} on, at ${ageOn(born, start)}`);

const languages: Rule = ({ findings, languages: spoken }) =>
  findings
    .filter(({ name }) => /main spoken language english/i.test(name) && spoken.length > 0)
    .filter(() => !spoken.some((one) => /english/i.test(one)))
    .map(() => `said to speak English, and to speak ${spoken.join(', ')}`);

/** Reviews of a condition are planned for whoever has it. */
const REVIEWS: readonly (readonly [plan: RegExp, problem: RegExp])[] = [
  [/diabetic/i, /diabetes/i],
  [/asthma/i, /asthma/i],
  [/heart failure/i, /heart failure/i],
  [/mental health/i, /anxiety|depress/i],
];

const reviews: Rule = ({ plans, problems }) =>
  plans.flatMap(({ name }) =>
    REVIEWS.filter(([plan, problem]) => plan.test(name) && !problems.some((one) => problem.test(one.name))).map(
      () => name,
    ),
  );

const AUTUMN = /^\d{4}-(?:09|10|11|12)/;

const autumn: Rule = ({ plans }) =>
  plans
    .filter(({ due, name }) => /influenza/i.test(name) && !AUTUMN.test(due))
    .map(({ due, name }) => `${name} due ${due}`);

/** What depends on who somebody is. */
export const PERSON_RULES: Readonly<Record<string, Rule>> = {
  'entries are for the age and sex of the patient': entries,
  'nobody retires young': retired,
  'no smoker of 35 has a combined pill': smokersOnThePill,
  'people speak the language that they are registered with': languages,
  'reviews are planned for whoever has the condition': reviews,
  'influenza vaccine is planned for the autumn': autumn,
};
