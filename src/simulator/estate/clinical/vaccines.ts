import type { Day } from '../../calendar/days.js';
import { rowsOf } from './table.js';
import type { Term } from './terms.js';

/** A vaccination of the national schedule, and whom it is for. */
export interface Vaccination {
  readonly key: string;
  readonly term: Term;
  readonly vaccine: Term | null;
  readonly manufacturer: string | null;
  /** Days after birth at which it is due. */
  readonly ageDays: number;
  /** First day on which it was to be had. */
  readonly since: Day;
  /** Birth years that it is for, both included. */
  readonly born: readonly [from: number, to: number];
  readonly dose: number | null;
  readonly route: 'intramuscular' | 'subcutaneous' | 'oral';
  readonly millilitres: number;
  readonly sex: 'female' | null;
}

const YEAR = 365.25;

/**
 * Key, SNOMED code of the procedure, its name, age in years, first day of the programme, born from, to, dose of the series, route,
 * millilitres, dm+d code and name of the product, manufacturer, and whom it is for alone. Vaccinations of childhood were written down
 * without a product.
 */
const SCHEDULE = `
polio-1 | 170353008 | Administration of first dose of poliomyelitis vaccine | 0.2 | 1962-02-01 | 1961 | 2100 | 1 | oral | 0.5
polio-2 | 170354002 | Administration of second dose of poliomyelitis vaccine | 0.3 | 1962-02-01 | 1961 | 2100 | 2 | oral | 0.5
polio-3 | 170355001 | Administration of third dose of poliomyelitis vaccine | 0.4 | 1962-02-01 | 1961 | 2100 | 3 | oral | 0.5
mmr-1 | 38598009 | Administration of measles and mumps and rubella vaccine | 1.1 | 1988-10-01 | 1987 | 2100 | 1 | subcutaneous | 0.5
mmr-2 | 170433008 | Administration of second dose of measles and mumps and rubella vaccine | 3.6 | 1996-10-01 | 1992 | 2100 | 2 | subcutaneous | 0.5
bcg | 42284007 | Bacillus Calmette-Guerin vaccination | 13.2 | 1953-09-01 | 1940 | 1991 | | subcutaneous | 0.1
meningitis-c | 314414007 | Administration of first dose of meningitis C vaccine | 14.5 | 1999-11-01 | 1985 | 1999 | 1 | intramuscular | 0.5
hpv-1 | 428741008 | Administration of first dose of human papilloma virus vaccine | 12.8 | 2012-09-01 | 1999 | 2100 | 1 | intramuscular | 0.5 | 10880211000001104 | Gardasil vaccine suspension for injection 0.5ml pre-filled syringes (Merck Sharp & Dohme (UK) Ltd) | Merck Sharp & Dohme (UK) Ltd | female
tetanus-booster | 170421003 | Administration of booster dose of poliomyelitis and tetanus vaccine | 15.1 | 1964-01-01 | 1950 | 2100 | | intramuscular | 0.5
pneumococcal | 12866006 | Pneumococcal vaccination | 65.3 | 2005-04-04 | 1925 | 2100 | | intramuscular | 0.5
shingles | 859641000000109 | Herpes zoster vaccination | 70.4 | 2013-09-02 | 1943 | 2100 | 1 | intramuscular | 0.5
`;

function readRow(row: readonly string[]): Vaccination {
  const [key = '', snomed = '', display = '', age, since = '', from, to, dose, route, millilitres, ...product] = row;
  const [code = '', name = '', manufacturer = '', sex] = product;
  return {
    key,
    term: { snomed, display },
    vaccine: code === '' ? null : { snomed: code, display: name },
    manufacturer: manufacturer === '' ? null : manufacturer,
    ageDays: Math.round(Number(age) * YEAR),
    since,
    born: [Number(from), Number(to)],
    dose: dose === '' ? null : Number(dose),
    route: route === 'oral' || route === 'subcutaneous' ? route : 'intramuscular',
    millilitres: Number(millilitres),
    sex: sex === 'female' ? sex : null,
  };
}

