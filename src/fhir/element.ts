/**
 * A JSON object of which nothing is trusted: every element that this room reads, each `unknown` until one of the readers below has
 * looked at it. Naming them here makes a misspelt element a compile error instead of a value that is silently never there.
 */
export interface Element {
  readonly [name: string]: unknown;
  readonly resourceType?: unknown;
  readonly id?: unknown;
  readonly meta?: unknown;
  readonly extension?: unknown;
  readonly contained?: unknown;
  readonly identifier?: unknown;
  readonly entry?: unknown;
  readonly resource?: unknown;
  readonly link?: unknown;
  readonly relation?: unknown;
  readonly url?: unknown;
  readonly reference?: unknown;
  readonly display?: unknown;
  readonly system?: unknown;
  readonly value?: unknown;
  readonly code?: unknown;
  readonly coding?: unknown;
  readonly text?: unknown;
  readonly use?: unknown;
  readonly period?: unknown;
  readonly start?: unknown;
  readonly end?: unknown;
  readonly name?: unknown;
  readonly note?: unknown;
  readonly status?: unknown;
  readonly type?: unknown;
  readonly security?: unknown;
  readonly versionId?: unknown;
  // List
  readonly item?: unknown;
  readonly title?: unknown;
  readonly encounter?: unknown;
  readonly emptyReason?: unknown;
  // OperationOutcome
  readonly issue?: unknown;
  readonly details?: unknown;
  readonly diagnostics?: unknown;
  // MedicationStatement, MedicationRequest
  readonly basedOn?: unknown;
  readonly medicationReference?: unknown;
  readonly medicationCodeableConcept?: unknown;
  readonly effectivePeriod?: unknown;
  readonly effectiveDateTime?: unknown;
  readonly dosage?: unknown;
  readonly dosageInstruction?: unknown;
  readonly patientInstruction?: unknown;
  readonly intent?: unknown;
  readonly authoredOn?: unknown;
  readonly requester?: unknown;
  readonly agent?: unknown;
  readonly recorder?: unknown;
  readonly dispenseRequest?: unknown;
  readonly validityPeriod?: unknown;
  readonly quantity?: unknown;
  readonly comparator?: unknown;
  readonly unit?: unknown;
  readonly expectedSupplyDuration?: unknown;
  readonly performer?: unknown;
  readonly priorPrescription?: unknown;
  readonly userSelected?: unknown;
  // AllergyIntolerance, Condition
  readonly clinicalStatus?: unknown;
  readonly verificationStatus?: unknown;
  readonly subject?: unknown;
  readonly patient?: unknown;
  readonly category?: unknown;
  readonly criticality?: unknown;
  readonly onsetDateTime?: unknown;
  readonly onsetPeriod?: unknown;
  readonly abatementDateTime?: unknown;
  readonly abatementPeriod?: unknown;
  readonly assertedDate?: unknown;
  readonly asserter?: unknown;
  readonly lastOccurrence?: unknown;
  readonly reaction?: unknown;
  readonly manifestation?: unknown;
  readonly description?: unknown;
  readonly severity?: unknown;
  readonly exposureRoute?: unknown;
  // People and places
  readonly practitioner?: unknown;
  readonly family?: unknown;
  readonly given?: unknown;
  readonly prefix?: unknown;
  readonly gender?: unknown;
  readonly birthDate?: unknown;
  readonly address?: unknown;
  readonly line?: unknown;
  readonly city?: unknown;
  readonly district?: unknown;
  readonly postalCode?: unknown;
  readonly telecom?: unknown;
  readonly contact?: unknown;
  readonly relationship?: unknown;
  readonly generalPractitioner?: unknown;
  readonly deceasedDateTime?: unknown;
  readonly deceasedBoolean?: unknown;
  // Appointment
  readonly comment?: unknown;
  readonly created?: unknown;
  readonly serviceType?: unknown;
  readonly serviceCategory?: unknown;
  readonly participant?: unknown;
  readonly actor?: unknown;
  // CapabilityStatement
  readonly version?: unknown;
  readonly software?: unknown;
  readonly rest?: unknown;
  readonly interaction?: unknown;
  readonly operation?: unknown;
  readonly definition?: unknown;
}

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or null for anything else. */
export function element(value: unknown): Element | null {
  return isElement(value) ? value : null;
}

/** Shared by everybody who finds nothing: most elements of most resources are not there. */
const NOTHING: readonly never[] = [];

/** The members of an array; a lone value counts as a list of one, since suppliers leave the brackets out; nothing is no member. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? NOTHING : [value];
}

/** The objects among the members of a list. */
export function elements(value: unknown): readonly Element[] {
  if (value === undefined) return NOTHING;
  const members = list(value);
  return members.every(isElement) ? members : members.filter(isElement);
}

/** What a reader makes of each member, without those it makes nothing of. */
export function present<T, R>(members: readonly T[], read: (member: T) => R | null): readonly R[] {
  if (members.length === 0) return NOTHING;
  if (members.length === 1) {
    // The usual case, and a list that grows takes room for many.
    const only = read(members[0] as T);
    return only === null ? NOTHING : [only];
  }
  const made: R[] = [];
  for (const member of members) {
    const each = read(member);
    if (each !== null) made.push(each);
  }
  return made;
}

/** Words exactly as sent; a number counts as words. Null for what is blank or anything else. */
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** The members of a list that are words. */
export function texts(value: unknown): readonly string[] {
  return present(list(value), text);
}

/** A code: words without the white space around them, which suppliers let in. */
export function code(value: unknown): string | null {
  return text(value)?.trim() ?? null;
}

/** A number, also one that was sent as words. */
export function number(value: unknown): number | null {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
}

const LARGEST_WHOLE = 2 ** 31 - 1;

/** A whole number that fits into 32 bits: all that the schema's `Int` can carry. */
export function whole(value: unknown): number | null {
  const read = number(value);
  return read !== null && Number.isInteger(read) && Math.abs(read) <= LARGEST_WHOLE ? read : null;
}

/** True or false, also as words. */
export function flag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : null;
}
