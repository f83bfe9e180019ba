import { z } from 'zod';
import { isObject, textAt, type JsonObject } from '../reading/json.js';
import { addedToAppointment, APPOINTMENT_EXTENSION, appointmentToBook, SLOT_PICKS } from './appointment-body.js';
import { relativeDay } from './dates.js';
import type { Draft } from './draft.js';
import { parametersOf, partParameter, withParameter, yearOr } from './parameters-body.js';
import { withAddition } from './patient-body.js';
import { NoValue } from './placeholders.js';
import { IDENTIFIER, PRODUCTS, structureUrl } from './products.js';
import { withItem, withoutValue, withValue } from './resource-path.js';
import { SetupFailed, type Stage } from './stage.js';
import type { Subject } from './subject.js';
import { LIFETIME, unsignedToken, WRONG_FORMS } from './token.js';

/** What a mutation may look at beside the draft. */
export interface MutationContext {
  readonly subject: Subject;
  readonly stage: Stage;
  readonly now: Date;
}

/** One kind of change: what it is told, and what it makes of a draft. */
export interface MutationKind {
  /** What is wrong with what it is told; null if nothing is. */
  check(told: unknown): z.ZodError | null;
  /** The draft afterwards. What it is told has its placeholders filled. */
  apply(draft: Draft, told: unknown, context: MutationContext): Draft;
}

function op<S extends z.ZodType>(
  schema: S,
  apply: (draft: Draft, told: z.output<S>, context: MutationContext) => Draft,
): MutationKind {
  return {
    check: (told) => schema.safeParse(told).error ?? null,
    apply: (draft, told, context) => apply(draft, schema.parse(told), context),
  };
}

const text = z.string();
const named = z.object({ name: text, value: text });
const atPath = z.object({ path: text });
const valueAtPath = z.object({ path: text, value: z.unknown() });
const period = z.object({ start: text, end: text }).partial();
const change = z.object({ change: text });

const bodyOf = ({ body }: Draft): JsonObject => (isObject(body) ? body : {});
const withBody = (draft: Draft, make: (body: JsonObject) => JsonObject): Draft => ({
  ...draft,
  body: make(bodyOf(draft)),
});
const withHeader = (draft: Draft, name: string, value: string): Draft => ({
  ...withoutHeader(draft, name),
  headers: { ...withoutHeader(draft, name).headers, [name]: value },
});
const withoutHeader = (draft: Draft, name: string): Draft => ({
  ...draft,
  headers: Object.fromEntries(
    Object.entries(draft.headers).filter(([header]) => header.toLowerCase() !== name.toLowerCase()),
  ),
});
const withClaims = (draft: Draft, make: (claims: JsonObject) => JsonObject): Draft => ({
  ...draft,
  claims: make(draft.claims),
});
const numberClaim = (draft: Draft, claim: string): number => Number(draft.claims[claim]);
const systems = ({ interaction }: Draft): (typeof IDENTIFIER)['STU3' | 'DSTU2'] =>
  IDENTIFIER[PRODUCTS[interaction.product].fhir];

/** `Patient patient2` is the Patient with that number; anything else is itself. */
function claimValue(draft: Draft, value: unknown, { subject }: MutationContext): unknown {
  const name = typeof value === 'string' ? /^Patient (\w+)$/.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  const number = subject.values.get(name);
  if (number === undefined) throw new NoValue(name);
  return { resourceType: 'Patient', identifier: [{ system: systems(draft).nhsNumber, value: number }] };
}

/** What may be done to a resource inside the token. */
function changedResource(resource: unknown, told: string): JsonObject {
  const before = isObject(resource) ? resource : {};
  const [, type] = /^resourceType=(\w+)$/.exec(told) ?? [];
  if (type !== undefined) return { ...before, resourceType: type };
  if (told === 'add an unknown field') return { ...before, unknownField: 'unknown' };
  const [, path] = /^remove (\w+)$/.exec(told) ?? [];
  if (path !== undefined) return withoutValue(before, path);
  return withValue(before, 'identifier[0].system', 'https://conformance.example/Id/some-other-system');
}

