import { createKeeper, type Had, type Keeper, type KeeperOptions } from '../../src/cache/keeper.js';
import type { Kind } from '../../src/cache/policy.js';
import type { Caller } from '../../src/domain/caller.js';
import { failure, type Failure } from '../../src/domain/failure.js';
import { succeeded, type Outcome } from '../../src/domain/outcome.js';
import type { RequestScope } from '../../src/domain/request-scope.js';
import { FakeClock } from '../fake-clock.js';
import { ENCOUNTER, requestAt, type TestRequest } from '../requests.js';

export const LATE = failure('TIMEOUT', { message: 'Too late.' });

/** How a wish differs from one that is answered at once with a new number. */
interface Wish {
  readonly kind?: Kind;
  readonly key?: string;
  readonly bytes?: number;
  readonly make?: (signal: AbortSignal) => Promise<Outcome<number>>;
  readonly onReuse?: (how: 'joined' | 'kept') => Promise<Failure | null>;
}

/** A keeper over a clock that the test moves, and how often it had something made. */
export interface KeeperBench {
  readonly clock: FakeClock;
  readonly keeper: Keeper;
  /** How many answers were made so far; each is the number it was made as. */
  readonly made: () => number;
  /** A request that has begun. In the usual encounter unless said otherwise. */
  readonly begin: (differs?: { readonly caller?: Caller; readonly encounterId?: string | null }) => TestRequest;
  readonly ask: (request: RequestScope, wish?: Wish) => Promise<Had<number>>;
}

export function keeperBench(options: Partial<KeeperOptions> = {}): KeeperBench {
  const clock = new FakeClock();
  const keeper = createKeeper({
    clock,
    maxBytes: 1_000_000,
    capabilitiesMs: 3_600_000,
    staffMs: 600_000,
    ...options,
  });
  let count = 0;
  return {
    clock,
    keeper,
    made: () => count,
    begin(differs = {}) {
      const request = requestAt(clock, { encounterId: ENCOUNTER, ...differs });
      keeper.begin(request);
      return request;
    },
    ask: (request, { kind = 'record', key = 'k', bytes = 100, make, onReuse } = {}) =>
      keeper.obtain<number>(request, {
        kind,
        key,
        async make(signal) {
          count += 1;
          return { outcome: make === undefined ? succeeded(count) : await make(signal), bytes };
        },
        onReuse: onReuse ?? (() => Promise.resolve(null)),
        late: LATE,
      }),
  };
}
