import type { Permission } from '../domain/caller.js';

/**
 * What each role may do, for sign-in services whose tokens name a role and no permissions. A role that is not here may do nothing but
 * sign in. GP Connect is for direct care: the analyst sees nothing about a patient, and only the privacy officer sees the audit.
 */
export const ROLES: Readonly<Record<string, readonly Permission[]>> = {
  clinician: [
    'DIRECTORY',
    'DEMOGRAPHICS',
    'RECORD',
    'APPOINTMENTS_READ',
    'APPOINTMENTS_WRITE',
    'REGISTER',
    'OPERATIONS',
  ],
  booking: ['DIRECTORY', 'DEMOGRAPHICS', 'APPOINTMENTS_READ', 'APPOINTMENTS_WRITE', 'REGISTER'],
  analyst: ['DIRECTORY', 'OPERATIONS'],
  'privacy officer': ['AUDIT'],
};
