import { runStateText, type RunState } from './run-state.js';
import type { Store } from './store.js';
import { useStore } from './use-store.js';

/** Below the answer: whether it is the whole one. */
export function RunStatus(props: { readonly state: Store<RunState> }) {
  const state = useStore(props.state);
  return (
    <p className="run-status" role="status" data-phase={state.phase}>
      {runStateText(state)}
    </p>
  );
}
