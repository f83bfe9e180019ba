import { defineConfig } from 'vite';
import { thirdParty } from './third-party.js';

const notices = thirdParty();

export default defineConfig({
  root: import.meta.dirname,
  // Absolute, so that the assets are found from /graphiql as well as from /graphiql/.
  base: '/graphiql/',
  // Warnings only: this runs inside `npm ci`, where a list of chunks helps nobody.
  logLevel: 'warn',
  plugins: [notices.page()],
  // The GraphQL worker loads its formatter only when asked to, which a classic worker cannot do.
  worker: { format: 'es', plugins: () => [notices.worker()], rollupOptions: { treeshake: false } },
  build: {
    outDir: '../dist/graphiql',
    // `dist` is the server's; only our own folder in it is emptied.
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    // Monaco is one chunk of more than 2 MB, and is loaded after the page has been drawn.
    chunkSizeWarningLimit: 3000,
    // Every browser with module workers preloads modules by itself.
    modulePreload: { polyfill: false },
    rollupOptions: {
      // Finding what can be left out of Monaco took a third of the build and saved three per cent.
      treeshake: false,
      onwarn(warning, warn) {
        // "use client" means something to server components, of which there are none here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
