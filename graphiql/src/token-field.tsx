import { useState } from 'react';

/**
 * A bearer token, held by this component until it is used and then by the session, in memory only. No `<form>`: browsers offer to keep what
 * is sent by one.
 */
export function TokenField(props: { readonly inUse: boolean; readonly onChange: (token: string | null) => void }) {
  const [typed, setTyped] = useState('');
  const token = typed.trim().replace(/^bearer\s+/i, '');

  function use() {
    if (token === '') return;
    props.onChange(token);
    setTyped('');
  }

  return (
    <div className="bar-group">
      <label className="bar-field">
        Bearer token
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder={props.inUse ? 'in use' : 'paste here'}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && use()}
        />
      </label>
      <button type="button" onClick={use} aria-disabled={token === ''}>
        Use token
      </button>
      {props.inUse && (
        <button type="button" aria-label="Forget token" onClick={() => props.onChange(null)}>
          Forget
        </button>
      )}
    </div>
  );
}
