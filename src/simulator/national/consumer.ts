import { INTERACTIONS } from '../practice/interactions.js';

/** An organisation that may call practices: whose ASID stands in `Ssp-From`. */
export interface ConsumerOrganisation {
  readonly odsCode: string;
  readonly name: string;
  /** Organisation type, as slots are restricted by it (spec 03 §9.4). */
  readonly type: 'urgent-care' | 'gp-practice';
  readonly phone: string;
  readonly asid: string;
  readonly partyKey: string;
  /** URL of its Spine endpoint: `iss` of its tokens. */
  readonly url: string;
  /** Name that its client certificate has to be made out to (spec 01 §4.3). */
  readonly fqdn: string;
  /** Interactions that it is accredited for. */
  readonly interactions: readonly string[];
}

/** The organisation that all demo users act for. */
export const DEMO_CONSUMER: ConsumerOrganisation = {
  odsCode: 'Z99000',
  name: 'Demonstration Care Alliance',
  type: 'urgent-care',
  phone: '0113 496 0000',
  asid: '200000099000',
  partyKey: 'Z99000-990000',
  url: 'https://demonstration-care-alliance.example/',
  fqdn: 'demonstration-care-alliance.example',
  interactions: Object.values(INTERACTIONS).map(({ id }) => id),
};
