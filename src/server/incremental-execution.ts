import type { LegacyExperimentalExecuteIncrementally } from '@apollo/server';
import { execute as executeIncrementally } from '@graphql-tools/executor';
import { BREAK, execute, visit, type DocumentNode } from 'graphql';

const INCREMENTAL: ReadonlySet<string> = new Set(['defer', 'stream']);

function asksForParts(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive({ name }) {
      if (!INCREMENTAL.has(name.value)) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

/**
 * Executes for a client that would take the answer in parts. Only an operation that asks for parts goes to the executor that can give
 * them: it puts the fields of an object in the order in which they were resolved, where graphql-js keeps the order of the selection.
 */
export const executeForParts: LegacyExperimentalExecuteIncrementally = (args) =>
  asksForParts(args.document) ? executeIncrementally<Record<string, unknown>>(args) : execute(args);
