import type { AuditAction } from '../domain/audit-event.js';
import type { Capability } from '../domain/capability.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { Reading } from '../domain/reading.js';
import type { Service } from '../domain/request-scope.js';
import type { ResponseBody } from './body.js';
import type { Refusal } from './translate.js';
import type { HttpAnswer, HttpRequest } from './transport.js';

/** A call to a practice or a national service, whatever it is for. */
export interface Call<T> {
  readonly service: Service;
  readonly practice: OdsCode | null;
  readonly capability: Capability | null;
  readonly interactionId: string | null;
  readonly action: AuditAction;
  readonly patient: NHSNumber | null;
  readonly isRepeatable: boolean;
  /** Builds the request. Asked anew for every attempt: trace id and token are never used twice (spec 01 §4.5). */
  readonly compose: (traceId: string) => HttpRequest;
  /** What an answer that is no success means. */
  readonly refusal: (answer: HttpAnswer) => Refusal;
  /** Reads a success. A problem, or a SyntaxError, means that the answer could not be used. The signal: nobody waits for it any more. */
  readonly read: (body: ResponseBody, arrival: Arrival, signal: AbortSignal) => Reading<T> | Promise<Reading<T>>;
}

/** When and under which trace id an answer came. */
export interface Arrival {
  readonly traceId: string;
  /** ISO 8601, UTC. */
  readonly retrievedAt: string;
}

/** An answer that could be read. */
export interface Answer<T> extends Arrival {
  readonly value: T;
  /** Bytes of the body, unpacked. */
  readonly size: number;
}
