import { failure } from '../domain/failure.js';
import { failed, type Outcome } from '../domain/outcome.js';
import type { RequestScope } from '../domain/request-scope.js';
import { makeAttempt, type WireParts } from './attempt.js';
import type { Answer, Call } from './call.js';

/** Makes calls. Every attempt is audited before and after, counted, limited and guarded; no fault of the other side throws. */
export interface Wire {
  ask<T>(request: RequestScope, call: Call<T>, signal: AbortSignal): Promise<Outcome<Answer<T>>>;
}

/** Makes the wire. */
export function createWire(parts: WireParts): Wire {
  return {
    async ask(request, call, signal) {
      const { practice, service, capability } = call;
      const asked = { who: practice ?? service, isNational: service !== 'practice', capability };
      const tried = await parts.resilience.run(
        service === 'practice' ? asked : { ...asked, who: service },
        (number, queuedMs) => makeAttempt(parts, call, { request, signal, number, queuedMs }),
        signal,
      );
      return tried?.outcome ?? failed(failure('CIRCUIT_OPEN', { practice }));
    },
  };
}
