import { isDate, isDateTime, isInstant } from '../../calendar/date-times.js';
import { NotWellFormed, parseXml } from '../xml-elements.js';

const LONGEST_TEXT = 1024 * 1024;
const LARGEST_INTEGER = 2 ** 31 - 1;

type Holds = (value: unknown) => boolean;

const text =
  (holds: (text: string) => boolean): Holds =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT && holds(value);
const written = (pattern: RegExp): Holds => text((value) => pattern.test(value));
const whole =
  (least: number): Holds =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= LARGEST_INTEGER;

/** Markup is given back as it came, in XML too: what is not well-formed, or stands beside its element, would spoil the answer. */
function isMarkup(value: string): boolean {
  try {
    const root = parseXml(value);
    return root.name === 'div' && root.source === value.trim();
  } catch (error) {
    if (error instanceof NotWellFormed) return false;
    throw error;
  }
}

/** The primitive types of FHIR STU3, and what holds of each: none is empty, none is null (spec 01 §7). */
export const PRIMITIVES = {
  boolean: (value) => typeof value === 'boolean',
  integer: whole(-LARGEST_INTEGER - 1),
  unsignedInt: whole(0),
  positiveInt: whole(1),
  decimal: Number.isFinite,
  string: text(() => true),
  markdown: text(() => true),
  code: written(/^\S+(?: \S+)*$/),
  id: written(/^[A-Za-z0-9.-]{1,64}$/),
  uri: written(/^\S+$/),
  oid: written(/^urn:oid:[0-2](?:\.\d+)+$/),
  base64Binary: written(/^[A-Za-z0-9+/=\s]+$/),
  time: written(/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?$/),
  date: text(isDate),
  dateTime: text(isDateTime),
  instant: text(isInstant),
  xhtml: text(isMarkup),
  // What stands in Reference.reference: absolute ones are refused (spec 03 §1).
  'relative reference': written(/^(?:#|[A-Z][A-Za-z]*\/)[A-Za-z0-9.-]{1,64}$/),
} as const satisfies Readonly<Record<string, Holds>>;
