import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import {
  getOperationAST,
  parse,
  type ExecutionResult,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import { addPart, type Answer } from './answer.js';
import { ask } from './ask.js';
import type { RunState } from './run-state.js';
import { stoppable } from './stoppable.js';
import { createStore, type Store } from './store.js';

export interface Surroundings {
  readonly url: string;
  /** The headers of a request that leaves now; given what was typed into the headers editor. */
  readonly headers: (typed?: Readonly<Record<string, unknown>>) => Headers;
  readonly fetch: typeof fetch;
  /** Milliseconds, from anywhere. */
  readonly now: () => number;
}

/** Sends what GraphiQL wants to have sent, one operation at a time, and knows how it stands. */
export interface Runner {
  readonly fetcher: Fetcher;
  readonly state: Store<RunState>;
  /** Ends what is running and forgets how it stood: what comes next on the screen has nothing to do with it. */
  readonly leave: () => void;
}

/**
 * GraphiQL hears of an edit or of another tab a tenth of a second late. Until then it would send the text in view under the name of the
 * operation before, so the name, and whether this is a change, are read from the text itself.
 */
function read({ query, operationName }: FetcherParams): { name: string | undefined; kind: `${OperationTypeNode}` } {
  let operation: OperationDefinitionNode | null | undefined;
  try {
    const document = parse(query);
    operation = getOperationAST(document, operationName) ?? getOperationAST(document);
  } catch {
    // The server says better what is wrong with it.
  }
  if (!operation) return { name: operationName ?? undefined, kind: 'query' };
  return { name: operation.name?.value, kind: operation.operation };
}

/** Errors first, so that nobody has to scroll to see that there are any. They came as JSON: GraphiQL's types would have instances. */
function shown({ errors, ...rest }: Answer): ExecutionResult {
  return { ...(errors && { errors }), ...rest } as ExecutionResult;
}

function withError(answer: Answer, message: string): ExecutionResult {
  return shown({ ...answer, errors: [...(answer.errors ?? []), { message }] });
}

export function createRunner({ url, headers, fetch, now }: Surroundings): Runner {
  const state = createStore<RunState>({ phase: 'none' });
  let stop: () => void = () => undefined;

  async function* run(
    params: FetcherParams,
    typed: Readonly<Record<string, unknown>> | undefined,
    signal: AbortSignal,
    report: (next: RunState) => void,
  ): AsyncGenerator<ExecutionResult, void, undefined> {
    const answer: Answer = {};
    const started = now();
    report({ phase: 'asking' });
    try {
      for await (const part of ask({ url, params, headers: headers(typed), signal, fetch })) {
        addPart(answer, part);
        report({ phase: part.hasNext ? 'partial' : 'whole', ms: now() - started });
        yield shown(answer);
      }
    } catch (error) {
      report({ phase: 'data' in answer ? 'broken' : 'failed' });
      yield withError(answer, error instanceof Error ? error.message : String(error));
    }
  }

  const fetcher: Fetcher = (asked, options) => {
    const { name, kind } = read(asked);
    const { operationName: _late, ...text } = asked;
    const params: FetcherParams = { ...text, ...(name !== undefined && { operationName: name }) };
    if (kind === 'subscription') {
      return withError({}, 'Subscriptions are not for this page: send them to POST /graphql/stream.');
    }
    const aborter = new AbortController();
    // A change is not broken off: it may have been made already, and then nobody would know. Only its answer is not waited for.
    const abort = () => kind === 'query' && aborter.abort();
    if (name === 'IntrospectionQuery') {
      return stoppable(
        run(params, options?.headers, aborter.signal, () => undefined),
        abort,
      );
    }
    let watched = true;
    const answers = stoppable(
      run(params, options?.headers, aborter.signal, (next) => {
        if (watched) state.set(next);
      }),
      () => {
        if (!watched) return;
        watched = false;
        abort();
        const { phase } = state.get();
        if (phase === 'asking' || phase === 'partial') state.set({ phase: 'stopped', change: kind === 'mutation' });
      },
    );
    stop = () => void answers.return?.();
    return answers;
  };

  return {
    fetcher,
    state,
    leave() {
      stop();
      state.set({ phase: 'none' });
    },
  };
}
