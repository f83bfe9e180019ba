import type { Permission } from '../domain/caller.js';
import type { Rules } from './rules.js';
import type { SelectedField } from './selection.js';

/** A permission that the user lacks, and the fields that need it. */
export interface Refusal {
  readonly permission: Permission;
  /** `Type.field`, in the order of the operation. */
  readonly fields: readonly string[];
}

/**
 * Whether an operation may run at all: null, or the first permission that is missing with every field that needs it. What `node`
 * finds is not known yet: the permission of its type is checked once it is.
 */
export function refusalOf(
  fields: readonly SelectedField[],
  rules: Rules,
  has: ReadonlySet<Permission>,
): Refusal | null {
  const lacking = new Map<Permission, Set<string>>();
  const visit = (field: SelectedField, isFound: boolean) => {
    const name = field.qualified;
    const rule = rules.get(name);
    if (rule !== undefined && !has.has(rule.permission) && (rule.isOwn || !isFound)) {
      lacking.set(rule.permission, (lacking.get(rule.permission) ?? new Set()).add(name));
    }
    for (const child of field.children) visit(child, name === 'Query.node');
  };
  for (const field of fields) visit(field, false);
  const [first] = lacking;
  return first === undefined ? null : { permission: first[0], fields: [...first[1]] };
}
