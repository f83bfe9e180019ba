import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { concatAST, isScalarType, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { readRules, type Rules } from '../planner/rules.js';
import { countLists } from '../resolvers/counted-lists.js';
import { resolvers, scalars } from '../resolvers/index.js';

/** The public schema: its text, its document, its rules, and the schema with resolvers. */
export interface PublicSchema {
  /** All files of `schema/`, one after the other: the SDL with its directives. */
  readonly sdl: string;
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly rules: Rules;
}

const FOLDER = new URL('../../schema/', import.meta.url);

/** Loads the schema. Throws if it does not hold together, or if a field has no permission. */
export function loadSchema(): PublicSchema {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  const texts = files.map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
  const typeDefs = concatAST(texts.map((text) => parse(text, { noLocation: true })));
  const schema = makeExecutableSchema({ typeDefs, resolvers });
  for (const [name, behaviour] of Object.entries(scalars)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) throw new Error(`The schema has no scalar ${name}.`);
    // Given to the scalar that the SDL made, which has its description: a scalar made here would replace it without.
    Object.assign(scalar, behaviour);
  }
  const rules = readRules(schema);
  countLists(schema, rules);
  return { sdl: texts.join('\n'), typeDefs, schema, rules };
}
