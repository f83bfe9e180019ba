/** A scenario that the simulator does not do as the file says: why, and where the specification tells. */
export interface KnownDifference {
  readonly id: string;
  readonly why: string;
  readonly spec: string;
}

const listsMigrate = (number: string): KnownDifference => ({
  id: `FHIR-${number}`,
  why: 'wants the migrate operation in the capability statement; the simulator does not offer it, so it does not list it',
  spec: '01 §2, 04 §1',
});

const migrates = (number: string): KnownDifference => ({
  id: `StructuredMigrate-${number}`,
  why: 'the migrate operation is for the transfer of a record to another practice, never for a consumer that gathers; it is not simulated',
  spec: '01 §2, 04 §1',
});

/**
 * Scenarios of the official file that the embedded simulator differs in, on purpose. They are played all the same, and counted as skipped;
 * a test fails if the list is not exactly what differs.
 */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  ...['085', '087', '091', '093', '098', '102', '103'].map(listsMigrate),
  ...['002', '014'].map(migrates),
];
