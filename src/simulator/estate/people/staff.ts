import { randomFor } from '../../chance/random.js';
import { stableDigits } from '../../chance/stable-id.js';
import { hasQuirk } from '../personalities.js';
import type { PracticeRow } from '../practice-rows.js';
import type { LogicalIds } from '../logical-ids.js';
import { type Gender, type PersonName, personName } from './names.js';

/** A job role of the national list (spec 03 §9.4). */
export interface JobRole {
  readonly code: string;
  readonly display: string;
}

/** Roles that the practices of the estate have posts or sessions for. */
export const JOB_ROLES = {
  partner: { code: 'R0260', display: 'General Medical Practitioner' },
  salaried: { code: 'R0270', display: 'Salaried General Practitioner' },
  sessional: { code: 'R6300', display: 'Sessional GP' },
  nurse: { code: 'R0600', display: 'Specialist Nurse Practitioner' },
  assistant: { code: 'R1480', display: 'Healthcare Assistant' },
  pharmacist: { code: 'R1290', display: 'Pharmacist' },
  socialWorker: { code: 'R1330', display: 'Social Worker' },
} as const satisfies Readonly<Record<string, JobRole>>;

/** Someone who works at a practice. */
export interface StaffMember {
  readonly key: string;
  /** Logical id on the server of Foundations and Appointments. */
  readonly id: string;
  readonly name: PersonName;
  readonly gender: Gender;
  readonly sdsUserId: string | null;
  readonly roleProfileIds: readonly string[];
  readonly gmcNumber: string | null;
  readonly role: JobRole;
  readonly prescribes: boolean;
}

interface Post {
  readonly key: string;
  readonly role: JobRole;
  readonly roleProfiles: number;
  readonly doctor: boolean;
  readonly prescribes: boolean;
}

const doctor = (key: string, role: JobRole, roleProfiles: number): Post => ({
  key,
  role,
  roleProfiles,
  doctor: true,
  prescribes: true,
});

/** Posts of a practice: people with no, one and two role profiles among them. */
const SURGERY_POSTS: readonly Post[] = [
  doctor('gp-1', JOB_ROLES.partner, 2),
  doctor('gp-2', JOB_ROLES.partner, 1),
  doctor('gp-3', JOB_ROLES.salaried, 1),
  { key: 'nurse', role: JOB_ROLES.nurse, roleProfiles: 1, doctor: false, prescribes: true },
  { key: 'assistant', role: JOB_ROLES.assistant, roleProfiles: 0, doctor: false, prescribes: false },
  { key: 'pharmacist', role: JOB_ROLES.pharmacist, roleProfiles: 1, doctor: false, prescribes: true },
];
const HUB_POSTS: readonly Post[] = [
  doctor('gp-1', JOB_ROLES.sessional, 1),
  doctor('gp-2', JOB_ROLES.sessional, 2),
  { key: 'nurse', role: JOB_ROLES.nurse, roleProfiles: 1, doctor: false, prescribes: true },
  { key: 'pharmacist', role: JOB_ROLES.pharmacist, roleProfiles: 0, doctor: false, prescribes: true },
];

/** The staff of a practice: four at a hub that keeps no records, six elsewhere. */
export function staffOf(row: PracticeRow, ids: LogicalIds, seed: string): readonly StaffMember[] {
  const posts = row.structured === null ? HUB_POSTS : SURGERY_POSTS;
  const withoutId = hasQuirk(row.personality, 'staffWithoutNationalId') ? 'pharmacist' : null;
  return posts.map((post) => {
    const random = randomFor(seed, row.odsCode, 'staff', post.key);
    const gender: Gender = random.chance(0.55) ? 'female' : 'male';
    const name = personName(random, gender);
    return {
      key: post.key,
      id: ids.of('Practitioner', post.key),
      name: post.doctor ? { ...name, prefix: 'Dr' } : name,
      gender,
      sdsUserId: post.key === withoutId ? null : stableDigits(12, 'sds user', row.odsCode, post.key),
      roleProfileIds: Array.from({ length: post.roleProfiles }, (_unused, index) =>
        stableDigits(12, 'role profile', row.odsCode, post.key, index),
      ),
      gmcNumber: post.doctor ? stableDigits(7, 'gmc', row.odsCode, post.key) : null,
      role: post.role,
      prescribes: post.prescribes,
    };
  });
}
