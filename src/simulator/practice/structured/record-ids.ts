import { stableHex, stableUuid } from '../../chance/stable-id.js';
import type { LogicalIds } from '../../estate/logical-ids.js';
import { hasQuirk, type PersonalityName } from '../../estate/personalities.js';
import type { Practice } from '../../estate/practice.js';
import { ID_MARK } from './call-marks.js';

interface IdStyle {
  readonly shape: (hex: string, joint: string) => string;
  readonly upperCase: boolean;
  /** System of the identifiers of record items. */
  readonly system: (odsCode: string) => string;
  readonly value: (hex: string) => string;
}

function guid(hex: string): string {
  return `${ID_MARK}-${hex.slice(0, 4)}-4${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
}

/** What ids and identifiers look like in the records of each system. */
const STYLES: Readonly<Record<PersonalityName, IdStyle>> = {
  plain: {
    shape: guid,
    upperCase: false,
    system: () => 'https://practice-simulator.example/Id/record-item',
    value: (hex) => stableUuid(hex),
  },
  'emis-like': {
    shape: (hex) => guid(hex.toUpperCase()),
    upperCase: true,
    system: (odsCode) => `https://ashbridge-web.example/${odsCode}`,
    value: (hex) => hex.slice(0, 40).toUpperCase(),
  },
  'tpp-like': {
    shape: (hex, joint) => `${hex.slice(0, 4)}000000000000${joint}${ID_MARK}${hex.slice(4, 12)}`,
    upperCase: false,
    system: () => 'https://systemate.example/Id/item-id',
    value: (hex) => `${hex.slice(0, 4)}000000000000_${hex.slice(4, 20)}`,
  },
  'vision-like': {
    shape: (hex) => `v${ID_MARK}-${hex.slice(0, 10)}`,
    upperCase: false,
    system: () => 'https://clearview.example/Id/entry',
    value: (hex) => String(Number.parseInt(hex.slice(0, 12), 16)),
  },
};

/** Ids of everything in one patient's record, changing with each call; and identifiers, which do not (spec 04 §3). */
export interface RecordIds extends LogicalIds {
  /** `Type/id`. */
  reference(type: string, key: string): { reference: string };
  /** The stable identifier of an item. */
  identifier(type: string, key: string): { system: string; value: string };
}

/** The ids of a patient's record at a practice. */
export function recordIds(practice: Practice, nhsNumber: string): RecordIds {
  const { odsCode, personality } = practice.row;
  const style = STYLES[personality];
  const joint = hasQuirk(personality, 'underscoreInIds') ? '_' : '-';
  const of = (type: string, key: string): string =>
    style.shape(stableHex('record id', odsCode, nhsNumber, type, key), joint);
  return {
    of,
    reference: (type, key) => ({ reference: `${type}/${of(type, key)}` }),
    identifier: (type, key) => ({
      system: style.system(odsCode),
      value: style.value(stableHex('record identifier', odsCode, nhsNumber, type, key)),
    }),
  };
}

/** Whether the ids of a system are written in capitals. */
export function hasUpperCaseIds(personality: PersonalityName): boolean {
  return STYLES[personality].upperCase;
}
