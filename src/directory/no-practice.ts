import type { AuditLog } from '../audit/log.js';
import type { AuditAction } from '../domain/audit-event.js';
import { failure, type Failure } from '../domain/failure.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';

/** Refuses what only the registered practice could be asked, for a patient who has none. */
export type NoPracticeRefusal = (request: RequestScope, nhsNumber: NHSNumber, action: AuditAction) => Failure;

/** Makes the refusal. It is written to the audit once per request, patient and action. */
export function createNoPracticeRefusal(audit: AuditLog): NoPracticeRefusal {
  const written = perRequest(() => new Set<string>());
  return (request, nhsNumber, action) => {
    const failureCode = 'NO_REGISTERED_PRACTICE';
    const inRequest = written(request);
    const key = `${action} ${nhsNumber}`;
    if (!inRequest.has(key)) {
      inRequest.add(key);
      audit.after(request, {
        ...{ phase: 'REFUSED', action, nhsNumber, failureCode },
        ...{ practice: null, interactionId: null, traceId: null, httpStatus: null },
      });
    }
    return failure(failureCode);
  };
}
