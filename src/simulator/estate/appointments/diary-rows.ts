/** Appointments of one patient at one practice. */
export interface DiaryRow {
  readonly nhsNumber: string;
  readonly practice: string;
  /** How many lie ahead, from tomorrow on. */
  readonly ahead: number;
  /** How many lie behind: they are never given (spec 03 §7). */
  readonly behind?: number;
  /** One earlier today: listed until midnight, and not to be changed. */
  readonly earlierToday?: true;
  /** One of those ahead is a visit. */
  readonly visit?: true;
  /** One of those ahead has been cancelled. */
  readonly cancelled?: true;
}

/** Who has appointments where. */
export const DIARY: readonly DiaryRow[] = [
  { nhsNumber: '9990000018', practice: 'A99001', ahead: 16, behind: 4, earlierToday: true },
  { nhsNumber: '9990000026', practice: 'A99001', ahead: 3, behind: 6 },
  { nhsNumber: '9990000042', practice: 'B99002', ahead: 5, behind: 2, visit: true, cancelled: true },
  { nhsNumber: '9990000042', practice: 'D99004', ahead: 3 },
  { nhsNumber: '9990000050', practice: 'C99003', ahead: 2, behind: 1 },
  { nhsNumber: '9990000107', practice: 'A99001', ahead: 1 },
  { nhsNumber: '9990000239', practice: 'G99007', ahead: 2 },
];
