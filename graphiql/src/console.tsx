import type { TabsState } from '@graphiql/react';
import type { Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { memo, useMemo, useRef } from 'react';
import { AnswersOfOneUser } from './answers-of-one-user.js';
import type { ExampleTab } from './example-tabs.js';
import { memoryStorage } from './memory-storage.js';
import { RunStatus } from './run-status.js';
import type { Runner } from './runner.js';

/** Only the documentation; in particular not the history, whose purpose is to keep operations. */
const NO_FURTHER_PLUGINS: [] = [];

export interface ConsoleProps {
  readonly runner: Runner;
  readonly tabs: ExampleTab[];
  /** Names the user; when it changes, the schema is fetched again and answers are emptied. */
  readonly user: string;
  /** False while nobody is signed in. */
  readonly mayAsk: boolean;
}

/** A new function for each user: that makes GraphiQL ask for the schema anew, and introspection shows users only what they may have. */
function fetcherOf(runner: Runner, _user: string): Fetcher {
  return (params, options) => runner.fetcher(params, options);
}

/** GraphiQL as we want it. Memoised: the bar may change without redrawing the editors. */
export const Console = memo(function Console({ runner, tabs, user, mayAsk }: ConsoleProps) {
  const storage = useMemo(memoryStorage, []);
  const fetcher = useMemo(() => fetcherOf(runner, user), [runner, user]);

  const tabInView = useRef<string | undefined>(undefined);
  function onTabChange({ tabs: open, activeTabIndex }: TabsState) {
    const now = open[activeTabIndex]?.id;
    // GraphiQL lets an operation run on when a tab is added, and would show its answer in the new one.
    if (tabInView.current !== undefined && tabInView.current !== now) runner.leave();
    tabInView.current = now;
  }

  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      shouldPersistHeaders={false}
      plugins={NO_FURTHER_PLUGINS}
      defaultTabs={tabs}
      initialVariables={tabs[0]?.variables ?? ''}
      defaultQuery=""
      defaultEditorToolsVisibility="variables"
      onTabChange={onTabChange}
      {...(mayAsk ? {} : { schema: null })}
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <GraphiQL.Footer>
        <RunStatus state={runner.state} />
      </GraphiQL.Footer>
      <AnswersOfOneUser user={user} />
    </GraphiQL>
  );
});
