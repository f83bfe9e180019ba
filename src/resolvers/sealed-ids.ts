import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { StaffKey } from '../domain/staff.js';

/** What an id stands for, and what is needed to ask for it again: with a patient, who they are, so that identity comes first. */
export type Identified =
  | { readonly kind: 'Patient'; readonly nhsNumber: NHSNumber }
  | { readonly kind: 'Practice'; readonly practice: OdsCode }
  | {
      readonly kind: 'Practitioner' | 'Location' | 'HealthcareService';
      readonly practice: OdsCode;
      readonly key: StaffKey;
    }
  | {
      readonly kind: 'Medication' | 'MedicationIssue' | 'Allergy' | 'Problem';
      readonly practice: OdsCode;
      readonly nhsNumber: NHSNumber;
      /** What tells the item from every other of its kind at its practice: see `itemName`. */
      readonly name: string;
    }
  | {
      readonly kind: 'Appointment';
      readonly practice: OdsCode;
      readonly nhsNumber: NHSNumber;
      readonly id: string;
    };

/** Seals ids and opens them. */
export interface SealedIds {
  /** The same thing always gets the same id, on every replica with the same key. */
  seal(thing: Identified): string;
  /** Null for anything that this server, with this key, did not seal. */
  open(id: string): Identified | null;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with AES-256-GCM under a nonce made from the content (a synthetic initialisation vector): equal contents give equal ids, and
 * nothing can be read from or changed in an id without the key. An id is not a permission: identity, permission and audit are checked
 * whenever one is used.
 */
export function createSealedIds(secret: string): SealedIds {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `gpconnect-graphql ${purpose}`, 32));
  const sealing = derive('sealing');
  const naming = derive('nonces');
  const nonceOf = (content: Buffer) => createHmac('sha256', naming).update(content).digest().subarray(0, NONCE_BYTES);

  return {
    seal(thing) {
      const content = Buffer.from(JSON.stringify(packed(thing)));
      const nonce = nonceOf(content);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const sealed = Buffer.concat([nonce, cipher.update(content), cipher.final()]);
      return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
    },
    open(id) {
      const bytes = Buffer.from(id, 'base64url');
      if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', sealing, nonce);
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const content = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
        // Only this server seals, so what opens has the form that it sealed.
        return timingSafeEqual(nonce, nonceOf(content))
          ? unpacked(JSON.parse(content.toString('utf8')) as Packed)
          : null;
      } catch {
        return null;
      }
    },
  };
}

/** Kinds by their place here: never reordered, because ids outlive releases. */
const KINDS = [
  'Patient',
  'Practice',
  'Practitioner',
  'Location',
  'HealthcareService',
  'Medication',
  'MedicationIssue',
  'Allergy',
  'Problem',
  'Appointment',
] as const satisfies readonly Identified['kind'][];

/** An id's content without its names: ids stand in every answer, many times. */
type Packed = readonly [kind: number, ...values: unknown[]];

function packed({ kind, ...content }: Identified): Packed {
  const names = Object.keys(content).sort() as (keyof typeof content)[];
  return [KINDS.indexOf(kind), ...names.map((name) => content[name])];
}

/** What each kind carries, in the order of the alphabet. */
const CARRIES: Readonly<Record<Identified['kind'], readonly string[]>> = {
  Patient: ['nhsNumber'],
  Practice: ['practice'],
  Practitioner: ['key', 'practice'],
  Location: ['key', 'practice'],
  HealthcareService: ['key', 'practice'],
  Medication: ['name', 'nhsNumber', 'practice'],
  MedicationIssue: ['name', 'nhsNumber', 'practice'],
  Allergy: ['name', 'nhsNumber', 'practice'],
  Problem: ['name', 'nhsNumber', 'practice'],
  Appointment: ['id', 'nhsNumber', 'practice'],
};

function unpacked([place, ...values]: Packed): Identified | null {
  const kind = KINDS[place];
  if (kind === undefined) return null;
  const content = Object.fromEntries(CARRIES[kind].map((name, index) => [name, values[index]]));
  // Only this server packs, so what is unpacked has the form that it packed.
  return { kind, ...content } as unknown as Identified;
}
