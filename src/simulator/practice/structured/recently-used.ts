/** Keeps the things used last, so many of them. */
export interface RecentlyUsed<T> {
  /** The thing of this key, made if it is not there. */
  get(key: string, make: () => T): T;
}

/** Keeps at most so many. A Map remembers the order in which its keys were set: the first is the one used longest ago. */
export function recentlyUsed<T>(limit: number): RecentlyUsed<T> {
  const kept = new Map<string, T>();
  return {
    get: (key, make) => {
      const value = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, value);
      const oldest = kept.keys().next();
      if (kept.size > limit && oldest.done !== true) kept.delete(oldest.value);
      return value;
    },
  };
}
