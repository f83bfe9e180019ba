import type { OdsCode } from './ods-code.js';

/** What a user may do: the schema's `Permission`. Closed: a new one is a decision. */
export const PERMISSIONS = [
  'SIGNED_IN',
  'DIRECTORY',
  'DEMOGRAPHICS',
  'RECORD',
  'APPOINTMENTS_READ',
  'APPOINTMENTS_WRITE',
  'REGISTER',
  'AUDIT',
  'OPERATIONS',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The organisation a user acts for: named in every token a practice sees (spec 01 §6.2). */
export interface Organisation {
  readonly odsCode: OdsCode;
  readonly name: string;
  /** `gp-practice`, `urgent-care`, or another type that a practice may know. */
  readonly type: string | null;
  readonly phone: string | null;
  /** Its accredited system id: sent as `Ssp-From`. */
  readonly asid: string;
}

/** The signed-in user, as practices will see them. */
export interface Caller {
  /** The user's id at their sign-in service. */
  readonly userId: string;
  /** Name to show. */
  readonly name: string;
  readonly family: string;
  readonly given: readonly string[];
  readonly prefix: readonly string[];
  /** The one role they act in now. */
  readonly role: string;
  readonly organisation: Organisation;
  readonly permissions: ReadonlySet<Permission>;
  /** National user id, if they have one. */
  readonly sdsUserId: string | null;
  /** National role profile, if they have one. */
  readonly sdsRoleProfileId: string | null;
}
