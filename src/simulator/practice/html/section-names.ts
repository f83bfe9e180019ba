/** Sections of Access Record HTML, in the order of the specification, and whether they can be asked for by date (spec 05 §2.1). */
export const SECTION_NAMES = {
  SUM: { title: 'Summary', takesPeriod: false },
  PRB: { title: 'Problems and Issues', takesPeriod: true },
  ENC: { title: 'Encounters', takesPeriod: true },
  ALL: { title: 'Allergies and Adverse Reactions', takesPeriod: false },
  CLI: { title: 'Clinical Items', takesPeriod: true },
  MED: { title: 'Medications', takesPeriod: true },
  REF: { title: 'Referrals', takesPeriod: true },
  OBS: { title: 'Observations', takesPeriod: true },
  IMM: { title: 'Immunisations', takesPeriod: false },
  ADM: { title: 'Administrative Items', takesPeriod: true },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly takesPeriod: boolean }>>;

export type SectionCode = keyof typeof SECTION_NAMES;

/** Whether a value is the code of a section, in capitals as it has to be. */
export function isSectionCode(value: unknown): value is SectionCode {
  return typeof value === 'string' && Object.hasOwn(SECTION_NAMES, value);
}
