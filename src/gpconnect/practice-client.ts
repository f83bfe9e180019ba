import type { Clock } from '../domain/clock.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { Outcome } from '../domain/outcome.js';
import type { RequestScope } from '../domain/request-scope.js';
import type { Interaction } from './interactions.js';
import { auditToken, type Consumer } from './token.js';
import { translateRefusal } from './translate.js';
import type { Answer, Call } from './call.js';
import type { Wire } from './wire.js';

/** Where a practice's capability is reached. */
export interface Target {
  /** Service root URL, byte for byte as the directory or the configuration gives it. */
  readonly serviceRoot: string;
  /** The practice's accredited system id: `Ssp-To`. */
  readonly asid: string;
}

/** Whether two targets are reached in the same way. */
export const isSameTarget = (one: Target, other: Target): boolean =>
  one.serviceRoot === other.serviceRoot && one.asid === other.asid;

/** One question to one practice. */
export interface Question<P, T> {
  readonly interaction: Interaction<P>;
  readonly params: P;
  readonly practice: OdsCode;
  readonly target: Target;
  /** Finds out anew where to ask, because the proxy says that the target is wrong. */
  readonly renew: () => Promise<Outcome<Target>>;
  /** Whom it is about; null if it is about nobody. */
  readonly patient: NHSNumber | null;
  readonly read: Call<T>['read'];
}

/** Asks practices. */
export interface PracticeClient {
  /** A question that the proxy refused because of its target is asked once more of a new target, if there is one (spec 01 §4.4). */
  ask<P, T>(request: RequestScope, question: Question<P, T>, signal: AbortSignal): Promise<Outcome<Answer<T>>>;
}

/** What the client needs to know. */
export interface PracticeClientOptions {
  readonly wire: Wire;
  readonly consumer: Consumer;
  /** URL of the secure proxy, without a slash at its end. Null: practices are called directly. */
  readonly proxyUrl: string | null;
  readonly clock: Clock;
}

const FHIR_JSON = 'application/fhir+json';

/** Makes the client. Headers and token are those of spec 01 §4.2 and §6, made anew for every attempt. */
export function createPracticeClient({ wire, consumer, proxyUrl, clock }: PracticeClientOptions): PracticeClient {
  const base = proxyUrl === null ? '' : `${proxyUrl}/`;

  async function send<P, T>(
    request: RequestScope,
    { interaction, params, practice, target, patient, read }: Question<P, T>,
    signal: AbortSignal,
  ) {
    const { id, method, capability, action, isRepeatable, scope } = interaction;
    const url = `${base}${target.serviceRoot}${interaction.path(params)}`;
    const body = interaction.body === undefined ? undefined : JSON.stringify(interaction.body(params));
    let isTargetWrong = false;
    const outcome = await wire.ask<T>(
      request,
      {
        service: 'practice',
        practice,
        capability,
        interactionId: id,
        action,
        patient,
        isRepeatable,
        compose: (traceId) => ({
          method,
          url,
          headers: {
            'Ssp-TraceID': traceId,
            'Ssp-From': request.caller.organisation.asid,
            'Ssp-To': target.asid,
            'Ssp-InteractionID': id,
            Authorization: `Bearer ${auditToken(consumer, {
              caller: request.caller,
              serviceRoot: target.serviceRoot,
              scope,
              issuedAt: Math.floor(clock.now() / 1_000),
            })}`,
            Accept: FHIR_JSON,
            'Accept-Encoding': 'gzip',
            ...(body !== undefined && { 'Content-Type': `${FHIR_JSON};charset=utf-8` }),
          },
          ...(body !== undefined && { body }),
        }),
        refusal: (answer) => {
          const refusal = translateRefusal(answer);
          isTargetWrong = refusal.remedy === 'look up anew';
          return refusal;
        },
        read,
      },
      signal,
    );
    return { outcome, isTargetWrong };
  }

  return {
    async ask(request, question, signal) {
      const { outcome, isTargetWrong } = await send(request, question, signal);
      if (!isTargetWrong) return outcome;
      const target = await question.renew();
      if (!target.ok) return target;
      if (isSameTarget(target.value, question.target)) return outcome;
      return (await send(request, { ...question, target: target.value }, signal)).outcome;
    },
  };
}
