import { failure } from '../domain/failure.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { RequestScope } from '../domain/request-scope.js';
import type { Gathered, Source } from '../domain/source.js';
import type { ServiceFacts } from '../domain/staff.js';
import type { Capabilities } from './capabilities.js';
import type { Practices } from './practices.js';
import { stateOf } from './source-state.js';
import type { Staff } from './staff.js';

/** Services of a practice: the schema's `ServiceList`. */
export interface ServiceList extends Gathered {
  readonly items: readonly ServiceFacts[];
}

/**
 * The services of a practice. A practice that does not filter by service answers with an empty list (spec 03 §8): that list says
 * nothing, so it is not complete.
 */
export async function servicesOf(
  request: RequestScope,
  practice: OdsCode,
  parts: { readonly staff: Staff; readonly capabilities: Capabilities; readonly practices: Practices },
): Promise<ServiceList> {
  const { outcome, how } = await parts.staff.services(request, practice);
  const items = outcome.ok ? outcome.value.value : [];
  const filters =
    outcome.ok && items.length === 0 ? await parts.capabilities.serviceFilter(request, practice) : 'APPLIED';
  const why = outcome.ok
    ? filters === 'APPLIED'
      ? null
      : failure('CAPABILITY_NOT_OFFERED', { practice })
    : outcome.failure;
  const source: Source = {
    practice: parts.practices.ref(practice),
    state: why === null ? 'ANSWERED' : stateOf(why.code),
    failure: why,
    retrievedAt: outcome.ok ? outcome.value.retrievedAt : null,
    fromCache: how === 'kept',
    traceId: outcome.ok ? outcome.value.traceId : (why?.traceId ?? null),
  };
  return { items, sources: [source], complete: why === null, filters: [], notAsked: null, notices: [] };
}
