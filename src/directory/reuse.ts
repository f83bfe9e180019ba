import type { AuditLog } from '../audit/log.js';
import type { Had, Keeper, Made } from '../cache/keeper.js';
import type { Kind } from '../cache/policy.js';
import type { AuditAction } from '../domain/audit-event.js';
import type { Capability } from '../domain/capability.js';
import type { Clock } from '../domain/clock.js';
import { failure, type Failure, type FailureCode } from '../domain/failure.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { RequestScope, Service } from '../domain/request-scope.js';

/** What an answer is about: for the audit and the ledger when it is had without a call. */
export interface Subject {
  readonly service: Service;
  readonly practice: OdsCode | null;
  readonly capability: Capability | null;
  readonly interactionId: string | null;
  readonly patient: NHSNumber | null;
  /** Null for what is no access to anybody's data: where a practice is reached, what it can do. */
  readonly action: AuditAction | null;
}

/** Something that may be in hand. */
export interface Obtainable<T> {
  readonly kind: Kind;
  readonly key: string;
  readonly subject: Subject;
  readonly make: (signal: AbortSignal) => Promise<Made<T>>;
}

/** Obtains answers from wherever they may be had, and writes down every reuse. */
export interface Obtainer {
  obtain<T>(request: RequestScope, wanted: Obtainable<T>): Promise<Had<T>>;
  /** Writes down that kept data is shown. A failure if that cannot be written: then it must not be shown. */
  noteReuse(request: RequestScope, subject: Subject, how: 'joined' | 'kept'): Promise<Failure | null>;
}

const LATE: Readonly<Record<Service, FailureCode>> = {
  practice: 'TIMEOUT',
  pds: 'DEMOGRAPHICS_UNAVAILABLE',
  sds: 'DIRECTORY_UNAVAILABLE',
};

/** Makes the obtainer. */
export function createObtainer(keeper: Keeper, audit: AuditLog, clock: Clock): Obtainer {
  async function noteReuse(request: RequestScope, subject: Subject, how: 'joined' | 'kept'): Promise<Failure | null> {
    const { service, practice, capability, interactionId, patient, action } = subject;
    if (action !== null) {
      try {
        await audit.before(request, {
          phase: 'REUSED',
          action,
          nhsNumber: patient,
          practice,
          interactionId,
          traceId: null,
          failureCode: null,
          httpStatus: null,
        });
      } catch {
        return failure('AUDIT_UNAVAILABLE', { practice });
      }
    }
    request.ledger.record({
      service,
      practice,
      capability,
      interactionId,
      traceId: null,
      attempt: 0,
      queuedMs: 0,
      startedMs: clock.now() - request.startedAt,
      ms: 0,
      status: null,
      bytes: 0,
      outcome: 'ANSWERED',
      from: how === 'kept' ? 'cache' : 'joined',
    });
    return null;
  }

  return {
    noteReuse,
    obtain: (request, { kind, key, subject, make }) =>
      keeper.obtain(request, {
        kind,
        key,
        make,
        onReuse: (how) => noteReuse(request, subject, how),
        late: failure(LATE[subject.service], { practice: subject.practice }),
      }),
  };
}