const tokenResource = (claim: string): MutationKind =>
  op(change, (draft, told) =>
    withClaims(draft, (claims) => ({ ...claims, [claim]: changedResource(claims[claim], told.change) })),
  );

function registering(draft: Draft, make: (patient: JsonObject) => JsonObject | null): Draft {
  if (draft.registering === null) throw new SetupFailed('nobody is taken to be registered');
  const made = make(draft.registering);
  if (made === null) throw new SetupFailed('no sample is known of that element');
  return { ...draft, registering: made };
}

const bookingArguments = z.object({
  orgType: z.boolean().default(true),
  deliveryChannel: z.boolean().default(false),
  practitionerRole: z.boolean().default(false),
  /** A day, as `today+2d`: a slot of that day. */
  slot: text.optional(),
  serviceType: text.optional(),
  pick: z.enum(SLOT_PICKS).default('first'),
});

/** A booking is built from what the search found; where nothing is sent, there is nothing to build. */
function built(draft: Draft, told: z.output<typeof bookingArguments>, { subject, stage, now }: MutationContext): Draft {
  if (draft.method !== 'POST') return draft;
  const { patient, slots } = stage;
  if (patient === null || slots === null) throw new SetupFailed('no patient or no slots to build an appointment from');
  const { slot, serviceType, ...flags } = told;
  const appointment = appointmentToBook({
    ...flags,
    found: slots,
    patientId: textAt(patient, 'id') ?? '',
    organisation: subject.consumer,
    now,
    day: slot === undefined ? null : relativeDay(slot, now),
    serviceType: serviceType ?? null,
  });
  return { ...draft, body: appointment };
}

const EXTENSION_NAMES = Object.values<string>(APPOINTMENT_EXTENSION);
const extensionUrl = (name: string): string => (EXTENSION_NAMES.includes(name) ? structureUrl(name) : name);

/** Values that scenarios describe instead of writing them down. */
const described = (value: unknown): unknown =>
  value === 'absolute https URL' ? 'https://provider.example/STU3/1/gpconnect/Organization/1' : value;

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(table) as K[];

const TRANSPORT = op(z.looseObject({}), (draft) => draft);

