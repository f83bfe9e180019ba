import { describe, spineCodeOf, type Answer } from '../asking/answer.js';
import type { InteractionName } from '../asking/products.js';
import type { Expectation } from '../scenario.js';
import type { Evidence } from './evidence.js';
import { lackingInSuccess } from './successes.js';
import { judge, type Judgement } from './table.js';
import type { Fault } from './verdict.js';

/** What is expected and did not come: first the answer as such, then what is said of it. */
export interface Findings {
  readonly faults: readonly Fault[];
  readonly judgements: readonly Judgement[];
}

function isExpected({ status, code }: Expectation, answer: Answer): boolean {
  const isStatus =
    status === null ||
    (status === 'not-200' ? answer.status !== 200 : String(status).split('|').includes(String(answer.status)));
  return isStatus && (code === null || spineCodeOf(answer) === code);
}

const wanted = ({ status, code }: Expectation): string =>
  [status ?? 'any status', ...(code === null ? [] : [code])].join(' ');

/** Holds an answer to an interaction against what a scenario expects of it. */
export async function findingsOf(
  name: InteractionName,
  expectation: Expectation,
  evidence: Evidence,
): Promise<Findings> {
  const { answer } = evidence;
  if (!isExpected(expectation, answer)) {
    return { faults: [{ expected: wanted(expectation), got: describe(answer) }], judgements: [] };
  }
  const judgements = await judge(expectation.assertions, evidence);
  const faults = judgements.flatMap(({ phrase, verdict }) =>
    verdict.kind === 'fails' ? [{ expected: `"${phrase}"`, got: verdict.why }] : [],
  );
  return { faults: [...lackingInSuccess(name, evidence), ...faults], judgements };
}

/** Something was said of an answer, and nothing of it could be checked. */
export function isBlind({ judgements }: Findings): boolean {
  return judgements.length > 0 && judgements.every(({ verdict }) => verdict.kind === 'nothing');
}
