import type { JsonObject } from '../reading/json.js';
import type { Values } from './placeholders.js';
import type { Unregistered } from './subject.js';

/** What earlier calls of a scenario have found and made. */
export interface Stage {
  /** Logical ids at the practice, by type of resource. */
  readonly ids: ReadonlyMap<string, string>;
  readonly patient: JsonObject | null;
  /** The answer to the last search for free slots. */
  readonly slots: JsonObject | null;
  readonly appointment: JsonObject | null;
  readonly unregistered: Unregistered | null;
  /** Placeholders that only these calls give a meaning. */
  readonly values: Values;
}

/** Before anything was asked. */
export const EMPTY_STAGE: Stage = {
  ids: new Map(),
  patient: null,
  slots: null,
  appointment: null,
  unregistered: null,
  values: new Map(),
};

/** A stage with what is new on it. */
export function staged(
  stage: Stage,
  {
    ids = {},
    values = {},
    ...things
  }: Partial<Omit<Stage, 'ids' | 'values'>> & {
    readonly ids?: Readonly<Record<string, string>>;
    readonly values?: Readonly<Record<string, string>>;
  },
): Stage {
  return {
    ...stage,
    ...things,
    ids: new Map([...stage.ids, ...Object.entries(ids)]),
    values: new Map([...stage.values, ...Object.entries(values)]),
  };
}

/** What had to happen first did not: nothing can be said of the scenario itself. */
export class SetupFailed extends Error {}

/** What a scenario needs is not to be had at this practice, as nobody there could help: it is not played. */
export class OutOfReach extends Error {}
