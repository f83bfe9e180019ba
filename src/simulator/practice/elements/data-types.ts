import type { Table } from './tables.js';

/** Data types of FHIR STU3 that consumers send. Each may have an `id` and extensions besides. */
export const DATA_TYPES = {
  Meta: {
    versionId: '0..1 id',
    lastUpdated: '0..1 instant',
    profile: '0..* uri',
    security: '0..* Coding',
    tag: '0..* Coding',
  },
  Narrative: { status: '1..1 code(generated|extensions|additional|empty)', div: '1..1 xhtml' },
  Period: { start: '0..1 dateTime', end: '0..1 dateTime' },
  Coding: {
    system: '0..1 uri',
    version: '0..1 string',
    code: '0..1 code',
    display: '0..1 string',
    userSelected: '0..1 boolean',
  },
  CodeableConcept: { coding: '0..* Coding', text: '0..1 string' },
  Identifier: {
    use: '0..1 code(usual|official|temp|secondary)',
    type: '0..1 CodeableConcept',
    system: '0..1 uri',
    value: '0..1 string',
    period: '0..1 Period',
    assigner: '0..1 Reference(Organization)',
  },
  Reference: { reference: '0..1 relative reference', identifier: '0..1 Identifier', display: '0..1 string' },
  Quantity: {
    value: '0..1 decimal',
    comparator: '0..1 code(<|<=|>=|>)',
    unit: '0..1 string',
    system: '0..1 uri',
    code: '0..1 code',
  },
  HumanName: {
    use: '0..1 code(usual|official|temp|nickname|anonymous|old|maiden)',
    text: '0..1 string',
    family: '0..1 string',
    given: '0..* string',
    prefix: '0..* string',
    suffix: '0..* string',
    period: '0..1 Period',
  },
  // System and value are a SHALL (spec 01 §7).
  ContactPoint: {
    system: '1..1 code(phone|fax|email|pager|url|sms|other)',
    value: '1..1 string',
    use: '0..1 code(home|work|temp|old|mobile)',
    rank: '0..1 positiveInt',
    period: '0..1 Period',
  },
  Address: {
    use: '0..1 code(home|work|temp|old)',
    type: '0..1 code(postal|physical|both)',
    text: '0..1 string',
    line: '0..* string',
    city: '0..1 string',
    district: '0..1 string',
    state: '0..1 string',
    postalCode: '0..1 string',
    country: '0..1 string',
    period: '0..1 Period',
  },
} as const satisfies Readonly<Record<string, Table>>;

/** Data types that a value may be of, and that nothing is looked into here beyond that nothing in them is empty. */
export const OTHER_DATA_TYPES: ReadonlySet<string> = new Set([
  ...['Age', 'Annotation', 'Attachment', 'Count', 'Distance', 'Duration', 'Money', 'Range', 'Ratio', 'SampledData'],
  ...['Signature', 'Timing'],
]);
