import { nhsNumberFrom } from '../nhs-number.js';
import type { Gender } from './people/names.js';
import type { RecordKind } from './record-kinds.js';

/** How the national demographics service stands to a number. */
export type PdsStanding =
  'listed' | 'sensitive' | 'deceased' | 'unknown' | 'invalidated' | { readonly supersededBy: string };

/** One patient of the demo estate whom outside checks rely on. */
export interface PatientRow {
  readonly nhsNumber: string;
  /** Registered practice as PDS says. */
  readonly practice: string | null;
  readonly pds: PdsStanding;
  readonly record: RecordKind;
  readonly gender: Gender;
  readonly bornIn: number;
  /** Practices where they are registered for a while only. */
  readonly temporaryAt?: readonly string[];
  /** Practices where they were registered for a while, and are no longer. */
  readonly formerlyAt?: readonly string[];
  /** What their practice has down otherwise than PDS. */
  readonly heldAs?: { readonly family: string; readonly birthDate: string };
  readonly refusesSharing?: true;
  /** Somebody who has died, and on whose list they were. */
  readonly died?: { readonly daysAgo: number; readonly onTheListOf: string };
  /** Days since they joined their practice. */
  readonly registeredDaysAgo?: number;
  readonly whatFor: string;
}

const LISTED = { pds: 'listed', record: 'everyday' } as const;
const NOWHERE = { practice: null, record: 'nothing' } as const;

const SPREAD = ['A99001', 'B99002', 'C99003', 'E99005', 'G99007'] as const;

/** Everyday patients, spread over the practices; null where the check digit makes no number. */
function generatedRow(index: number): PatientRow | null {
  const nhsNumber = nhsNumberFrom(`9990000${26 + index}`);
  const practice = SPREAD[index % SPREAD.length] ?? null;
  if (nhsNumber === null) return null;
  return {
    ...LISTED,
    nhsNumber,
    practice,
    gender: index % 2 === 0 ? 'female' : 'male',
    bornIn: 1935 + ((index * 17) % 70),
    whatFor: 'generated, everyday',
  };
}

