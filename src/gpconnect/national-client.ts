import { failure, type Failure, type FailureCode } from '../domain/failure.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import { failed, type Outcome } from '../domain/outcome.js';
import type { RequestScope } from '../domain/request-scope.js';
import { translateRefusal, type Refusal } from './translate.js';
import type { HttpAnswer } from './transport.js';
import type { Answer, Call } from './call.js';
import type { Wire } from './wire.js';

/** One question to a national service. */
export interface NationalQuestion<T> {
  readonly path: string;
  readonly patient: NHSNumber | null;
  readonly practice: OdsCode | null;
  readonly read: Call<T>['read'];
}

/** A national service: the demographics service (PDS) or the endpoint directory (SDS), both FHIR R4 over the internet. */
export interface NationalClient {
  ask<T>(request: RequestScope, question: NationalQuestion<T>, signal: AbortSignal): Promise<Outcome<Answer<T>>>;
}

/** How a national service is spoken to. */
interface Manner {
  readonly service: 'pds' | 'sds';
  readonly action: Call<unknown>['action'];
  /** What it is when the service gives no usable answer. */
  readonly down: FailureCode;
  /** Errors of the service that are answers, by its own code. */
  readonly answers: Readonly<Record<string, FailureCode>>;
  /** Header that carries the trace id (a UUID). */
  readonly traceHeader: string;
}

/** The two national services, one row each (spec 01 §3.3, §5). */
export const NATIONAL = {
  pds: {
    service: 'pds',
    action: 'TRACE_PATIENT',
    down: 'DEMOGRAPHICS_UNAVAILABLE',
    answers: {
      RESOURCE_NOT_FOUND: 'PATIENT_NOT_FOUND',
      INVALIDATED_RESOURCE: 'NHS_NUMBER_INVALID',
      INVALID_RESOURCE_ID: 'NHS_NUMBER_INVALID',
    },
    traceHeader: 'X-Request-ID',
  },
  sds: {
    service: 'sds',
    action: 'READ_DIRECTORY',
    down: 'DIRECTORY_UNAVAILABLE',
    answers: {},
    traceHeader: 'X-Correlation-Id',
  },
} as const satisfies Record<string, Manner>;

/** What a national client needs to know. */
export interface NationalClientOptions {
  readonly wire: Wire;
  readonly manner: Manner;
  /** Base URL without a slash at its end. */
  readonly url: string;
  /** Headers that prove who this server is, as they are now. Null if they cannot be had. */
  readonly credentials: () => Promise<Readonly<Record<string, string>> | null>;
}

/** Makes a client of a national service. */
export function createNationalClient({ wire, manner, url, credentials }: NationalClientOptions): NationalClient {
  const { service, action, answers, traceHeader } = manner;
  const down = ({ practice, traceId, spineCode, retryAfterSeconds }: Partial<Failure>) =>
    failed(failure(manner.down, { practice, traceId, spineCode, retryAfterSeconds }));
  const refusal = (answer: HttpAnswer): Refusal => {
    const refused = translateRefusal(answer);
    const known = refused.spineCode === null ? undefined : answers[refused.spineCode];
    return known === undefined ? refused : { ...refused, code: known, says: 'well' };
  };
  return {
    async ask(request, { path, patient, practice, read }, signal) {
      const proof = await credentials();
      if (proof === null) return down({ practice });
      const outcome = await wire.ask(
        request,
        {
          service,
          practice,
          patient,
          action,
          capability: null,
          interactionId: null,
          isRepeatable: true,
          compose: (traceId) => ({
            method: 'GET',
            url: `${url}${path}`,
            headers: { ...proof, [traceHeader]: traceId, Accept: 'application/fhir+json', 'Accept-Encoding': 'gzip' },
          }),
          refusal,
          read,
        },
        signal,
      );
      if (outcome.ok || outcome.failure.code === 'AUDIT_UNAVAILABLE') return outcome;
      return Object.values(answers).includes(outcome.failure.code) ? outcome : down(outcome.failure);
    },
  };
}
