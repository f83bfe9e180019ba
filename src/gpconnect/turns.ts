/** Gives back the turn that was taken. Called once. */
export type GiveBack = () => void;

/** The line of those who want to call one and the same. */
export interface Line {
  /**
   * Waits for a turn. Whoever leaves while waiting gets none: it resolves at once, and they are expected to call nobody.
   */
  take(signal: AbortSignal): Promise<GiveBack>;
  readonly underWay: number;
  readonly waiting: number;
}

/** How many turns there are. */
export interface TurnsOptions {
  /** In each line. */
  readonly each: number;
  /** In all lines together. */
  readonly all: number;
}

interface Waiting {
  underWay: number;
  /** Whoever came first is first. */
  readonly callers: Set<(giveBack: GiveBack) => void>;
}

/**
 * Shares turns between lines, so that lines which never give theirs back cannot starve the others: once half of all turns are taken, the
 * rest is for lines that have none. Lines that wait are served in rotation.
 */
export function createTurns({ each, all }: TurnsOptions): () => Line {
  let taken = 0;
  /** Lines in which somebody waits. The next to be served is first. */
  const rotation = new Set<Waiting>();
  const mayBegin = ({ underWay }: Waiting) => underWay < each && taken < (underWay === 0 ? all : all / 2);

  function begin(line: Waiting): GiveBack {
    taken += 1;
    line.underWay += 1;
    return () => {
      taken -= 1;
      line.underWay -= 1;
      serve();
    };
  }

  function serve(): void {
    // A line that is put back at the end is come to again.
    for (const line of rotation) {
      if (taken >= all) return;
      const [caller] = line.callers;
      if (caller === undefined || !mayBegin(line)) continue;
      leave(line, caller);
      if (line.callers.size > 0) {
        rotation.delete(line);
        rotation.add(line);
      }
      caller(begin(line));
    }
  }

  function leave(line: Waiting, caller: (giveBack: GiveBack) => void): void {
    line.callers.delete(caller);
    if (line.callers.size === 0) rotation.delete(line);
  }

  return () => {
    const line: Waiting = { underWay: 0, callers: new Set() };
    return {
      take(signal) {
        if (signal.aborted) return Promise.resolve(() => undefined);
        if (line.callers.size === 0 && mayBegin(line)) return Promise.resolve(begin(line));
        return new Promise((resolve) => {
          const onLeave = () => {
            leave(line, caller);
            resolve(() => undefined);
          };
          const caller = (giveBack: GiveBack) => {
            signal.removeEventListener('abort', onLeave);
            resolve(giveBack);
          };
          signal.addEventListener('abort', onLeave, { once: true });
          line.callers.add(caller);
          rotation.add(line);
        });
      },
      get underWay() {
        return line.underWay;
      },
      get waiting() {
        return line.callers.size;
      },
    };
  };
}
