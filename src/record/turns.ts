/** Lets tasks be done a few at a time, so that nobody who has many of them holds up the others. */
export interface Turns {
  /**
   * Does a task when its turn comes: everybody who waits has one before anybody has another. Null if it is not done, because the
   * signal came first or too many tasks of the same one wait already.
   */
  take<T>(who: string, signal: AbortSignal, task: () => Promise<T>): Promise<T | null>;
}

/** Makes the turns: `atOnce` tasks under way, and `mostWaiting` of each who has some. */
export function createTurns(atOnce: number, mostWaiting: number): Turns {
  /** Starts of tasks; whoever stands first is next. */
  const waiting = new Map<string, readonly (() => void)[]>();
  let underWay = 0;

  const keep = (who: string, starts: readonly (() => void)[]) => {
    if (starts.length === 0) waiting.delete(who);
    else waiting.set(who, starts);
  };
  const proceed = () => {
    const [next] = waiting;
    if (next === undefined || underWay >= atOnce) return;
    const [who, [start, ...others]] = next;
    // Taken out and put back: to the end of the row.
    waiting.delete(who);
    keep(who, others);
    underWay += 1;
    start?.();
  };

  return {
    take<T>(who: string, signal: AbortSignal, task: () => Promise<T>): Promise<T | null> {
      const before = waiting.get(who) ?? [];
      if (signal.aborted || before.length >= mostWaiting) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        const leave = () => {
          keep(
            who,
            (waiting.get(who) ?? []).filter((other) => other !== start),
          );
          resolve(null);
        };
        const start = () => {
          signal.removeEventListener('abort', leave);
          task()
            .then(resolve, reject)
            .finally(() => {
              underWay -= 1;
              proceed();
            });
        };
        signal.addEventListener('abort', leave);
        keep(who, [...before, start]);
        proceed();
      });
    },
  };
}
