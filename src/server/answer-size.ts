import type { GraphQLResponse } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { statusOf } from './error-codes.js';
import { formatError } from './error-format.js';
import { LIMITS } from './limits.js';

const CODE = 'COST_LIMIT_EXCEEDED';

/** What is left of a part besides where it belongs. */
const NO_CONTENT = { data: null, items: undefined, extensions: undefined };

type Subsequent = Extract<GraphQLResponse['body'], { kind: 'incremental' }>['subsequentResults'];
type Part = Subsequent extends AsyncIterable<infer P> ? P : never;

/**
 * Refuses an answer that became too large. It is given whole or not at all, because what had been cut off would look absent; of an
 * answer in parts, the part that is too large is refused, and none follows.
 */
export function refuseLargeAnswer(response: GraphQLResponse, requestId: string): void {
  const { body } = response;
  const result = body.kind === 'single' ? body.singleResult : body.initialResult;
  const refusal = refusalOf(result, result.errors, requestId);
  if (refusal !== null) {
    const cost = result.extensions?.['cost'];
    response.body = { kind: 'single', singleResult: { errors: [refusal], extensions: { cost } } };
    response.http.status = statusOf(CODE);
  } else if (body.kind === 'incremental') {
    body.subsequentResults = whileSmall(body.subsequentResults, requestId);
  }
}

async function* whileSmall(parts: AsyncIterable<Part>, requestId: string): AsyncGenerator<Part> {
  for await (const part of parts) {
    const errors = part.incremental?.flatMap((each) => each.errors ?? []);
    const refusal = refusalOf(part, errors, requestId);
    if (refusal === null) {
      yield part;
      continue;
    }
    const cost = part.extensions?.['cost'];
    const incremental = part.incremental?.map((each) => ({ ...each, ...NO_CONTENT, errors: [refusal] }));
    // There are two manners of parts: each stays as it was.
    yield { hasNext: false, incremental, extensions: { cost } } as unknown as Part;
    return;
  }
}

/** The refusal that stands among the errors of a result, or the one of a result that is too large to be sent; else null. */
function refusalOf(
  result: object,
  errors: readonly GraphQLFormattedError[] | undefined,
  requestId: string,
): GraphQLFormattedError | null {
  const known = errors?.find(({ extensions }) => extensions?.['code'] === CODE);
  if (known !== undefined) return known;
  if (charactersLeft(result, LIMITS.characters) >= 0) return null;
  const error = new GraphQLError(
    `The answer is too large: at most ${LIMITS.characters} characters are given at once. Ask for fewer patients or fields.`,
    { extensions: { code: CODE, limit: LIMITS.characters, requestId } },
  );
  return formatError(error.toJSON(), error, () => undefined);
}

/** Of a number of characters, about what is left when a value has been written as JSON. Looks no further once nothing is. */
function charactersLeft(value: unknown, available: number): number {
  if (typeof value === 'string') return available - value.length - 2;
  if (typeof value !== 'object' || value === null) return available - 5;
  let left = available - 2;
  if (Array.isArray(value)) {
    for (const member of value) {
      left = charactersLeft(member, left - 1);
      if (left < 0) return left;
    }
    return left;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key in members) {
    left = charactersLeft(members[key], left - key.length - 4);
    if (left < 0) return left;
  }
  return left;
}
