import type { CutOff } from '../domain/request-scope.js';

/** Who waits for a call: a request, in the circle of those who may share answers. */
export interface Rider {
  readonly circle: string;
  /** When the request began, milliseconds since the epoch. */
  readonly startedAt: number;
  readonly signal: AbortSignal;
}

interface Flight {
  readonly arrival: Promise<unknown>;
  readonly sentAt: number;
  readonly abort: (reason: CutOff) => void;
  riders: number;
  landed: boolean;
}

/** How a call is shared. */
export interface Ticket<T> {
  readonly key: string;
  readonly rider: Rider;
  /**
   * Whether an answer stays in hand, after it has come, for the requests that were already under way when the call was sent. For
   * them it is as fresh as an answer of their own would be. For what may not be kept at all. A fault never stays.
   */
  readonly staysInHand: (answer: T) => boolean;
  readonly make: (signal: AbortSignal) => Promise<T>;
  /** What a rider gets whose own time is up, or who has left, before the answer comes. */
  readonly cutOff: (reason: CutOff) => T;
}

/**
 * One call under way per key: whoever asks for the same in the meantime waits for it. The call is aborted when the last who waits
 * has left, never when the first does. (lru-cache's `fetch` rejects everybody when one caller aborts.)
 */
export function createFlights(now: () => number) {
  const byCircle = new Map<string, Map<string, Flight>>();
  const underWay = new Map<string, Set<Rider>>();

  const ofCircle = <V>(map: Map<string, V>, circle: string, make: () => V): V => {
    const found = map.get(circle) ?? make();
    map.set(circle, found);
    return found;
  };
  const isWanted = (circle: string, flight: Flight) =>
    [...(underWay.get(circle) ?? [])].some((rider) => rider.startedAt <= flight.sentAt);
  const drop = (circle: string, key: string, flight: Flight) => {
    const flights = byCircle.get(circle);
    if (flights?.get(key) !== flight) return;
    flights.delete(key);
    if (flights.size === 0) byCircle.delete(circle);
  };

  function launch<T>({ key, rider, staysInHand, make }: Ticket<T>): Flight {
    const controller = new AbortController();
    const arrival = make(controller.signal);
    const flight: Flight = {
      arrival,
      sentAt: now(),
      abort: (reason) => controller.abort(reason),
      riders: 0,
      landed: false,
    };
    ofCircle(byCircle, rider.circle, () => new Map<string, Flight>()).set(key, flight);
    const land = (stays: boolean) => {
      flight.landed = true;
      if (!stays || !isWanted(rider.circle, flight)) drop(rider.circle, key, flight);
    };
    arrival.then(
      (answer) => land(staysInHand(answer)),
      () => land(false),
    );
    return flight;
  }

  function ride<T>(flight: Flight, { key, rider, cutOff }: Ticket<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      flight.riders += 1;
      const leave = () => {
        flight.riders -= 1;
        rider.signal.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        leave();
        const reason = rider.signal.reason as CutOff;
        if (flight.riders === 0 && !flight.landed) {
          drop(rider.circle, key, flight);
          flight.abort(reason);
        }
        resolve(cutOff(reason));
      };
      rider.signal.addEventListener('abort', onAbort);
      flight.arrival.then(
        (answer) => {
          leave();
          resolve(answer as T);
        },
        (fault: unknown) => {
          leave();
          reject(fault instanceof Error ? fault : new Error(String(fault)));
        },
      );
    });
  }

  return {
    /** The answer to a call: of the one under way, or of a new one. `joined` says which. */
    board<T>(ticket: Ticket<T>): { readonly joined: boolean; readonly answer: Promise<T> } {
      const { key, rider } = ticket;
      if (rider.signal.aborted) {
        return { joined: false, answer: Promise.resolve(ticket.cutOff(rider.signal.reason as CutOff)) };
      }
      const found = byCircle.get(rider.circle)?.get(key);
      const flight = found !== undefined && (!found.landed || rider.startedAt <= found.sentAt) ? found : launch(ticket);
      return { joined: flight === found, answer: ride(flight, ticket) };
    },
    /** A request begins: answers to calls sent from now on are for it too. */
    begin(rider: Rider): void {
      ofCircle(underWay, rider.circle, () => new Set<Rider>()).add(rider);
    },
    /** A request is over: what was in hand for it alone is forgotten. */
    end(rider: Rider): void {
      const riders = underWay.get(rider.circle);
      riders?.delete(rider);
      if (riders?.size === 0) underWay.delete(rider.circle);
      for (const [key, flight] of byCircle.get(rider.circle) ?? []) {
        if (flight.landed && !isWanted(rider.circle, flight)) drop(rider.circle, key, flight);
      }
    },
  };
}
