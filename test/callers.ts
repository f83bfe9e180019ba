import { PERMISSIONS, type Caller, type Organisation } from '../src/domain/caller.js';
import { parseNHSNumber, type NHSNumber } from '../src/domain/nhs-number.js';
import { parseOdsCode, type OdsCode } from '../src/domain/ods-code.js';

/** Invented people and organisations. NHS numbers are of the 999 range, which is never issued. */
export const ods = (text: string): OdsCode => {
  const code = parseOdsCode(text);
  if (code === null) throw new Error(`The test needs an ODS code, and ${text} is none.`);
  return code;
};
export const nhs = (text: string): NHSNumber => {
  const number = parseNHSNumber(text);
  if (number === null) throw new Error(`The test needs an NHS number, and ${text} is none.`);
  return number;
};

export const ADA = nhs('9990000018');
export const BEN = nhs('9990000026');
export const CAT = nhs('9990000034');
export const HILLSIDE = ods('A99001');
export const RIVERSIDE = ods('B99002');

export const URGENT_CARE: Organisation = {
  odsCode: ods('X99001'),
  name: 'Example Urgent Care',
  type: 'urgent-care',
  phone: '01632 960001',
  asid: '999000000001',
};
export const OTHER_TRUST: Organisation = {
  odsCode: ods('X99002'),
  name: 'Example Trust',
  type: null,
  phone: null,
  asid: '999000000002',
};

/** A clinician who may do everything, or one who differs from her. */
export function callerOf(differs: Partial<Caller> = {}): Caller {
  return {
    userId: 'user-1',
    name: 'Dr Robin Example',
    family: 'Example',
    given: ['Robin'],
    prefix: ['Dr'],
    role: 'clinician',
    organisation: URGENT_CARE,
    permissions: new Set(PERMISSIONS),
    sdsUserId: '111222333444',
    sdsRoleProfileId: '555666777888',
    ...differs,
  };
}
