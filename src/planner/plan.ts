import type { Permission } from '../domain/caller.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { PlannedDemand } from '../domain/record-demand.js';
import { adviceOn, type Advice } from './advice.js';
import { plannedCalls, type PlannedCalls } from './cost.js';
import { demandsOf } from './demands.js';
import type { Estate } from './lengths.js';
import { refusalOf, type Refusal } from './permissions.js';
import type { Rules } from './rules.js';
import { readSelection, type SelectedField, type Selecting } from './selection.js';
import { expectedValues, objectValues } from './values.js';

/** All that can be said of an operation before the first call is made. */
export interface OperationPlan {
  readonly selection: readonly SelectedField[];
  readonly calls: PlannedCalls;
  /** Values that its answer holds at least, without any list, and those that it may be expected to hold. */
  readonly values: { readonly least: number; readonly expected: number };
  readonly demands: ReadonlyMap<NHSNumber, readonly PlannedDemand[]>;
  readonly advice: readonly Advice[];
  /** `Type.field` of everything that asks somebody something, each once: for the audit. The schema bounds it, aliases do not add to it. */
  readonly asking: readonly string[];
  /** The permission that is missing; null if the operation may run. */
  readonly refusal: Refusal | null;
}

/** What plans are made with. */
export interface Planning extends Selecting {
  readonly rules: Rules;
  readonly estate: Estate;
  readonly permissions: ReadonlySet<Permission>;
  /** Whether endpoints are looked up in the national directory, so that look-ups count. */
  readonly usesDirectory: boolean;
}

/** Plans an operation. Pure: the same operation, variables and permissions give the same plan. */
export function planOperation(planning: Planning): OperationPlan {
  const { rules, estate, permissions, usesDirectory } = planning;
  const selection = readSelection(planning);
  return {
    selection,
    calls: plannedCalls(selection, rules, estate, usesDirectory),
    values: { least: objectValues(selection, rules), expected: expectedValues(selection, rules, estate) },
    demands: demandsOf(selection),
    advice: adviceOn(selection),
    asking: [...askingFields(selection, rules)],
    refusal: refusalOf(selection, rules, permissions),
  };
}

function askingFields(fields: readonly SelectedField[], rules: Rules, found = new Set<string>()): ReadonlySet<string> {
  for (const { qualified, children } of fields) {
    if ((rules.get(qualified)?.weight ?? 0) > 0) found.add(qualified);
    askingFields(children, rules, found);
  }
  return found;
}
