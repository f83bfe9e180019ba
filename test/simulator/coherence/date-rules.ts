import type { Rule } from './rule.js';
import { isBefore } from './rule.js';
import type { ToldRecord } from './told-record.js';

type Dated = readonly [what: string, date: string];

/** When everything was entered. */
function entered(record: ToldRecord): readonly Dated[] {
  const named = (list: readonly { readonly name: string; readonly recorded: string }[]): readonly Dated[] =>
    list.map(({ name, recorded }) => [`${name}, entered`, recorded]);
  return [
    ...named(record.medicines),
    ...record.medicines.flatMap(({ issues, name }) =>
      issues.map(({ written }) => [`${name}, written`, written] as const),
    ),
    ...named(record.allergies),
    ...named(record.problems),
    ...named(record.vaccinations),
    ...named(record.referrals),
    ...named(record.plans),
    ...named(record.documents),
    ...record.encounters.map((at) => ['encounter', at] as const),
  ];
}

/** When everything was, which may have been long before it was entered. */
function happened({ allergies, findings, medicines, problems, vaccinations }: ToldRecord): readonly Dated[] {
  return [
    ...medicines.flatMap(({ name, start, stopped }) => [
      [`${name}, started`, start] as const,
      [`${name}, stopped`, stopped?.on ?? ''] as const,
    ]),
    ...allergies.flatMap(({ ended, name, onset }) => [
      [`${name}, since`, onset] as const,
      [`${name}, ended`, ended] as const,
    ]),
    ...problems.flatMap(({ ended, name, onset }) => [
      [`${name}, since`, onset] as const,
      [`${name}, ended`, ended] as const,
    ]),
    ...findings.map(({ at, name }) => [name, at] as const),
    ...vaccinations.map(({ name, on }) => [name, on] as const),
  ].filter(([, date]) => date !== '');
}

const said = (dates: readonly Dated[]): readonly string[] => dates.map(([what, date]) => `${what}: ${date}`);

const inOrder: Rule = ({ allergies, plans, problems, vaccinations }) => [
  ...[...problems, ...allergies]
    .filter(({ ended, onset, recorded }) => isBefore(recorded, onset) || (ended !== '' && isBefore(ended, onset)))
    .map(({ ended, name, onset, recorded }) => `${name}: since ${onset}, entered ${recorded}, ended ${ended}`),
  ...vaccinations
    .filter(({ expires, on, recorded }) => isBefore(recorded, on) || (expires !== '' && isBefore(expires, on)))
    .map(({ expires, name, on, recorded }) => `${name}: ${on}, entered ${recorded}, expired ${expires}`),
  ...plans
    .filter(({ due, recorded }) => due !== '' && isBefore(due, recorded))
    .map(({ due, name, recorded }) => `${name}: due ${due}, planned ${recorded}`),
];

/** When things were, and when they were entered. */
export const DATE_RULES: Readonly<Record<string, Rule>> = {
  'nothing was before birth': (record) =>
    said([...entered(record), ...happened(record)].filter(([, date]) => isBefore(date, record.born))),
  'nothing that is entered is still to come': (record) =>
    said([...entered(record), ...happened(record)].filter(([, date]) => isBefore(record.today, date))),
  'things are entered after they were, and end after they began': inOrder,
  'a record in transit has nothing that was entered before the patient joined': (record) =>
    record.warnings.includes('data-in-transit')
      ? said(
          [...entered(record), ...record.findings.map(({ at, name }) => [name, at] as const)].filter(([, date]) =>
            isBefore(date, record.registered),
          ),
        )
      : [],
};
