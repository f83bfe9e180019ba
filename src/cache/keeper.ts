import { LRUCache } from 'lru-cache';
import type { Clock } from '../domain/clock.js';
import type { Failure } from '../domain/failure.js';
import { failed, type Outcome } from '../domain/outcome.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';
import { circleOf, createEncounters, type Encounter } from './encounters.js';
import { createFlights, type Rider } from './flights.js';
import { POLICY, type Kind } from './policy.js';

/** How an answer was had: by a call of this request, by waiting for one under way, or it was in hand. */
export type How = 'made' | 'joined' | 'kept';

/** What making an answer gave, and how many bytes of it there are: the policy knows how much memory that takes. */
export interface Made<T> {
  readonly outcome: Outcome<T>;
  readonly bytes: number;
}

/** An answer, and how it was had. */
export interface Had<T> {
  readonly outcome: Outcome<T>;
  readonly how: How;
}

/** What is wanted. */
export interface Wanted<T> {
  readonly kind: Kind;
  /** What it is, within its kind: practice, patient, id. Never who asks: the policy adds that. */
  readonly key: string;
  readonly make: (signal: AbortSignal) => Promise<Made<T>>;
  /** Told, once for each request, that it got the answer without a call of its own. A failure takes the place of the answer. */
  readonly onReuse: (how: 'joined' | 'kept') => Promise<Failure | null>;
  /** What to say when the request's time is up before the answer comes. */
  readonly late: Failure;
}

/** Keeps answers as the policy allows, and sees that no call is under way twice. */
export interface Keeper {
  /** The answer, from wherever it may be had. A failure is never kept beyond the request. */
  obtain<T>(request: RequestScope, wanted: Wanted<T>): Promise<Had<T>>;
  /** What `keep` put there under the same kind and key. Undefined if it is not in hand. */
  peek(request: RequestScope, kind: Kind, key: string): object | undefined;
  /** Keeps an answer as its policy allows. */
  keep(request: RequestScope, kind: Kind, key: string, value: object, bytes: number): void;
  /** Forgets an answer, because it has shown itself to be wrong. */
  forget(request: RequestScope, kind: Kind, key: string): void;
  /** A request begins. Begins or prolongs its encounter. */
  begin(request: RequestScope): Encounter | null;
  /** A request is over. Everything that lived for it alone is forgotten. */
  end(request: RequestScope): void;
  /** Ends an encounter of the caller's and forgets what was kept for it. False if there was none. */
  endEncounter(request: RequestScope, encounterId: string): boolean;
  /** Stops the sweeping of encounters whose time is up. */
  close(): void;
}

/** Settings of the keeper. */
export interface KeeperOptions {
  readonly clock: Clock;
  /** Most memory that kept answers may take, in bytes. */
  readonly maxBytes: number;
  /** How long capability statements are kept, milliseconds. */
  readonly capabilitiesMs: number;
  /** How long staff and places are kept, milliseconds; 0 for the encounter. */
  readonly staffMs: number;
}

const SWEEP_MS = 60_000;

/** Makes the keeper. Bounded by bytes: what was used longest ago is forgotten first. */
export function createKeeper(options: KeeperOptions): Keeper {
  const { clock } = options;
  const store = new LRUCache<string, object>({
    maxSize: options.maxBytes,
    perf: { now: () => clock.now() },
    ttlResolution: 0,
  });
  const encounters = createEncounters(clock, (keys) => {
    for (const key of keys) store.delete(key);
  });
  const flights = createFlights(() => clock.now());
  const hadBy = perRequest(() => new Map<string, Promise<Had<unknown>>>());
  const seatOf = perRequest(() => ({ rider: null as Rider | null }));
  const sweeping = setInterval(() => encounters.sweep(), SWEEP_MS);
  sweeping.unref();

  const lifetime = (kind: Kind): 'request' | 'encounter' | number => {
    const { keep } = POLICY[kind];
    return typeof keep === 'string' ? keep : options[keep.settingMs] || 'encounter';
  };
  const circle = (request: RequestScope, kind: Kind): string => {
    const { sharedBetween } = POLICY[kind];
    if (sharedBetween === 'everyone') return '';
    return lifetime(kind) !== 'encounter' && sharedBetween === 'organisation'
      ? request.caller.organisation.odsCode
      : (seatOf(request).rider?.circle ?? circleOf(request));
  };
  const keyOf = (request: RequestScope, kind: Kind, key: string) => JSON.stringify([kind, circle(request, kind), key]);
  /** Told apart within a circle. */
  const nameOf = (kind: Kind, key: string) => `${kind} ${key}`;

  function peek(request: RequestScope, kind: Kind, key: string): object | undefined {
    const life = lifetime(kind);
    if (life === 'request' || (life === 'encounter' && !encounters.isAlive(request))) return undefined;
    return store.get(keyOf(request, kind, key));
  }

  function keep(request: RequestScope, kind: Kind, key: string, value: object, bytes: number): void {
    const life = lifetime(kind);
    const full = keyOf(request, kind, key);
    if (life === 'request') return;
    if (life === 'encounter' && (request.encounterId === null || !encounters.own(request, full))) return;
    const size = Math.max(1, Math.ceil(bytes * POLICY[kind].memoryPerByte));
    store.set(full, value, { size, ...(typeof life === 'number' && { ttl: life }) });
  }

  async function reuse<T>(outcome: Outcome<T>, how: 'joined' | 'kept', { onReuse }: Wanted<T>): Promise<Had<T>> {
    const refusal = outcome.ok ? await onReuse(how) : null;
    return { outcome: refusal === null ? outcome : failed(refusal), how };
  }

  async function fetch<T>(request: RequestScope, wanted: Wanted<T>, name: string): Promise<Had<T>> {
    const { kind, key } = wanted;
    // What stands under a key was put there below, by a maker of the same kind and key.
    const kept = peek(request, kind, key) as Outcome<T> | undefined;
    if (kept !== undefined) return reuse(kept, 'kept', wanted);
    const { joined, answer } = flights.board<Outcome<T>>({
      key: name,
      rider: { circle: circle(request, kind), startedAt: request.startedAt, signal: request.signal },
      staysInHand: ({ ok }) => ok && lifetime(kind) === 'request',
      make: async (signal) => {
        const { outcome, bytes } = await wanted.make(signal);
        if (outcome.ok) keep(request, kind, key, outcome, bytes);
        return outcome;
      },
      cutOff: () => failed(wanted.late),
    });
    return joined ? reuse(await answer, 'joined', wanted) : { outcome: await answer, how: 'made' };
  }

  return {
    obtain<T>(request: RequestScope, wanted: Wanted<T>): Promise<Had<T>> {
      const memo = hadBy(request);
      const name = nameOf(wanted.kind, wanted.key);
      const found = memo.get(name) ?? fetch(request, wanted, name);
      memo.set(name, found);
      return found as Promise<Had<T>>;
    },
    peek,
    keep,
    forget(request, kind, key) {
      hadBy(request).delete(nameOf(kind, key));
      store.delete(keyOf(request, kind, key));
    },
    begin(request) {
      const rider = { circle: circleOf(request), startedAt: request.startedAt, signal: request.signal };
      seatOf(request).rider = rider;
      flights.begin(rider);
      return encounters.touch(request);
    },
    end(request) {
      const { rider } = seatOf(request);
      if (rider !== null) flights.end(rider);
      hadBy(request).clear();
    },
    endEncounter: (request, encounterId) => encounters.end(request, encounterId),
    close: () => clearInterval(sweeping),
  };
}
