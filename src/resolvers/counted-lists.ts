import { defaultFieldResolver, isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { Rules } from '../planner/rules.js';
import { objectValues } from '../planner/values.js';
import type { GraphQLContext } from './context.js';
import { selectedAt } from './selected.js';

/**
 * Makes every list of a schema count: before its members are looked at, it spends the values that they will bring. Only lists can
 * make an answer larger than its operation, so nothing else needs to be counted as it is answered.
 */
export function countLists(schema: GraphQLSchema, rules: Rules): void {
  // Field nodes are the same array for all objects of one request and one place in it.
  const known = new WeakMap<GraphQLResolveInfo['fieldNodes'], number>();
  const valuesOfMember = (context: GraphQLContext, info: GraphQLResolveInfo): number => {
    const found = known.get(info.fieldNodes);
    if (found !== undefined) return found;
    const values = 1 + objectValues(selectedAt(context, info)?.children ?? [], rules);
    known.set(info.fieldNodes, values);
    return values;
  };
  const counted = <T>(found: T, context: GraphQLContext, info: GraphQLResolveInfo): T => {
    if (Array.isArray(found)) context.answer.spend(found.length * valuesOfMember(context, info));
    return found;
  };

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (rules.get(`${type.name}.${field.name}`)?.isList !== true) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source: unknown, args, context: GraphQLContext, info) => {
        const found: unknown = resolve(source, args, context, info);
        return found instanceof Promise
          ? found.then((list: unknown) => counted(list, context, info))
          : counted(found, context, info);
      };
    }
  }
}
