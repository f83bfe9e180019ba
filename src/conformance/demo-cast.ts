import { INTERACTIONS } from './asking/products.js';
import type { Scenario } from './scenario.js';

/** Who plays the numbered patients of the scenarios at each practice of the demo estate. */
const CAST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  A99001: {
    patient1: '9990000069', // nothing recorded
    patient2: '9990000018', // everyday
    patient3: '9990000182', // brief: no problems
    patient4: '9990000069', // no medication
    patient6: '9990000018', // allergies, also ended ones
    patient7: '9990000026',
    patient8: '9990000182', // allergies without problems
    patient12: '9990000255',
    patient13: '9990000107', // record in transit
    patientElsewhere: '9990000050', // on another practice's list
    patientSpare: '9990000085', // without appointments
    PAIRED: 'Urgent GP', // free slots that follow each other
    SHARED: 'Nurse', // six pairs of slots a day, each kept for others: see the rows of its session
    LIMITED: 'Link worker', // slots of which one organisation may take two of a session
    EMBARGOED: 'Same day GP', // slots that open at six in the evening before
  },
  B99002: {
    patient5: '9990000077', // no known allergies
    patient15: '9990000131', // refuses sharing
    patient16: '9990000034', // confidential items
    patientVisited: '9990000042', // has a visit ahead
    patientDiedLately: '9990000468', // documents can still be had
    patientDiedLongAgo: '9990000476',
  },
  // Everybody here is everyday: what version 1.2 says of a record with allergies and medication is asked of them.
  C99003: {
    patient1: '9990000050',
    patient2: '9990000050',
    patient3: '9990000050',
    patient6: '9990000336',
    patient7: '9990000387',
    patient12: '9990000433',
    patient13: '9990000433',
  },
  D99004: { patient1: '9990000042' }, // temporarily registered
  E99005: { patient2: '9990000212' },
};

/** Those whom no practice of the estate answers for. */
const NOBODYS: Readonly<Record<string, string>> = {
  patient9: '9990000158', // sensitive
  patient10: '9990000158',
  patient11: '9990000174', // superseded
  patient14: '9990000190', // not on PDS
  patient17: '9990000093', // ended allergies
  patient18: '9990000166', // deceased
  patient21: '9990000204', // left
  patientNotInSystem: '9990000190',
  patientInvalidated: '9990000441', // marked invalid on PDS
};

/** The services of the hub: slots are linked to the second. */
const SERVICES = { HEALTHCARE1: '9999999998', HEALTHCARE2: '9999999999', dosId: '9999999999' } as const;

/** Practices by what a scenario's `at` wants of them. */
const AT: Readonly<Record<string, string>> = {
  main: 'A99001',
  second: 'B99002',
  'version 1.2': 'C99003',
  hub: 'D99004',
  'structured switched off': 'E99005',
};

/** The same for scenarios that go through the secure proxy. */
const PROXIED: Readonly<Record<string, string>> = {
  'main through the proxy': 'A99001',
  'unreachable through the proxy': 'F99006',
  'without an agreement through the proxy': 'P00002',
};

/** Everybody on the list of another practice can be registered at the hub for a while. */
export const REGISTRABLE = [
  '018',
  '026',
  '034',
  '050',
  '069',
  '077',
  '085',
  '093',
  '107',
  '115',
  '182',
  '212',
  '220',
  '239',
  '247',
  '255',
  '204',
  '263',
  '271',
  '298',
  '301',
  '328',
  '336',
  '344',
  '352',
  '360',
  '379',
  '387',
  '395',
  '409',
  '417',
  '425',
  '433',
].map((end) => `9990000${end}`);

interface Choice {
  readonly practice: string;
  readonly fits: (scenario: Scenario) => boolean;
}

const mentions =
  (pattern: RegExp) =>
  (scenario: Scenario): boolean =>
    pattern.test(JSON.stringify(scenario));

/** Scenarios that are asked of one practice first, if all their patients are there; the first row that fits decides. */
const CHOICES: readonly Choice[] = [
  { practice: 'D99004', fits: mentions(/HealthcareService|HEALTHCARE|dosId|"Healthcare/) },
  { practice: 'D99004', fits: ({ request }) => request.interaction === 'RegisterPatient' },
  // Version 1.2 of the record: its operation is of another version, and other areas are unknown to it.
  { practice: 'C99003', fits: mentions(/GetStructuredRecord-Operation-1\/_history\/1\.12/) },
  {
    practice: 'C99003',
    fits: ({ versions, request }) =>
      versions.join(',') === '1.2.8' && INTERACTIONS[request.interaction].product === 'structured',
  },
];

/** Where patients are looked for who are named without a practice, in this order. */
const USUAL = ['A99001', 'B99002'];

/** Code of the practice that a scenario is asked of; null if there is none such. */
export function practiceFor(scenario: Scenario): string | null {
  if (scenario.at !== undefined) return AT[scenario.at] ?? PROXIED[scenario.at] ?? null;
  const choice = CHOICES.find(({ fits }) => fits(scenario));
  const practices = choice === undefined ? USUAL : [choice.practice, ...USUAL];
  const named = JSON.stringify(scenario).match(/\bpatient\d+\b/g) ?? [];
  const own = named.filter((name) => NOBODYS[name] === undefined);
  const whereAllAre = practices.find((practice) => own.every((name) => CAST[practice]?.[name] !== undefined));
  return whereAllAre ?? practices[0] ?? null;
}

/** Whether a scenario goes through the secure proxy. */
export function isProxied({ at }: Scenario): boolean {
  return at !== undefined && Object.hasOwn(PROXIED, at);
}

/** Everybody, wherever they are: a token or a body may name patients of another practice. */
const ELSEWHERE: Readonly<Record<string, string>> = Object.fromEntries(
  USUAL.flatMap((practice) => Object.entries(CAST[practice] ?? {})),
);

/** What placeholders mean at a practice. */
export function valuesAt(practice: string): Readonly<Record<string, string>> {
  return { ...ELSEWHERE, ...NOBODYS, ...CAST[practice], ...SERVICES, ORG1: practice };
}
