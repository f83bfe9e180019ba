import type { Fault } from '../control/fault-kinds.js';
import { spoil } from '../control/spoil.js';
import { refuseCertificate } from '../national/mutual-tls.js';
import type { EndpointRegistration } from '../national/registrations.js';
import { checkAsProxy, odsCodeIn } from '../national/ssp.js';
import { SSP_REFUSAL } from '../national/ssp-refusals.js';
import { glimpseClaims } from '../practice/checks/token.js';
import { fittingInteraction, PRODUCTS } from '../practice/interactions.js';
import { MANNERS } from '../practice/manners.js';
import { formatsOf } from '../practice/offers.js';
import { answerAsPractice } from '../practice/practice-server.js';
import { type Answer, json, type Outcome } from '../wire/answer.js';
import { type Call, header } from '../wire/call.js';
import { pause } from '../wire/pause.js';
import type { Door } from '../wire/server.js';
import { practiceFailure, practiceStatusAnswer, tooLargeForPractice } from './fault-answers.js';
import type { World } from './world.js';

/** A call that has found its practice. */
interface RoutedCall {
  readonly call: Call;
  readonly registration: EndpointRegistration;
  /** Path below the service root. */
  readonly path: string;
  readonly audiences: readonly string[];
}

/** Every so many calls, the proxy gives up on an unreachable practice by timing out instead of being told. */
const TIMEOUT_EVERY = 4;

/** What the proxy says of a practice that cannot be reached: usually 502, sometimes 599. */
function unreachableAnswers(): (odsCode: string, target: string, traceId: string) => Answer {
  const tries = new Map<string, number>();
  return (odsCode, target, traceId) => {
    const time = (tries.get(odsCode) ?? 0) + 1;
    tries.set(odsCode, time);
    return time % TIMEOUT_EVERY === 0 ? SSP_REFUSAL.tooSlow() : SSP_REFUSAL.unreachable(target, traceId);
  };
}

/** Writes a call of a practice down, whoever answers it and whatever comes of it. */
function written(
  world: World,
  call: Call,
  practice: string | null,
  answer: () => Promise<Outcome> | Outcome,
): Promise<Outcome> {
  const authorization = header(call, 'Authorization');
  const entry = world.journal.open(call, {
    practice,
    interactionId: header(call, 'Ssp-InteractionID') ?? null,
    token: () => glimpseClaims(authorization),
  });
  return entry.during(answer, () => practiceFailure(call));
}

/** The practice's own answer: under a fault that concerns it, with its clock off or what is asked for switched off. */
function practiceAnswer(
  world: World,
  { call, registration, path, audiences }: RoutedCall,
  fault: Fault | null,
): Answer {
  const { row, product } = registration;
  const practice = world.estate.practice(row.odsCode);
  const asid = world.registrations.asidOf(registration);
  const isSwitchedOff = fault?.kind === 'switched-off';
  const asked = { practice, product, asid, audiences, path, isSwitchedOff, call };
  if (fault?.kind !== 'clock') return answerAsPractice(asked, world.handlers, world.clock.now());
  const itsNow = new Date(world.clock.now().getTime() + fault.seconds * 1000);
  const answer = answerAsPractice(asked, world.handlers, itsNow);
  return { ...answer, headers: { Date: itsNow.toUTCString(), ...answer.headers } };
}

/** Faults under which a practice takes the time that it always takes. */
const TAKES_ITS_TIME: ReadonlySet<string | undefined> = new Set([undefined, 'clock', 'switched-off', 'xhtml']);

/** Latency, faults, the practice's own pace, and then the answer: that of the practice, or what there is in its place if it cannot be reached. */
async function callPractice(world: World, routed: RoutedCall, unreached: () => Outcome): Promise<Outcome> {
  const { call, registration, path } = routed;
  const { row, product, root } = registration;
  const interactionId = header(call, 'Ssp-InteractionID') ?? null;
  const { delayMs, fault } = world.faults.draw(row.odsCode, interactionId);
  const fitting =
    interactionId === null ? null : fittingInteraction(interactionId, { product, method: call.method, path });
  const paced = {
    practice: world.estate.practice(row.odsCode),
    interaction: fitting?.name ?? null,
    label: `${path}?${call.query} ${call.body}`,
  };
  const paceMs = TAKES_ITS_TIME.has(fault?.kind) ? world.pace(paced) : 0;
  const isThere = await pause(world.latency() + delayMs + paceMs, call.signal);
  if (!isThere) return 'reset';
  return spoil(
    fault,
    () => (row.reach === 'unreachable' ? unreached() : practiceAnswer(world, routed, fault)),
    (status) =>
      practiceStatusAnswer(status, {
        call,
        manner: MANNERS[PRODUCTS[product].fhir],
        formats: formatsOf(row),
        target: `${root}${path}`,
      }),
  );
}

/** `/ssp`: the secure proxy, and the practices behind it. */
export function proxyDoor(world: World): Door {
  const unreachable = unreachableAnswers();
  const traceId = (call: Call): string => header(call, 'Ssp-TraceID') ?? '';
  return {
    path: '/ssp',
    failed: practiceFailure,
    tooLarge: (call, rest) => written(world, call, odsCodeIn(rest), () => SSP_REFUSAL.tooLarge(traceId(call))),
    answer: (call, rest) =>
      written(world, call, odsCodeIn(rest), () => {
        const sender = world.consumers.find(({ asid }) => asid === header(call, 'Ssp-From'));
        const stranger = refuseCertificate(call, sender?.fqdn ?? null);
        if (stranger !== null) return stranger;
        const verdict = checkAsProxy(call, rest, world.registrations, world.consumers);
        if (verdict.kind === 'refused') return verdict.answer;
        const { registration, path } = verdict;
        const routed = { call, registration, path, audiences: [registration.root] };
        return callPractice(world, routed, () => unreachable(registration.row.odsCode, rest.slice(1), traceId(call)));
      }),
  };
}

/** `/practices`: the same practices without the proxy, for a consumer that calls directly. */
export function directDoor(world: World, origin: string): Door {
  const scheme = new URL(origin).protocol;
  const practiceAt = (rest: string): string | null =>
    world.registrations.byDirectPath(rest)?.registration.row.odsCode ?? null;
  return {
    path: '/practices',
    failed: practiceFailure,
    tooLarge: (call, rest) => written(world, call, practiceAt(rest), () => tooLargeForPractice(call)),
    answer: (call, rest) =>
      written(world, call, practiceAt(rest), () => {
        const stranger = refuseCertificate(call, null);
        if (stranger !== null) return stranger;
        const found = world.registrations.byDirectPath(rest);
        if (found === null) return json(404, { error: `No practice at ${rest}` });
        const { registration } = found;
        const host = header(call, 'Host');
        const roots = [origin, ...(host === undefined ? [] : [`${scheme}//${host}`])].map(
          (server) => `${server}/practices${registration.directPath}`,
        );
        const audiences = [...roots, registration.root];
        return callPractice(world, { call, registration, path: found.rest, audiences }, () => 'reset');
      }),
  };
}