/** The schedule, in the order of age. */
export const VACCINATIONS: readonly Vaccination[] = rowsOf(SCHEDULE).map(readRow);

/** The vaccination that is given each autumn. */
export const INFLUENZA = {
  term: {
    snomed: '822851000000102',
    display: 'Seasonal influenza vaccination',
    read: { code: '65ED.00', display: 'Seasonal influenza vaccination' },
  },
  elsewhere: {
    snomed: '955651000000100',
    display: 'Seasonal influenza vaccination given by other healthcare provider',
  },
  vaccine: {
    snomed: '34680411000001107',
    display:
      'Quadrivalent influenza vaccine (split virion, inactivated) suspension for injection 0.5ml pre-filled syringes',
  },
  manufacturer: 'Sanofi',
  /** First day on which there was this vaccine; before, only the procedure was written down. */
  vaccineSince: '2013-09-01',
  /** Age at the end of the winter from which on everybody is offered it. */
  fromAge: 65,
} as const;

/** Conditions for which people are offered it whatever their age. */
export const AT_RISK: readonly string[] = [
  'asthma',
  'diabetes',
  'heart-failure',
  'ischaemic-heart-disease',
  'kidney-disease',
];

/** The vaccinations against COVID-19: the second so many days after the first. */
export const COVID = [
  {
    key: 'covid-1',
    term: {
      snomed: '1324681000000101',
      display: 'Administration of first dose of SARS-CoV-2 (severe acute respiratory syndrome coronavirus 2) vaccine',
    },
    dose: 1,
    daysAfterFirst: 0,
  },
  {
    key: 'covid-2',
    term: {
      snomed: '1324691000000104',
      display: 'Administration of second dose of SARS-CoV-2 (severe acute respiratory syndrome coronavirus 2) vaccine',
    },
    dose: 2,
    daysAfterFirst: 77,
  },
] as const;

/** Whose turn it was when to have the first of them: age at the end of that winter, the oldest first. */
export const COVID_TURNS: readonly { readonly fromAge: number; readonly since: Day }[] = [
  { fromAge: 80, since: '2021-01-11' },
  { fromAge: 70, since: '2021-01-25' },
  { fromAge: 65, since: '2021-02-15' },
  { fromAge: 50, since: '2021-03-08' },
  { fromAge: 40, since: '2021-05-03' },
  { fromAge: 18, since: '2021-06-07' },
];

/** The day on which ages counted for those turns. */
export const COVID_AGES_ON: Day = '2021-03-31';

/** The product of those vaccinations. */
export const COVID_VACCINE: Term = {
  snomed: '39115611000001103',
  display:
    'Comirnaty COVID-19 mRNA Vaccine 30micrograms/0.3ml dose concentrate for dispersion for injection multidose vials (Pfizer Ltd)',
};

export const SITES = {
  left: { snomed: '368208006', display: 'Left upper arm structure' },
  right: { snomed: '368209003', display: 'Right upper arm structure' },
} as const satisfies Readonly<Record<string, Term>>;

export const ROUTES = {
  intramuscular: { snomed: '78421000', display: 'Intramuscular route' },
  subcutaneous: { snomed: '34206005', display: 'Subcutaneous route' },
  oral: { snomed: '26643006', display: 'Oral route' },
} as const satisfies Readonly<Record<string, Term>>;

/** What patients said to being vaccinated: these are not vaccinations (spec 04 §2, includeStatus). */
export const VACCINATION_STATUSES = {
  'influenza-consent': { snomed: '822991000000104', display: 'Consent given for seasonal influenza vaccination' },
  'pneumococcal-consent': { snomed: '314848002', display: 'Consent given for pneumococcal vaccine' },
  'covid-declined': {
    snomed: '1324811000000107',
    display: 'SARS-CoV-2 (severe acute respiratory syndrome coronavirus 2) immunisation course declined',
  },
} as const satisfies Readonly<Record<string, Term>>;
