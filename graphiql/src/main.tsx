import 'graphiql/setup-workers/vite';
import '@graphiql/react/font/fira-code.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import 'graphiql/graphiql.css';
import './page.css';
import './bar.css';
import './graphiql-overrides.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import type { PageConfig } from './page-config.js';
import { readPageConfig } from './read-page-config.js';
import { requestHeaders } from './request-headers.js';
import { createRunner } from './runner.js';
import type { Session } from './session.js';
import { createStore } from './store.js';
import { uuid } from './uuid.js';

function firstSession({ signIn, demoUsers }: PageConfig): Session {
  return {
    user: signIn === 'demo' ? { kind: 'demo', id: demoUsers[0]?.id ?? '' } : { kind: 'bearer', token: null },
    encounter: { id: uuid(), sent: true },
    trace: false,
  };
}

const page = document.getElementById('page');
if (!page) throw new Error('The page has no place for GraphiQL.');
const root = createRoot(page);

try {
  const config = await readPageConfig(`${import.meta.env.BASE_URL}config.json`);
  const sessions = createStore(firstSession(config));
  const runner = createRunner({
    url: '/graphql',
    headers: (typed) => requestHeaders(sessions.get(), typed),
    fetch: (input, init) => fetch(input, init),
    now: () => performance.now(),
  });
  // The editors measure their letters once, when they are made: with a font that came later the cursor would stand beside them.
  await document.fonts.load('15px "Fira Code"');
  root.render(<App config={config} sessions={sessions} runner={runner} />);
} catch (error) {
  root.render(
    <p className="page-failure" role="alert">
      GraphiQL could not start: {error instanceof Error ? error.message : String(error)}
    </p>,
  );
}
