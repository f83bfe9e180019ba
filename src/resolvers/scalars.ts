import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { parseNHSNumber } from '../domain/nhs-number.js';
import { parseOdsCode } from '../domain/ods-code.js';

const refuse = (accepted: string): never => {
  throw new GraphQLError(`Expected ${accepted}.`, { extensions: { code: 'BAD_USER_INPUT' } });
};

/** How a scalar of the schema goes in and out. Its name and description stand in the schema. */
export interface ScalarBehaviour {
  readonly parseValue: (value: unknown) => unknown;
  readonly parseLiteral: (node: ValueNode) => unknown;
  readonly serialize: (value: unknown) => unknown;
}

/** A scalar that is text on the wire. `read` gives null for what it does not accept; what is refused is never repeated. */
function textScalar(accepted: string, read: (text: string) => string | null): ScalarBehaviour {
  const parseValue = (value: unknown): string => (typeof value === 'string' ? read(value) : null) ?? refuse(accepted);
  return {
    parseValue,
    parseLiteral: (node) => (node.kind === Kind.STRING ? parseValue(node.value) : refuse(accepted)),
    serialize: (value) => {
      if (typeof value !== 'string') throw new GraphQLError('Something was found that is no text.');
      return value;
    },
  };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const PARTIAL_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

const isDay = (text: string) => DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
const day = (text: string) => (DATE.test(text) && !Number.isNaN(Date.parse(text)) && isDay(text) ? text : null);
const instant = (text: string) => (DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)) ? text : null);
const partial = (text: string) => (PARTIAL_DATE.test(text) && !Number.isNaN(Date.parse(text)) ? text : instant(text));

const onlyGivenOut = () => refuse('no input: FHIR resources are only given out');

/** The schema's scalars. Dates stay the strings that practices sent: a Date object would lose precision and offset. */
export const scalars: Readonly<Record<string, ScalarBehaviour>> = {
  NHSNumber: textScalar('an NHS number: ten digits with a valid check digit', parseNHSNumber),
  ODSCode: textScalar('an ODS code: 3 to 12 letters and digits', parseOdsCode),
  Date: textScalar('a calendar day, such as 2026-11-22', day),
  DateTime: textScalar('an instant with its offset, such as 2026-06-01T09:00:00+01:00', instant),
  PartialDate: textScalar('a year, month, day or instant, such as 2007-01', partial),
  FHIR: { serialize: (value) => value, parseValue: onlyGivenOut, parseLiteral: onlyGivenOut },
};
