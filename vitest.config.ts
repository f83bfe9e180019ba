import { configDefaults, defineConfig } from 'vitest/config';
import { NEEDS } from './test/needs.js';

const missing = NEEDS.filter(({ isThere }) => !isThere);

export default defineConfig({
  // Vite would load graphql's ES build while Node loads its CommonJS one: two realms, and no schema is then a schema.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['test/build.ts'],
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...missing.map(({ files }) => files)],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
