import type { Device, Endpoint } from 'fhir/r4.js';
import { wishFor } from '../wire/accept.js';
import { type Answer, fhir } from '../wire/answer.js';
import { type Call, header, queryParameters } from '../wire/call.js';
import { DEMO_CONSUMER } from './consumer.js';
import { nationalOutcome } from './r4-outcome.js';
import type { EndpointRegistration, Registrations } from './registrations.js';
import {
  deviceResource,
  directoryBundle,
  type DirectoryRecord,
  endpointResource,
  SDS_SYSTEM,
} from './sds-resources.js';

/** What a search of the directory names. */
interface DirectorySearch {
  readonly odsCode: string | null;
  readonly interaction: string | null;
  readonly partyKey: string | null;
  readonly supplierOdsCode: string | null;
}

/** A search that the directory does not take; the message is its diagnostics. */
class BadSearch extends Error {}

/** Parameter and system of everything that can be named, and what it is. */
const TOKENS: readonly { parameter: string; system: string; field: keyof DirectorySearch }[] = [
  { parameter: 'organization', system: SDS_SYSTEM.organisation, field: 'odsCode' },
  { parameter: 'identifier', system: SDS_SYSTEM.interaction, field: 'interaction' },
  { parameter: 'identifier', system: SDS_SYSTEM.partyKey, field: 'partyKey' },
  { parameter: 'manufacturing-organization', system: SDS_SYSTEM.organisation, field: 'supplierOdsCode' },
];

function readSearch(query: string): DirectorySearch {
  const search: Record<keyof DirectorySearch, string | null> = {
    odsCode: null,
    interaction: null,
    partyKey: null,
    supplierOdsCode: null,
  };
  for (const [parameter, value] of queryParameters(query)) {
    const bar = value.indexOf('|');
    const system = value.slice(0, Math.max(bar, 0));
    const token = TOKENS.find((one) => one.parameter === parameter && one.system === system);
    if (token === undefined || value.length === bar + 1) {
      throw new BadSearch(`Illegal query parameter: ${parameter}=${value}`);
    }
    search[token.field] = value.slice(bar + 1);
  }
  return search;
}

/** Combinations that each resource can be searched by (spec 01 §3.3). */
const TAKES = {
  Endpoint: ({ odsCode, interaction, partyKey }: DirectorySearch): boolean =>
    [odsCode, interaction, partyKey].filter((one) => one !== null).length >= 2,
  Device: ({ odsCode, interaction }: DirectorySearch): boolean => odsCode !== null && interaction !== null,
} as const;

function fits(record: DirectoryRecord, search: DirectorySearch): boolean {
  return (
    (search.odsCode ?? record.odsCode) === record.odsCode &&
    (search.partyKey ?? record.partyKey) === record.partyKey &&
    (search.supplierOdsCode ?? record.supplierOdsCode) === record.supplierOdsCode &&
    (search.interaction === null || record.interactions.includes(search.interaction))
  );
}

/** Suppliers of the invented systems. */
const SUPPLIER = 'X99';

const CONSUMER: DirectoryRecord = { ...DEMO_CONSUMER, endpoint: null, supplierOdsCode: SUPPLIER };

/** A registration as the directory has it now. */
function recordOf(registration: EndpointRegistration, registrations: Registrations): DirectoryRecord {
  const { row, partyKey, root, cpaId } = registration;
  return {
    odsCode: row.odsCode,
    partyKey,
    asid: registrations.asidOf(registration),
    interactions: registrations.interactionsOf(registration),
    endpoint: { root, cpaId },
    supplierOdsCode: SUPPLIER,
  };
}

/** The practice's code that a search of the directory is about, for the record of calls. */
export function askedOdsCode(query: string): string | null {
  const organisation = queryParameters(query).find(([name]) => name === 'organization')?.[1];
  return organisation?.split('|')[1] ?? null;
}

/** The directory over what is registered now. */
export interface Directory {
  /** Answers a call; `rest` is the path below `/sds`. */
  answer(call: Call, rest: string): Answer;
}

function acceptsFhir(accept: string | undefined): boolean {
  const isNamed = (name: string): boolean => wishFor(accept ?? '', [[name], ['application/*'], ['*/*']]) !== null;
  return accept === undefined || ['application/fhir+json', 'application/json'].some(isNamed);
}

/** SDS FHIR: endpoints and ASIDs (spec 01 §3.3). Found nothing is 200 with a total of nothing. */
export function directoryOf(registrations: Registrations, base: string): Directory {
  /** What a search can find at all: without a practice's code it names a party key. */
  const candidates = ({ odsCode, partyKey }: DirectorySearch): readonly DirectoryRecord[] => {
    const found =
      odsCode === null
        ? registrations.all.filter((one) => one.partyKey === partyKey)
        : registrations.byOdsCode(odsCode);
    return [...found.map((one) => recordOf(one, registrations)), CONSUMER];
  };

  const search = (type: 'Endpoint' | 'Device', query: string): readonly (Endpoint | Device)[] => {
    const wanted = readSearch(query);
    if (!TAKES[type](wanted)) throw new BadSearch(`Missing query parameters for ${type}`);
    const records = candidates(wanted).filter((record) => fits(record, wanted));
    if (type === 'Device') return records.map(deviceResource);
    return records.flatMap((record) => {
      const interactions = wanted.interaction === null ? record.interactions : [wanted.interaction];
      return interactions.flatMap((interaction) => endpointResource(record, interaction) ?? []);
    });
  };

  return {
    answer: (call, rest) => {
      const type = rest === '/Endpoint' ? 'Endpoint' : rest === '/Device' ? 'Device' : null;
      if (type === null) return nationalOutcome('RESOURCE_NOT_FOUND', `No such path: ${rest}`);
      if (call.method !== 'GET') return nationalOutcome('NOT_IMPLEMENTED', 'HTTP operation not supported');
      if (!acceptsFhir(header(call, 'Accept'))) {
        return nationalOutcome('MISSING_OR_INVALID_HEADER', 'Accept type not supported');
      }
      try {
        return fhir(200, directoryBundle(search(type, call.query), { base, query: call.query, type }));
      } catch (error) {
        if (error instanceof BadSearch) return nationalOutcome('BAD_REQUEST', error.message);
        throw error;
      }
    },
  };
}
