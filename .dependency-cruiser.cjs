/**
 * The layer rule of docs/architecture.md: each room knows only the rooms below it. A room may import from the rooms in its
 * row, from `domain` (the vocabulary, which knows nobody), and from itself.
 */
const MAY_IMPORT = {
  domain: [],
  config: ['domain'],
  identity: ['domain'],
  audit: ['domain'],
  cache: ['domain'],
  fhir: ['domain'],
  gpconnect: ['domain', 'audit', 'fhir'],
  directory: ['domain', 'gpconnect', 'cache', 'fhir', 'audit'],
  record: ['domain', 'directory', 'gpconnect', 'cache', 'fhir', 'audit'],
  booking: ['domain', 'directory', 'gpconnect', 'cache', 'fhir', 'audit'],
  planner: ['domain'],
  resolvers: ['domain', 'planner', 'record', 'booking', 'directory', 'generated'],
  server: ['domain', 'planner', 'resolvers', 'identity', 'audit', 'generated'],
  simulator: [],
};

const rooms = Object.keys(MAY_IMPORT);

module.exports = {
  forbidden: [
    ...rooms.map((room) => ({
      name: `${room}-knows-only-what-is-below`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: {
        path: '^src/',
        pathNot: [room, ...MAY_IMPORT[room], ...(room === 'simulator' ? [] : ['domain'])].map(
          (other) => `^src/${other}/`,
        ),
      },
    })),
    {
      name: 'conformance-knows-only-the-simulators-door',
      severity: 'error',
      from: { path: '^src/conformance/' },
      to: { path: '^src/', pathNot: ['^src/conformance/', '^src/simulator/index\\.ts$'] },
    },
    {
      name: 'nobody-knows-conformance',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/conformance/' },
      to: { path: '^src/conformance/' },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-the-root',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'no-graphql-below-the-planner',
      severity: 'error',
      from: {
        path: '^src/(domain|config|identity|audit|cache|fhir|gpconnect|directory|record|booking|simulator|conformance)/',
      },
      to: { path: 'node_modules/(graphql|@apollo|@graphql-tools)/' },
    },
    {
      name: 'only-the-client-calls-out',
      severity: 'error',
      from: { path: '^src/(domain|cache|fhir|record|booking|planner|resolvers)/' },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'only-the-server-listens',
      severity: 'error',
      from: { path: '^src/(?!server/|simulator/)' },
      to: { path: 'node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'no-dev-dependency-in-the-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '^src/generated' },
  },
};
