/** Kinds of capability: the schema's `Capability`. Each has an endpoint of its own, save that the first two share one. */
export const CAPABILITIES = ['FOUNDATIONS', 'APPOINTMENTS', 'STRUCTURED', 'HTML', 'DOCUMENTS'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** What became of the wish to see one service only: the schema's `ServiceFilter`. */
export type ServiceFilter =
  'NOT_REQUESTED' | 'APPLIED' | 'OFF_AT_PRACTICE' | 'OFF_AT_SUPPLIER' | 'NOT_KNOWN' | 'UNRECOGNISED';

/** What a practice's capability statement says (spec 02 §9), as far as this product asks. */
export interface CapabilityStatement {
  /** GP Connect version that the practice names, unchanged. */
  readonly version: string | null;
  /** Product and version of the practice's system, in one line. */
  readonly software: string | null;
  /** Resource types that it lists with their interactions. */
  readonly resources: ReadonlyMap<string, readonly string[]>;
  /** Operations that it lists, with the reference of their definition. */
  readonly operations: ReadonlyMap<string, string | null>;
  /** Null if it says nothing of service filtering: then it does not know it. */
  readonly serviceFiltering: 'enabled' | 'organization-disabled' | 'supplier-disabled' | 'unrecognised' | null;
}

/** An endpoint as the national directory publishes it. */
export interface DirectoryEndpoint {
  /** Service root URL, byte for byte. */
  readonly address: string;
  readonly partyKey: string | null;
}