/** The special patients of the demo estate, in its order. */
export const PATIENTS: readonly PatientRow[] = [
  {
    ...LISTED,
    nhsNumber: '9990000018',
    practice: 'A99001',
    gender: 'female',
    bornIn: 1957,
    whatFor: 'the everyday patient: repeats, acutes, issues, allergies, problems, appointments',
  },
  {
    ...LISTED,
    nhsNumber: '9990000026',
    practice: 'A99001',
    record: 'long',
    gender: 'male',
    bornIn: 1941,
    whatFor: 'a long record',
  },
  {
    ...LISTED,
    nhsNumber: '9990000034',
    practice: 'B99002',
    record: 'very-long',
    gender: 'female',
    bornIn: 1938,
    whatFor: 'a very long record, one confidential medication',
  },
  {
    ...LISTED,
    nhsNumber: '9990000042',
    practice: 'B99002',
    gender: 'male',
    bornIn: 1968,
    temporaryAt: ['D99004'],
    whatFor: 'everyday, temporarily registered at D99004 too; appointments at both, a visit among them',
  },
  {
    ...LISTED,
    nhsNumber: '9990000050',
    practice: 'C99003',
    gender: 'female',
    bornIn: 1949,
    whatFor: 'everyday at an older provider',
  },
  {
    ...LISTED,
    nhsNumber: '9990000069',
    practice: 'A99001',
    record: 'nothing',
    gender: 'male',
    bornIn: 1996,
    whatFor: 'nothing recorded at all',
  },
  {
    ...LISTED,
    nhsNumber: '9990000077',
    practice: 'B99002',
    record: 'no-known-allergies',
    gender: 'female',
    bornIn: 1999,
    whatFor: 'no known allergies, as an entry',
  },
  {
    ...LISTED,
    nhsNumber: '9990000085',
    practice: 'A99001',
    record: 'degraded',
    gender: 'male',
    bornIn: 1953,
    whatFor: 'degraded drug allergy and medication, free-text entries',
  },
  {
    ...LISTED,
    nhsNumber: '9990000093',
    practice: 'B99002',
    record: 'ended',
    gender: 'female',
    bornIn: 1962,
    whatFor: 'ended allergies with and without a reason; ended medication of every kind',
  },
  {
    ...LISTED,
    nhsNumber: '9990000107',
    practice: 'A99001',
    record: 'in-transit',
    gender: 'female',
    bornIn: 1979,
    registeredDaysAgo: 19,
    whatFor: 'record in transit from the practice before: what was written and told since joining',
  },
  {
    ...LISTED,
    nhsNumber: '9990000115',
    practice: 'B99002',
    record: 'awaiting-filing',
    gender: 'male',
    bornIn: 1971,
    whatFor: 'items awaiting filing; an item from the hospital',
  },
  {
    ...LISTED,
    nhsNumber: '9990000123',
    practice: 'A99001',
    gender: 'female',
    bornIn: 1984,
    heldAs: { family: 'Quarnwick', birthDate: '1984-02-11' },
    whatFor: 'demographics differ from PDS: family name and birth date',
  },
  {
    ...LISTED,
    nhsNumber: '9990000131',
    practice: 'B99002',
    gender: 'male',
    bornIn: 1976,
    refusesSharing: true,
    whatFor: 'refuses sharing',
  },
  {
    ...NOWHERE,
    nhsNumber: '9990000158',
    pds: 'sensitive',
    gender: 'female',
    bornIn: 1990,
    whatFor: 'sensitive on PDS: nobody is asked',
  },
  {
    ...NOWHERE,
    nhsNumber: '9990000166',
    pds: 'deceased',
    record: 'everyday',
    gender: 'male',
    bornIn: 1934,
    died: { daysAgo: 12, onTheListOf: 'A99001' },
    whatFor: 'deceased; the record can still be had as HTML at A99001',
  },
  {
    ...NOWHERE,
    nhsNumber: '9990000174',
    pds: { supersededBy: '9990000182' },
    gender: 'female',
    bornIn: 1973,
    whatFor: 'superseded by 9990000182',
  },
  {
    ...LISTED,
    nhsNumber: '9990000182',
    practice: 'A99001',
    record: 'brief',
    gender: 'female',
    bornIn: 1973,
    whatFor: 'the number that superseded 9990000174',
  },
  { ...NOWHERE, nhsNumber: '9990000190', pds: 'unknown', gender: 'male', bornIn: 1981, whatFor: 'not on PDS' },
  {
    ...LISTED,
    ...NOWHERE,
    nhsNumber: '9990000204',
    gender: 'male',
    bornIn: 1992,
    formerlyAt: ['A99001'],
    whatFor: 'on PDS, without a practice; was registered at A99001 for a while',
  },
  {
    ...LISTED,
    nhsNumber: '9990000212',
    practice: 'E99005',
    gender: 'female',
    bornIn: 1951,
    whatFor: 'at the practice that has the structured record switched off',
  },
  {
    ...LISTED,
    nhsNumber: '9990000220',
    practice: 'F99006',
    gender: 'female',
    bornIn: 1965,
    whatFor: 'at the practice that cannot be reached',
  },
  {
    ...LISTED,
    nhsNumber: '9990000239',
    practice: 'G99007',
    gender: 'male',
    bornIn: 1959,
    whatFor: 'at the slow practice',
  },
  {
    ...LISTED,
    nhsNumber: '9990000247',
    practice: 'A99001',
    record: 'not-for-patient',
    gender: 'female',
    bornIn: 1993,
    whatFor: 'items marked as not for the patient',
  },
  {
    ...LISTED,
    nhsNumber: '9990000255',
    practice: 'A99001',
    record: 'medication-review',
    gender: 'male',
    bornIn: 1946,
    whatFor:
      'run-out repeats not ended, re-authorised repeats, dosage changes, repeat dispensing with post-dated issues',
  },
  ...Array.from({ length: 18 }, (_unused, index) => generatedRow(index)).filter((row) => row !== null),
  {
    ...NOWHERE,
    nhsNumber: '9990000441',
    pds: 'invalidated',
    gender: 'female',
    bornIn: 1985,
    whatFor: 'marked invalid on PDS',
  },
  {
    ...NOWHERE,
    nhsNumber: '9990000468',
    pds: 'deceased',
    record: 'long',
    gender: 'female',
    bornIn: 1929,
    died: { daysAgo: 9, onTheListOf: 'B99002' },
    whatFor: 'deceased; documents can still be had at B99002',
  },
  {
    ...NOWHERE,
    nhsNumber: '9990000476',
    pds: 'deceased',
    record: 'long',
    gender: 'male',
    bornIn: 1931,
    died: { daysAgo: 60, onTheListOf: 'B99002' },
    whatFor: 'deceased too long ago for anything to be had; was at B99002',
  },
];
