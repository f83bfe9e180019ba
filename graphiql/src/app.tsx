import { useMemo } from 'react';
import { Bar, type BarActions } from './bar.js';
import { Console } from './console.js';
import { examples } from './examples.js';
import type { PageConfig } from './page-config.js';
import type { Runner } from './runner.js';
import { mayAsk, type Session } from './session.js';
import type { Store } from './store.js';
import { useStore } from './use-store.js';
import { uuid } from './uuid.js';

export function App(props: {
  readonly config: PageConfig;
  readonly sessions: Store<Session>;
  readonly runner: Runner;
}) {
  const { config, sessions, runner } = props;
  const session = useStore(sessions);
  const tabs = useMemo(() => examples(sessions.get().encounter.id), [sessions]);

  const actions = useMemo<BarActions>(() => {
    const change = (part: Partial<Session>) => sessions.set({ ...sessions.get(), ...part });
    return {
      user(user) {
        // Before the change: what is still running was asked by the user before.
        runner.leave();
        change({ user });
      },
      newEncounter: () => change({ encounter: { id: uuid(), sent: true } }),
      sendEncounter: (sent) => change({ encounter: { ...sessions.get().encounter, sent } }),
      trace: (trace) => change({ trace }),
    };
  }, [sessions, runner]);

  return (
    <>
      <Bar config={config} session={session} actions={actions} />
      <main className="console">
        <Console runner={runner} tabs={tabs} user={JSON.stringify(session.user)} mayAsk={mayAsk(session.user)} />
      </main>
    </>
  );
}
