import { z } from 'zod';
import type { Capability } from '../domain/capability.js';
import type { OdsCode } from '../domain/ods-code.js';
import { eachOnce, odsCode, readJsonFile, text } from './json-file.js';

const ENDPOINT = z
  .object({
    url: z.url({ protocol: /^https?$/ }).regex(/[^/]$/, 'must not end with a slash'),
    asid: text,
  })
  .transform(({ url, asid }) => ({ serviceRoot: url, asid }))
  .optional();
const ENDPOINTS = z
  .object({
    foundations: ENDPOINT,
    appointments: ENDPOINT,
    structured: ENDPOINT,
    html: ENDPOINT,
    documents: ENDPOINT,
  })
  .transform(({ foundations, appointments, structured, html, documents }) => ({
    FOUNDATIONS: foundations,
    APPOINTMENTS: appointments,
    STRUCTURED: structured,
    HTML: html,
    DOCUMENTS: documents,
  }));
const PRACTICES = z.object({
  practices: z
    .array(z.object({ odsCode, name: text.optional(), endpoints: ENDPOINTS.optional() }))
    .superRefine(eachOnce('odsCode')),
  groups: z
    .array(z.object({ id: text, name: text, practices: z.array(odsCode) }))
    .superRefine(eachOnce('id'))
    .default([]),
});

/** Endpoints of a practice: where each capability is reached, if it is offered. */
export type Endpoints = Readonly<
  Record<Capability, { readonly serviceRoot: string; readonly asid: string } | undefined>
>;

/** What `PRACTICES_FILE` says. */
export interface PracticesFile {
  readonly practices: readonly { readonly odsCode: OdsCode; readonly name: string | null }[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly practices: readonly OdsCode[] }[];
  /** Practices that are not looked up in the directory. */
  readonly endpoints: ReadonlyMap<OdsCode, Endpoints>;
}

/** Reads `PRACTICES_FILE`. A practice without endpoints there is looked up in the directory. */
export function readPracticesFile(path: string): PracticesFile {
  const { practices, groups } = readJsonFile('PRACTICES_FILE', path, PRACTICES);
  return {
    practices: practices.map(({ odsCode: code, name }) => ({ odsCode: code, name: name ?? null })),
    groups,
    endpoints: new Map(
      practices.flatMap(({ odsCode: code, endpoints }) => (endpoints === undefined ? [] : [[code, endpoints]])),
    ),
  };
}
