import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { parseNHSNumber } from '../domain/nhs-number.js';
import { parseOdsCode } from '../domain/ods-code.js';

const refuse = (accepted: string): never => {
  throw new GraphQLError(`Expected ${accepted}.`, { extensions: { code: 'BAD_USER_INPUT' } });
};

/** A scalar that is text on the wire. `read` gives null for what it does not accept; what is refused is never repeated. */
function textScalar(name: string, accepted: string, read: (text: string) => string | null): GraphQLScalarType<string> {
  const parseValue = (value: unknown): string => (typeof value === 'string' ? read(value) : null) ?? refuse(accepted);
  return new GraphQLScalarType<string>({
    name,
    parseValue,
    parseLiteral: (node: ValueNode) => (node.kind === Kind.STRING ? parseValue(node.value) : refuse(accepted)),
    serialize: (value) => {
      if (typeof value !== 'string') throw new GraphQLError(`${name} cannot represent what was found.`);
      return value;
    },
  });
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const PARTIAL_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

const isDay = (text: string) => DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
const day = (text: string) => (DATE.test(text) && !Number.isNaN(Date.parse(text)) && isDay(text) ? text : null);
const instant = (text: string) => (DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)) ? text : null);
const partial = (text: string) => (PARTIAL_DATE.test(text) && !Number.isNaN(Date.parse(text)) ? text : instant(text));

/** FHIR goes out as JSON and never comes in. */
const FHIR = new GraphQLScalarType({
  name: 'FHIR',
  serialize: (value) => value,
  parseValue: () => refuse('no input: FHIR resources are only given out'),
  parseLiteral: () => refuse('no input: FHIR resources are only given out'),
});

/** The schema's scalars. Dates stay the strings that practices sent: a Date object would lose precision and offset. */
export const scalars = {
  NHSNumber: textScalar('NHSNumber', 'an NHS number: ten digits with a valid check digit', parseNHSNumber),
  ODSCode: textScalar('ODSCode', 'an ODS code: 3 to 12 letters and digits', parseOdsCode),
  Date: textScalar('Date', 'a calendar day, such as 2026-11-22', day),
  DateTime: textScalar('DateTime', 'an instant with its offset, such as 2026-06-01T09:00:00+01:00', instant),
  PartialDate: textScalar('PartialDate', 'a year, month, day or instant, such as 2007-01', partial),
  FHIR,
};
