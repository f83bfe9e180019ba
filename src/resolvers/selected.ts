import type { GraphQLResolveInfo } from 'graphql';
import type { AppliedFilter } from '../domain/source.js';
import type { SelectedField } from '../planner/selection.js';
import type { GraphQLContext } from './context.js';
import { pathOf } from './safety-log.js';

/** The planned field that is being resolved. */
export function selectedAt({ plan }: GraphQLContext, info: GraphQLResolveInfo): SelectedField | undefined {
  const keys = pathOf(info).filter((key) => typeof key === 'string');
  let level = plan?.selection ?? [];
  let found: SelectedField | undefined;
  for (const [depth, key] of keys.entries()) {
    const isLast = depth === keys.length - 1;
    const matches = level.filter(
      (field) => field.path[depth] === key && (!isLast || field.parentType === info.parentType.name),
    );
    found = matches[0];
    level = matches.flatMap(({ children }) => children);
  }
  return found;
}

/**
 * Filters that arguments of a list's own fields put in force, for example `items(group: …)`: the list itself does not see them, but
 * what they hide must not look absent either.
 */
export function filtersBelow(
  context: GraphQLContext,
  info: GraphQLResolveInfo,
  argument: string,
  words: string,
): readonly AppliedFilter[] {
  return (selectedAt(context, info)?.children ?? []).flatMap(({ name, args }) => {
    const value = args[argument];
    if (name !== 'items' || !Array.isArray(value)) return [];
    const values = value.join(', ');
    return [{ argument: `items.${argument}`, value: values, text: `Only ${words}: ${values}.`, by: 'SERVER' }];
  });
}
