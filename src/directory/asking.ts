import type { Had, Keeper } from '../cache/keeper.js';
import type { Kind } from '../cache/policy.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';
import type { Interaction } from '../gpconnect/interactions.js';
import type { PracticeClient } from '../gpconnect/practice-client.js';
import type { Answer, Call } from '../gpconnect/call.js';
import type { Obtainer } from './reuse.js';
import type { Targets } from './targets.js';

/** One thing to find out from one practice. */
export interface Inquiry<P, T> {
  readonly kind: Kind;
  /** What it is, within its kind. */
  readonly key: string;
  readonly interaction: Interaction<P>;
  readonly params: P;
  readonly practice: OdsCode;
  readonly patient: NHSNumber | null;
  readonly read: Call<T>['read'];
  /** Bytes that keeping the answer takes; those of its body if left out. */
  readonly weigh?: (answer: Answer<T>) => number;
}

/** Asks practices, wherever they are, unless the answer is in hand or on its way. */
export interface Asking {
  ask<P, T>(request: RequestScope, inquiry: Inquiry<P, T>): Promise<Had<Answer<T>>>;
}

/** Makes the one way in which every room asks a practice: from hand, else target, then call. */
export function createAsking(parts: {
  readonly keeper: Keeper;
  readonly obtainer: Obtainer;
  readonly targets: Targets;
  readonly client: PracticeClient;
}): Asking {
  const { keeper, obtainer, targets, client } = parts;
  /** What each request has asked so far: staff and places are named over and over in one answer. */
  const asked = perRequest(() => new Map<string, Promise<Had<Answer<unknown>>>>());

  return {
    ask<P, T>(request: RequestScope, inquiry: Inquiry<P, T>): Promise<Had<Answer<T>>> {
      const inRequest = asked(request);
      const name = `${inquiry.kind} ${inquiry.key}`;
      // What stands under a kind and key was asked by an inquiry of that kind and key.
      const found = (inRequest.get(name) ?? seek(request, inquiry)) as Promise<Had<Answer<T>>>;
      inRequest.set(name, found);
      return found;
    },
  };

  async function seek<P, T>(request: RequestScope, inquiry: Inquiry<P, T>): Promise<Had<Answer<T>>> {
    const { kind, key, interaction, practice, patient, params, read } = inquiry;
    const weigh = inquiry.weigh ?? (({ size }: Answer<T>) => size);
    const { capability, id, action } = interaction;
    const isInHand = keeper.peek(request, kind, key) !== undefined;
    // Before the call is shared: whoever waits for it must not depend on the time that the first one has left to look this up.
    const target = isInHand ? null : await targets.resolve(request, practice, capability, patient);
    if (target !== null && !target.ok) return { outcome: target, how: 'made' };
    return obtainer.obtain<Answer<T>>(request, {
      kind,
      key,
      subject: { service: 'practice', practice, capability, interactionId: id, patient, action },
      make: async (signal) => {
        const reached = target ?? (await targets.resolve(request, practice, capability, patient));
        if (!reached.ok) return { outcome: reached, bytes: 0 };
        const renew = () => targets.renew(request, practice, capability, patient, reached.value);
        const question = { interaction, params, practice, target: reached.value, renew, patient, read };
        const outcome = await client.ask(request, question, signal);
        return { outcome, bytes: outcome.ok ? weigh(outcome.value) : 0 };
      },
    });
  }
}
