/**
 * A stream that can be ended from outside at once. GraphiQL calls `return` when Stop is pressed or another tab is chosen; an async generator
 * would obey only after the step it is waiting in, and the late answer would appear under the operation of another tab: of another patient.
 */
export function stoppable<T>(source: AsyncIterator<T>, onStop: () => void): AsyncIterableIterator<T> {
  let end: (result: IteratorResult<T>) => void = () => undefined;
  const ended = new Promise<IteratorResult<T>>((resolve) => {
    end = resolve;
  });
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => Promise.race([ended, source.next()]),
    return() {
      onStop();
      end({ done: true, value: undefined });
      return ended;
    },
  };
}
