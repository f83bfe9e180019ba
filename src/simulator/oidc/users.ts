/** A user of the demo sign-in. */
export interface DemoUser {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string;
  readonly permissions: readonly string[];
  /** National user id; null for those without a smartcard. */
  readonly sdsUserId: string | null;
}

const PATIENT_CARE = [
  'SIGNED_IN',
  'DIRECTORY',
  'DEMOGRAPHICS',
  'APPOINTMENTS_READ',
  'APPOINTMENTS_WRITE',
  'REGISTER',
] as const;

/** Everybody who can sign in to the demo. The first is taken for whoever does not. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    id: 'demo-gp',
    givenName: 'Rosalind',
    familyName: 'Okonjo',
    role: 'clinician',
    permissions: [...PATIENT_CARE, 'RECORD', 'OPERATIONS'],
    sdsUserId: '555500000011',
  },
  {
    id: 'demo-receptionist',
    givenName: 'Dafydd',
    familyName: 'Marlbeck',
    role: 'booking',
    permissions: PATIENT_CARE,
    sdsUserId: '555500000022',
  },
  {
    id: 'demo-analyst',
    givenName: 'Priya',
    familyName: 'Kirkdale',
    role: 'analyst',
    permissions: ['SIGNED_IN', 'DIRECTORY', 'OPERATIONS'],
    sdsUserId: null,
  },
  {
    id: 'demo-privacy',
    givenName: 'Leonard',
    familyName: 'Stanworth',
    role: 'privacy officer',
    permissions: ['SIGNED_IN', 'AUDIT'],
    sdsUserId: null,
  },
];
