import { EncounterField } from './encounter-field.js';
import type { PageConfig } from './page-config.js';
import type { Session } from './session.js';
import { TokenField } from './token-field.js';
import { UserSelect } from './user-select.js';

/** What the bar can change. */
export interface BarActions {
  readonly user: (user: Session['user']) => void;
  readonly newEncounter: () => void;
  readonly sendEncounter: (sent: boolean) => void;
  readonly trace: (trace: boolean) => void;
}

/** Above GraphiQL: who asks, in which encounter, and what the page does with what is typed here. */
export function Bar(props: { readonly config: PageConfig; readonly session: Session; readonly actions: BarActions }) {
  const { config, session, actions } = props;
  const { user } = session;
  return (
    <header className="bar">
      <div className="bar-controls">
        <h1>
          gpconnect-graphql <small>{config.version}</small>
        </h1>
        {user.kind === 'demo' ? (
          <UserSelect users={config.demoUsers} value={user.id} onChange={(id) => actions.user({ kind: 'demo', id })} />
        ) : (
          <TokenField inUse={user.token !== null} onChange={(token) => actions.user({ kind: 'bearer', token })} />
        )}
        <EncounterField encounter={session.encounter} onNew={actions.newEncounter} onSend={actions.sendEncounter} />
        <label className="bar-check">
          <input
            type="checkbox"
            autoComplete="off"
            checked={session.trace}
            onChange={(event) => actions.trace(event.currentTarget.checked)}
          />
          Trace calls
        </label>
      </div>
      <p className="bar-notes" data-sign-in={config.signIn}>
        {config.signIn === 'demo' && <strong>Demonstration data: invented people.</strong>}
        {user.kind === 'bearer' && user.token === null && <strong>Paste a bearer token to begin.</strong>}
        <span>Nothing is kept: what you type and what is answered stays in this tab, and a reload empties it.</span>
      </p>
    </header>
  );
}
