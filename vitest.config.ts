import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would load graphql's ES build while Node loads its CommonJS one: two realms, and no schema is then a schema.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
