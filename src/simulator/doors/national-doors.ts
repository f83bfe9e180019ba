import { spoil } from '../control/spoil.js';
import { answerAsPds } from '../national/pds.js';
import { nationalOutcome } from '../national/r4-outcome.js';
import { askedOdsCode, directoryOf } from '../national/sds.js';
import type { Answer, Outcome } from '../wire/answer.js';
import { type Call, header } from '../wire/call.js';
import { pause } from '../wire/pause.js';
import type { Door } from '../wire/server.js';
import { nationalStatusAnswer, tooLargeNationally } from './fault-answers.js';
import type { World } from './world.js';

/** A national service and what is particular to it. */
interface Service {
  readonly name: 'PDS' | 'SDS';
  readonly path: string;
  /** Headers that callers tell their calls apart by: given back with every answer, refusals among them (spec 01 §3.3, §5). */
  readonly echoed: readonly string[];
  /** The practice that a call is about. */
  readonly practice: (call: Call) => string | null;
  readonly answer: (call: Call, rest: string) => Answer;
}

function echoing(call: Call, names: readonly string[], outcome: Outcome): Outcome {
  if (typeof outcome === 'string') return outcome;
  const echoed = names.flatMap((name) => {
    const value = header(call, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...outcome, headers: { ...outcome.headers, ...Object.fromEntries(echoed) } };
}

const failed = (): Answer => nationalOutcome('UNKNOWN_ERROR');

/** Journal, latency and faults around a national service. */
function doorOf(world: World, { name, path, echoed, practice, answer }: Service): Door {
  const nationally = (call: Call, answered: () => Answer): Promise<Outcome> => {
    const entry = world.journal.open(call, { practice: practice(call), interactionId: null, token: () => null });
    return entry.during(async () => {
      const { delayMs, fault } = world.faults.draw(name, null);
      const isThere = await pause(world.latency() + delayMs, call.signal);
      return isThere ? echoing(call, echoed, spoil(fault, answered, nationalStatusAnswer)) : 'reset';
    }, failed);
  };
  return {
    path,
    failed,
    tooLarge: (call) => nationally(call, tooLargeNationally),
    answer: (call, rest) => nationally(call, () => answer(call, rest)),
  };
}

/** `/pds` and `/sds`. */
export function nationalDoors(world: World, origin: string): readonly Door[] {
  const directory = directoryOf(world.registrations, `${origin}/sds`);
  return [
    doorOf(world, {
      name: 'PDS',
      path: '/pds',
      echoed: ['X-Request-ID', 'X-Correlation-ID'],
      practice: () => null,
      answer: (call, rest) => answerAsPds(call, rest, world.estate),
    }),
    doorOf(world, {
      name: 'SDS',
      path: '/sds',
      echoed: ['X-Correlation-Id'],
      practice: ({ query }) => askedOdsCode(query),
      answer: (call, rest) => directory.answer(call, rest),
    }),
  ];
}