/** Every way in which a scenario changes a valid request. One row, one op; see docs/conformance.md. */
export const MUTATIONS: Readonly<Record<string, MutationKind>> = {
  // The request line and headers
  'query.add': op(named, (draft, { name, value }) => ({ ...draft, query: [...draft.query, [name, value]] })),
  'query.update': op(named, (draft, { name, value }) => ({
    ...draft,
    query: draft.query.map(([key, before]) => [key, key === name ? value : before]),
  })),
  'query.remove': op(z.object({ names: z.array(text) }), (draft, { names }) => ({
    ...draft,
    query: draft.query.filter(([name]) => !names.includes(name)),
  })),
  'header.set': op(named, (draft, { name, value }) => withHeader(draft, name, value)),
  'header.remove': op(z.object({ name: text }), (draft, { name }) => withoutHeader(draft, name)),
  'contentType.set': op(z.object({ value: text }), (draft, { value }) => withHeader(draft, 'Content-Type', value)),
  'method.set': op(z.object({ value: text }), (draft, { value }) => ({ ...draft, method: value })),
  'url.id': op(z.object({ value: text }), (draft, { value }) => ({
    ...draft,
    path: draft.path.replace('{id}', value),
  })),
  'url.set': op(z.object({ value: text }), (draft, { value }) => ({ ...draft, path: value })),

  // The token
  'jwt.setClaim': op(z.object({ claim: text, value: z.unknown() }), (draft, { claim, value }, context) =>
    withClaims(draft, (claims) => ({ ...claims, [claim]: claimValue(draft, value, context) })),
  ),
  'jwt.removeClaim': op(z.object({ claim: text }), (draft, { claim }) =>
    withClaims(draft, (claims) => withoutValue(claims, claim)),
  ),
  'jwt.exp': op(z.object({ secondsAfterIat: z.number() }), (draft, { secondsAfterIat }) =>
    withClaims(draft, (claims) => ({ ...claims, exp: numberClaim(draft, 'iat') + secondsAfterIat })),
  ),
  'jwt.iat': op(z.object({ offsetSeconds: z.number() }), (draft, { offsetSeconds }) => {
    const iat = numberClaim(draft, 'iat') + offsetSeconds;
    return withClaims(draft, (claims) => ({ ...claims, iat, exp: iat + LIFETIME }));
  }),
  'jwt.device': tokenResource('requesting_device'),
  'jwt.organization': tokenResource('requesting_organization'),
  'jwt.practitioner': tokenResource('requesting_practitioner'),
  // To stand behind the changes of claims: the token is made here.
  'jwt.form': op(z.object({ form: z.enum(keysOf(WRONG_FORMS)) }), (draft, { form }) =>
    withHeader(draft, 'Authorization', `Bearer ${WRONG_FORMS[form](unsignedToken(draft.claims))}`),
  ),
  'jwt.unencoded': op(z.object({}), (draft) => ({ ...draft, isTokenReadable: true })),

  // The body of an operation
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

  // The Patient to be registered
  'patient.add': op(
    z.object({
      path: text,
      use: text.optional(),
      system: text.nullable().optional(),
      value: text.optional(),
    }),
    (draft, told) => registering(draft, (patient) => withAddition(patient, told)),
  ),
  'patient.set': op(valueAtPath, (draft, { path, value }) =>
    registering(draft, (patient) => withValue(patient, path, value)),
  ),
  'patient.remove': op(atPath, (draft, { path }) => registering(draft, (patient) => withoutValue(patient, path))),

  // The Appointment to be booked, amended or cancelled
  'appointment.build': op(bookingArguments, built),
  'appointment.set': op(valueAtPath, (draft, { path, value }) =>
    withBody(draft, (body) => withValue(body, path, described(value))),
  ),
  'appointment.add': op(z.object({ path: text, value: z.unknown().optional() }), (draft, { path, value }) =>
    withBody(draft, (body) => withValue(body, path, value ?? addedToAppointment(path))),
  ),
  'appointment.remove': op(atPath, (draft, { path }) => withBody(draft, (body) => withoutValue(body, path))),
  'appointment.replace': op(z.object({ value: text }), (draft) => ({
    ...draft,
    body: { resourceType: 'Appointment' },
  })),
  'appointment.addExtension': op(z.object({ url: text, value: text }), (draft, { url, value }) =>
    withBody(draft, (body) => withItem(body, 'extension', { url: extensionUrl(url), valueString: value })),
  ),
  'appointment.removeParticipants': op(z.object({ type: text }), (draft, { type }) =>
    withBody(draft, (body) => withoutParticipants(body, type)),
  ),

  // The connection: scenarios about it are not played
  'transport.viaSsp': TRANSPORT,
  'transport.tls': TRANSPORT,
  'transport.clientCert': TRANSPORT,
  'transport.cipher': TRANSPORT,
};

/** A path into the body; one that begins with a parameter's name goes into that parameter's value. */
function setInBody(body: JsonObject, path: string, value: unknown): JsonObject {
  const [first = '', ...rest] = path.split('.');
  const parameter = parametersOf(body).find((one) => one['name'] === first);
  const member = Object.keys(parameter ?? {}).find((name) => name.startsWith('value'));
  if (parameter === undefined || member === undefined) return withValue(body, path, value);
  return withValue(body, ['parameter[' + first + ']', member, ...rest].join('.'), value);
}

function withoutParticipants(appointment: JsonObject, type: string): JsonObject {
  const participants = Array.isArray(appointment['participant']) ? appointment['participant'] : [];
  const left = participants.filter((one: unknown) => textAt(one, 'actor.reference')?.startsWith(`${type}/`) !== true);
  return left.length === 0 ? withoutValue(appointment, 'participant') : { ...appointment, participant: left };
}
