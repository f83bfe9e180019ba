import { answerOf } from '../../../src/conformance/asking/answer.js';
import type { Product } from '../../../src/conformance/asking/products.js';
import { withoutValue, withValue } from '../../../src/conformance/asking/resource-path.js';
import { EMPTY_STAGE, staged, type Stage } from '../../../src/conformance/asking/stage.js';
import type { Evidence } from '../../../src/conformance/assertions/evidence.js';
import { xmlOf } from '../../../src/conformance/reading/fhir-xml.js';
import { objectsAt, type JsonObject } from '../../../src/conformance/reading/json.js';

/** An answer to judge, and what it is judged by. What is left out does not matter. */
export interface Sample {
  readonly product?: Product;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly resource?: JsonObject;
  /** The body, where it is not the resource as JSON. */
  readonly text?: string;
  readonly url?: string;
  readonly sentHeaders?: Readonly<Record<string, string>>;
  readonly sentBody?: JsonObject;
  /** Whether the request was XML. */
  readonly isSentAsXml?: boolean;
  readonly stage?: Partial<Omit<Stage, 'ids' | 'values'>> & {
    readonly ids?: Readonly<Record<string, string>>;
    readonly values?: Readonly<Record<string, string>>;
  };
  readonly values?: Readonly<Record<string, string>>;
  /** What a read of a reference gives, by reference. */
  readonly readable?: Readonly<Record<string, JsonObject>>;
}

/** A phrase with an answer of which it is true, and one of which it is not. */
export interface Example {
  readonly phrase: string;
  readonly holds: Sample;
  readonly fails: Sample;
}

/** Makes one thing wrong with a sample. */
export type Spoil = (sample: Sample) => Sample;

/** The time of all examples. */
export const NOW = new Date('2026-06-15T09:30:00Z');

const ROOT = 'https://practice.example/STU3/1/gpconnect';

function changed(resource: JsonObject, type: string, change: (one: JsonObject) => JsonObject): JsonObject {
  if (resource['resourceType'] === type) return change(resource);
  const at = objectsAt(resource, 'entry.resource').findIndex((one) => one['resourceType'] === type);
  if (at === -1) throw new Error(`no ${type} in the sample`);
  return withValue(resource, `entry[${at}].resource`, change(objectsAt(resource, 'entry.resource')[at] ?? {}));
}

/** Something else at a path of the first resource of a type. */
export const set =
  (type: string, path: string, value: unknown): Spoil =>
  (sample) => ({ ...sample, resource: changed(sample.resource ?? {}, type, (one) => withValue(one, path, value)) });

/** Nothing at a path of the first resource of a type. */
export const drop =
  (type: string, path: string): Spoil =>
  (sample) => ({ ...sample, resource: changed(sample.resource ?? {}, type, (one) => withoutValue(one, path)) });

/** One more resource in the Bundle. */
export const add =
  (resource: JsonObject): Spoil =>
  (sample) => ({ ...sample, resource: bundle(...objectsAt(sample.resource, 'entry.resource'), resource) });

/** Resources of a type taken out of the Bundle. */
export const lose =
  (type: string): Spoil =>
  (sample) => ({
    ...sample,
    resource: {
      ...sample.resource,
      entry: objectsAt(sample.resource, 'entry').filter(
        (one) => objectsAt(one, 'resource')[0]?.['resourceType'] !== type,
      ),
    },
  });

/** Other things about the sample. */
export const instead =
  (other: Sample): Spoil =>
  (sample) => ({ ...sample, ...other });

/** Examples of phrases that are all true of one sample, each with what makes it untrue. */
export function examples(holds: Sample, spoils: Readonly<Record<string, Spoil>>): readonly Example[] {
  return Object.entries(spoils).map(([phrase, spoil]) => ({ phrase, holds, fails: spoil(holds) }));
}

/** A Bundle of resources. */
export function bundle(...resources: readonly JsonObject[]): JsonObject {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}

/** A claimed profile and a version. */
export function meta(profile: string): JsonObject {
  return { versionId: '1', profile: [`https://fhir.nhs.uk/STU3/StructureDefinition/${profile}`] };
}

/** An extension of the programme. */
export function extension(name: string, value: JsonObject): JsonObject {
  return { url: `https://fhir.nhs.uk/STU3/StructureDefinition/${name}`, ...value };
}

/** A coding in a concept. */
export function coded(code: string, system = 'http://snomed.info/sct'): JsonObject {
  return { coding: [{ system, code, display: `what ${code} means` }] };
}

function sentText({ sentBody, isSentAsXml = false }: Sample): string | null {
  if (sentBody === undefined) return null;
  return isSentAsXml ? xmlOf(sentBody) : JSON.stringify(sentBody);
}

/** The evidence that a sample gives. */
export function evidenceOf(sample: Sample): Evidence {
  const { product = 'gpconnect', status = 200, resource, values = {}, readable = {} } = sample;
  const headers = { 'content-type': 'application/fhir+json', ...sample.headers };
  const { ids = {}, values: found = {}, ...things } = sample.stage ?? {};
  return {
    product,
    versions: ['1.6.0'],
    sent: {
      method: 'GET',
      url: sample.url ?? `${ROOT}/Patient`,
      headers: sample.sentHeaders ?? {},
      body: sentText(sample),
    },
    answer: answerOf(status, headers, sample.text ?? (resource === undefined ? '' : JSON.stringify(resource))),
    stage: staged(EMPTY_STAGE, { ...things, ids, values: found }),
    subject: {
      roots: {
        gpconnect: { url: ROOT, asid: '1' },
        structured: { url: ROOT, asid: '1' },
        documents: { url: ROOT, asid: '1' },
        html: { url: ROOT, asid: '1' },
      },
      consumer: {
        asid: '2',
        odsCode: 'Z99000',
        name: 'Any consumer',
        type: 'urgent-care',
        phone: '0113 496 0000',
        url: 'https://consumer.example/',
      },
      values: new Map(Object.entries(values)),
      lacking: new Set(),
      takeUnregistered: () => null,
    },
    now: NOW,
    read: (reference) => Promise.resolve(readable[reference] ?? null),
  };
}
