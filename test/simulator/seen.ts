import type { FoundSlot } from './appointment-calls.js';
import { type Json, list, member, textOf } from './consumer.js';
import { valuesAt } from './structure.js';

/** What a practice answers when it is looked at. */
export interface Seen {
  /** Answers of records, with everything in them. */
  readonly records: readonly Json[];
  /** An answer of medication and allergies alone, about somebody with problems. */
  readonly medicationAlone: Json;
  /** Free slots of the last days, and of those to come. */
  readonly slots: { readonly begun: readonly FoundSlot[]; readonly coming: readonly FoundSlot[] };
  /** Status of a change of an appointment by somebody who does not say which version they have read. */
  readonly changedUnread: number;
  /** Sections of records as HTML, one after the other. */
  readonly html: string;
  /** What those sections say of who keeps the record. */
  readonly custodians: readonly unknown[];
  /** Status when HTML is asked for in XML. */
  readonly xml: number;
  /** Whether somebody who has died lately can be found for their documents; null where nobody has. */
  readonly isLateFound: boolean | null;
}

export const resourcesOf = (body: Json): readonly unknown[] =>
  list(body['entry']).map((entry) => member(entry, 'resource'));
export const typeOf = (resource: unknown): string => textOf(member(resource, 'resourceType'));

/** Resources of these types in the records. */
export const of =
  (...types: readonly string[]) =>
  ({ records }: Seen): readonly unknown[] =>
    records.flatMap(resourcesOf).filter((one) => types.includes(typeOf(one)));

/** Values at a path in resources of a type. */
export const at =
  (type: string, path: string) =>
  (seen: Seen): readonly unknown[] =>
    valuesAt(of(type)(seen), path);

const codeOf = (resource: unknown): unknown => member(resource, 'code', 'coding', 0, 'code');
export const listsCalled =
  (...codes: readonly string[]) =>
  (seen: Seen): readonly unknown[] =>
    of('List')(seen).filter((one) => codes.includes(textOf(codeOf(one))));
export const topics = listsCalled('25851000000105');

export const requests =
  (intent: 'plan' | 'order') =>
  (seen: Seen): readonly unknown[] =>
    of('MedicationRequest')(seen).filter((one) => member(one, 'intent') === intent);

/** Extensions of this name anywhere in the records. */
export const extensions =
  (name: string) =>
  ({ records }: Seen): readonly unknown[] => {
    const inside = (value: unknown): readonly unknown[] => {
      if (Array.isArray(value)) return value.flatMap(inside);
      if (typeof value !== 'object' || value === null) return [];
      const found = textOf(member(value, 'url')).includes(name) ? [value] : [];
      return [...found, ...Object.values(value).flatMap(inside)];
    };
    return records.flatMap(inside);
  };

/** The part of an extension that has this name. */
export const partOf = (extension: unknown, name: string): unknown =>
  list(member(extension, 'extension')).find((one) => member(one, 'url') === name);

/** Types in the order in which they stand, one row for each answer. */
export const orders = ({ records }: Seen): readonly (readonly string[])[] =>
  records.map((body) => resourcesOf(body).map(typeOf));
export const inOrder =
  (isAsSaid: (types: readonly string[]) => boolean) =>
  (types: unknown): boolean =>
    isAsSaid(list(types).map(textOf));

/** Who comes along with a record; everything else is what was asked for. */
export const ACTORS = new Set([
  'Patient',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'HealthcareService',
  'OperationOutcome',
]);
