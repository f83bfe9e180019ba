import { lookUp, rowsOf } from './table.js';
import type { Term } from './terms.js';

/** Free text among the entries of a record (spec 04 §13). */
export const COMMENT_NOTE: Term = { snomed: '37331000000100', display: 'Comment note' };

const standIn =
  (snomed: string, display: string) =>
  (text: string): Term => ({ snomed, display, text });

/** Terms of entries that lost their codes on the way from another system: the meaning is in the text alone (spec 04 §9). */
export const DEGRADED = {
  entry: standIn('196411000000103', 'Transfer-degraded record entry'),
  plan: standIn('196451000000104', 'Transfer-degraded plan'),
  referral: standIn('196431000000106', 'Transfer-degraded referral'),
} as const;

/** Key, SNOMED code, term, and the Read v2 code that older entries were made with. */
const TABLE = `
adherence-good | 182884001 | Drug compliance good | 8B3E.00
appendicectomy | 80146002 | Appendicectomy | 7700.00
asthma-check | 270442000 | Asthma monitoring check done | 9OJA.00
born-england | 223664003 | England
carer | 407542009 | Informal carer
consent-records | 417528008 | Consent given for upload to local shared electronic record | 93C0.00
consent-summary | 773031000000109 | Express consent for core Summary Care Record dataset upload
did-not-attend | 281399006 | Did not attend | 9N42.00
discharged | 183665006 | Discharged from hospital | 8HE..00
district-nurse | 160761000 | District nurse attends | 13G6.00
english | 315570003 | Main spoken language English | 13l6.00
ethnicity | 976631000000101 | White: English or Welsh or Scottish or Northern Irish or British - England and Wales ethnic category 2011 census
ex-smoker | 8517006 | Ex-smoker | 137S.00
family-asthma | 160377001 | Family history of asthma | 12D2.00
family-diabetes | 160303001 | Family history of diabetes mellitus | 1252.00
family-heart | 266897007 | FH: Myocardial infarction | 12C5.00
home-blood-pressure | 413153004 | Blood pressure recorded by patient at home | 246d.00
housebound | 160689007 | Housebound | 13CA.00
lives-alone | 105529008 | Lives alone | 13F3.00
medication-review | 314530002 | Medication review done | 8B3V.00
mobile | 160683008 | Needs walking aid in home
never-smoked | 266919005 | Never smoked tobacco | 1371.00
no-side-effects | 408508002 | Has shown no side effects from medication
occupation | 14679004 | Occupation | 0....00
organ-donor | 160654005 | Willing to be donor | 13VA.00
patient-note | 905561000000106 | Special patient note
pulse-irregular | 271637005 | Pulse irregularly irregular | 2432.00
smoker | 77176002 | Smoker | 137R.00
tonsillectomy | 173422009 | Tonsillectomy | 7531.11
urine-dipstick | 231121000000101 | Test strip urinalysis
widowed | 33553000 | Widowed | 1335.00
`;

function readRow([key = '', snomed = '', display = '', read]: readonly string[]): readonly [string, Term] {
  return [key, read === undefined ? { snomed, display } : { snomed, display, read: { code: read, display } }];
}

/** The finding of this key: what practices record of a patient beside problems and readings. */
export const finding = lookUp(new Map(rowsOf(TABLE).map(readRow)), 'finding');
