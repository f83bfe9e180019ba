import type { AuditLog } from '../src/audit/log.js';
import type { AuditEvent } from '../src/domain/audit-event.js';
import type { RequestScope } from '../src/domain/request-scope.js';

/** An audit log that remembers what it was told, and can be made to refuse. */
export interface RecordedAudit extends AuditLog {
  readonly events: readonly (AuditEvent & { readonly userId: string })[];
  /** While set, nothing can be written before an access. */
  isBroken: boolean;
  /** What happened, in short: `ATTEMPT READ_RECORD`. */
  readonly story: () => readonly string[];
}

export function recordedAudit(): RecordedAudit {
  const events: (AuditEvent & { readonly userId: string })[] = [];
  const note = ({ caller }: RequestScope, event: AuditEvent) => void events.push({ ...event, userId: caller.userId });
  const audit: RecordedAudit = {
    events,
    isBroken: false,
    story: () => events.map(({ phase, action }) => `${phase} ${action}`),
    before(request, event) {
      if (audit.isBroken) return Promise.reject(new Error('The audit log is full.'));
      note(request, event);
      return Promise.resolve();
    },
    after: note,
    isReady: () => true,
    close: () => Promise.resolve(),
  };
  return audit;
}
