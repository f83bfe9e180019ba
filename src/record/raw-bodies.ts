import type { Origin, RawPointer } from '../domain/record.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';
import type { ResponseBody } from '../gpconnect/body.js';

/** Answers as they were sent. The bytes live as long as what was mapped from them, and are parsed only when asked for. */
export interface RawBodies {
  /** Remembers the bytes behind an answer. */
  hold(origin: Origin, body: ResponseBody): void;
  /** The resource at a place in an answer, as the practice sent it. Undefined if the bytes are gone. */
  at(request: RequestScope, origin: Origin, pointer: RawPointer): unknown;
}

interface Entry {
  readonly resource?: { readonly contained?: readonly unknown[] };
}

/** Makes the store. A body is parsed at most once per request. */
export function createRawBodies(): RawBodies {
  const bodies = new WeakMap<Origin, ResponseBody>();
  const parsed = perRequest(() => new Map<Origin, readonly Entry[]>());
  return {
    hold: (origin, body) => void bodies.set(origin, body),
    at(request, origin, { entry, contained }) {
      const body = bodies.get(origin);
      if (body === undefined) return undefined;
      const inRequest = parsed(request);
      const entries = inRequest.get(origin) ?? (body.json() as { readonly entry?: readonly Entry[] }).entry ?? [];
      inRequest.set(origin, entries);
      const resource = entries[entry]?.resource;
      return contained === null ? resource : resource?.contained?.[contained];
    },
  };
}
