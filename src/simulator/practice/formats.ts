/** Formats that resources are written in. */
export type Format = 'json' | 'xml';

/** What the formats are called in one version of FHIR. */
export type MediaTypes = Readonly<Record<Format, string>>;

/** Names of the formats by version of FHIR (spec 01 §7, 05 §1). */
export const MEDIA_TYPES = {
  STU3: { json: 'application/fhir+json', xml: 'application/fhir+xml' },
  DSTU2: { json: 'application/json+fhir', xml: 'application/xml+fhir' },
} as const satisfies Readonly<Record<'STU3' | 'DSTU2', MediaTypes>>;
