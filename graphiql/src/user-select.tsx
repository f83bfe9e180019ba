import type { DemoUser } from './page-config.js';

/** Which demonstration user asks. */
export function UserSelect(props: {
  readonly users: readonly DemoUser[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}) {
  return (
    <label className="bar-field">
      User
      <select autoComplete="off" value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.users.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
