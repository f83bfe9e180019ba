import type { Session } from './session.js';

function shortened(id: string): string {
  return `${id.slice(0, 4)}…${id.slice(-4)}`;
}

/** The encounter, inside which the server may reuse answers. */
export function EncounterField(props: {
  readonly encounter: Session['encounter'];
  readonly onNew: () => void;
  readonly onSend: (sent: boolean) => void;
}) {
  const { id, sent } = props.encounter;
  return (
    <div className="bar-group" role="group" aria-label="Encounter">
      <span className="bar-field">
        Encounter
        <output className="encounter-id" title={sent ? id : 'No Encounter-Id header is sent: nothing is reused.'}>
          {sent ? shortened(id) : 'none'}
        </output>
      </span>
      <button type="button" onClick={props.onNew}>
        New encounter
      </button>
      <button type="button" aria-pressed={!sent} onClick={() => props.onSend(!sent)}>
        Send no encounter
      </button>
    </div>
  );
}
