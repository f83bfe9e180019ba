import type { Storage } from '@graphiql/toolkit';

/**
 * What GraphiQL would otherwise write to `localStorage`: queries and variables with NHS numbers in them, readable by the next person at
 * this computer. Here it is gone with the tab.
 */
export function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => {
      entries.set(key, value);
    },
    removeItem: (key) => {
      entries.delete(key);
    },
    clear: () => {
      entries.clear();
    },
    get length() {
      return entries.size;
    },
  };
}
