import { describe, send, type Answer } from '../asking/answer.js';
import { outgoing, validDraft, type Draft, type Outgoing } from '../asking/draft.js';
import { INTERACTIONS, type Interaction, type InteractionName } from '../asking/products.js';
import { SetupFailed, type Stage } from '../asking/stage.js';
import type { Subject } from '../asking/subject.js';

/** The runner's time. */
export interface RunnerClock {
  now(): Date;
  /** Moves on by so many days; false if this time cannot be moved. */
  pass(days: number): boolean;
}

/** One scenario's talk with the practice that it is asked of. */
export interface Conversation {
  readonly subject: Subject;
  readonly clock: RunnerClock;
  /** A trace id that was not used before. */
  readonly newTraceId: () => string;
}

/** A request and what came back. */
export interface Exchange {
  readonly draft: Draft;
  readonly sent: Outgoing;
  readonly answer: Answer;
}

/** Makes a valid request, with changes, and sends it. */
export async function ask(
  { subject, clock, newTraceId }: Conversation,
  interaction: Interaction,
  stage: Stage,
  change: (draft: Draft) => Draft = (draft) => draft,
): Promise<Exchange> {
  const draft = change(validDraft(interaction, { subject, now: clock.now(), traceId: newTraceId() }));
  const sent = outgoing(draft, (resourceType) => {
    const id = stage.ids.get(resourceType);
    if (id === undefined) throw new SetupFailed(`no ${resourceType} is known to ask for`);
    return id;
  });
  return { draft, sent, answer: await send(sent) };
}

/** Makes a request that has to succeed for a scenario to begin. */
export async function askFirst(
  conversation: Conversation,
  name: InteractionName,
  stage: Stage,
  change?: (draft: Draft) => Draft,
): Promise<Answer> {
  const { answer } = await ask(conversation, INTERACTIONS[name], stage, change);
  if (answer.status >= 300) throw new SetupFailed(`${name}: ${describe(answer)}`);
  return answer;
}
