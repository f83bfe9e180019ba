import { createGraphiQLFetcher, type FetcherParams } from '@graphiql/toolkit';
import type { Part } from './answer.js';

export interface Request {
  readonly url: string;
  readonly params: FetcherParams;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

const INCOMPLETE = 'The rest of the answer did not arrive: what is shown is not the whole answer.';

/** A proxy's error page, for example. GraphiQL would try to read it as JSON and show only where that went wrong. */
function refuseOtherThanGraphQL(response: Response): Response {
  const type = response.headers.get('content-type') ?? 'nothing';
  if (/json|^multipart\/mixed/.test(type)) return response;
  throw new Error(
    `The server answered ${`${response.status} ${response.statusText}`.trim()} with ${type}: that is not GraphQL.`,
  );
}

/** Nothing of a request or an answer is kept by the browser, sent elsewhere, or told to anybody else. */
const QUIETLY = {
  method: 'POST',
  cache: 'no-store',
  credentials: 'same-origin',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
} as const;

async function send({ url, params, headers, signal, fetch }: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...QUIETLY, headers, signal, body: JSON.stringify(params) });
  } catch (error) {
    throw new Error('The server could not be reached.', { cause: error });
  }
  return refuseOtherThanGraphQL(response);
}

/** JSON that is not GraphQL has to be shown too: it says, for example, that the request was too large. */
function readPart(value: unknown): Part {
  const isPart =
    typeof value === 'object' &&
    value !== null &&
    ['data', 'errors', 'incremental', 'hasNext'].some((key) => key in value);
  if (isPart) return value;
  throw new Error(`The server's answer is not GraphQL: ${JSON.stringify(value).slice(0, 1000)}`);
}

/** Asks, and gives the answer part by part as it arrives. Throws if not all of it does. */
export async function* ask(request: Request): AsyncGenerator<Part, void, undefined> {
  // Only the reading is GraphiQL's: with its headers beside ours, two of the same name would be merged into one.
  const fetcher = createGraphiQLFetcher({ url: request.url, fetch: () => send(request) });
  const answer = await fetcher(request.params);
  if (!(Symbol.asyncIterator in answer)) {
    yield readPart(answer);
    return;
  }
  let outstanding = false;
  try {
    for await (const chunk of answer) {
      for (const part of (Array.isArray(chunk) ? chunk : [chunk]).map(readPart)) {
        outstanding = part.hasNext ?? false;
        yield part;
      }
    }
  } catch (error) {
    if (!outstanding) throw error;
    throw new Error(INCOMPLETE, { cause: error });
  }
  if (outstanding) throw new Error(INCOMPLETE);
}
