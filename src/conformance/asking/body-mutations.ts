import { z } from 'zod';
import type { JsonObject } from '../reading/json.js';
import { op, text, valueAtPath, withBody, type MutationKind } from './mutation-kind.js';
import { parametersOf, partParameter, withParameter, yearOr } from './parameters-body.js';
import { withValue } from './resource-path.js';

const period = z.object({ start: text, end: text }).partial();

/** A path into the body; one that begins with a parameter's name goes into that parameter's value. */
function setInBody(body: JsonObject, path: string, value: unknown): JsonObject {
  const [first = '', ...rest] = path.split('.');
  const parameter = parametersOf(body).find((one) => one['name'] === first);
  const member = Object.keys(parameter ?? {}).find((name) => name.startsWith('value'));
  if (parameter === undefined || member === undefined) return withValue(body, path, value);
  return withValue(body, ['parameter[' + first + ']', member, ...rest].join('.'), value);
}

/** Changes of the body of an operation (spec 04 §2, 05 §3). */
export const BODY_MUTATIONS: Readonly<Record<string, MutationKind>> = {
  'body.nhsNumber': op(
    z.object({
      value: text,
      system: text.optional(),
      type: text.default('valueIdentifier'),
      paramName: text.default('patientNHSNumber'),
    }),
    (draft, { value, system, type, paramName }) =>
      withBody(draft, (body) =>
        withParameter(body, { name: paramName, [type]: type === 'valueIdentifier' ? { system, value } : value }),
      ),
  ),
  'body.param': op(
    z.object({
      name: text,
      parts: z.array(z.object({ name: text, value: z.unknown().optional() })).optional(),
      resource: z.unknown().optional(),
    }),
    (draft, { name, parts, resource }, { now }) =>
      withBody(draft, (body) =>
        withParameter(body, {
          name,
          ...(parts !== undefined && { part: parts.map((part) => partParameter(part, now)) }),
          ...(resource !== undefined && { resource }),
        }),
      ),
  ),
  'body.recordSection': op(
    z.object({
      code: text,
      system: text.default('http://fhir.nhs.net/ValueSet/gpconnect-record-section-1'),
      type: text.default('valueCodeableConcept'),
    }),
    (draft, { code, system, type }) =>
      withBody(draft, (body) =>
        withParameter(body, {
          name: 'recordSection',
          [type]: type === 'valueCodeableConcept' ? { coding: [{ system, code }] } : code,
        }),
      ),
  ),
  'body.timePeriod': op(period, (draft, told, { now }) =>
    withBody(draft, (body) =>
      withParameter(body, {
        name: 'timePeriod',
        valuePeriod: Object.fromEntries(Object.entries(told).map(([end, date = '']) => [end, yearOr(date, now)])),
      }),
    ),
  ),
  'body.renameParam': op(z.object({ name: text, to: text }), (draft, { name, to }) =>
    withBody(draft, (body) => ({
      ...body,
      parameter: parametersOf(body).map((one) => (one['name'] === name ? { ...one, name: to } : one)),
    })),
  ),
  'body.set': op(valueAtPath, (draft, { path, value }) => withBody(draft, (body) => setInBody(body, path, value))),
  'body.addUnknownField': op(z.object({}), (draft) =>
    withBody(draft, (body) => ({ ...body, unknownField: 'unknown' })),
  ),
  'body.text': op(z.object({ value: text }), (draft, { value }) => ({ ...draft, body: value })),
};
