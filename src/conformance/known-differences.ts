/** A scenario that the simulator does not do as the file says: why, and where the specification tells. */
export interface KnownDifference {
  readonly id: string;
  readonly why: string;
  readonly spec: string;
}

const NO_TRANSFER =
  'the transfer of a whole record to another practice is not for a consumer that gathers, and is not simulated: the interaction is unknown';

const KNOWN: readonly (Omit<KnownDifference, 'id'> & { readonly ids: readonly string[] })[] = [
  { ids: ['StructuredMigrate-002', 'StructuredMigrate-014'], why: NO_TRANSFER, spec: '01 §2, 04 §1' },
  {
    ids: ['OWN-TRANSFER-001', 'OWN-TRANSFER-002', 'OWN-TRANSFER-003', 'OWN-TRANSFER-004'],
    why: NO_TRANSFER,
    spec: '01 §8.2',
  },
  {
    ids: ['FHIR-085', 'FHIR-087', 'FHIR-091', 'FHIR-093', 'FHIR-098', 'FHIR-102', 'FHIR-103'],
    why: 'wants the operation for that transfer in the capability statement; what is not there is not listed',
    spec: '02 §9',
  },
  {
    ids: ['PractitionerRead-022'],
    why: 'wants the Bundle of the search of a read: a read gives the Practitioner, as PractitionerRead-014 wants it too',
    spec: '01 §7, 02 §5',
  },
];

/**
 * Scenarios that the embedded simulator differs in, on purpose. They are played all the same, and counted as skipped; a test fails if the
 * list is not exactly what differs.
 */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = KNOWN.flatMap(({ ids, ...told }) =>
  ids.map((id) => ({ id, ...told })),
);
