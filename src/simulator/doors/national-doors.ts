import { spoil } from '../control/spoil.js';
import { answerAsPds } from '../national/pds.js';
import { nationalOutcome } from '../national/r4-outcome.js';
import { askedOdsCode, directoryOf } from '../national/sds.js';
import type { Answer, Outcome } from '../wire/answer.js';
import type { Call } from '../wire/call.js';
import { pause } from '../wire/pause.js';
import type { Door } from '../wire/server.js';
import { nationalStatusAnswer } from './fault-answers.js';
import type { World } from './world.js';

/** Journal, latency and faults around a national service. */
async function nationally(
  world: World,
  call: Call,
  service: { readonly name: 'PDS' | 'SDS'; readonly practice: string | null; readonly answer: () => Answer },
): Promise<Outcome> {
  const entry = world.journal.open(call, { practice: service.practice, interactionId: null, token: () => null });
  const { delayMs, fault } = world.faults.draw(service.name, null);
  const isThere = await pause(world.latency() + delayMs, call.signal);
  return entry.finish(isThere ? spoil(fault, service.answer, nationalStatusAnswer) : 'reset');
}

const failed = (): Answer => nationalOutcome('UNKNOWN_ERROR');

/** `/pds` and `/sds`. */
export function nationalDoors(world: World, origin: string): readonly Door[] {
  const directory = directoryOf(world.registrations, `${origin}/sds`);
  return [
    {
      path: '/pds',
      failed,
      answer: (call, rest) =>
        nationally(world, call, {
          name: 'PDS',
          practice: null,
          answer: () => answerAsPds(call, rest, world.estate),
        }),
    },
    {
      path: '/sds',
      failed,
      answer: (call, rest) =>
        nationally(world, call, {
          name: 'SDS',
          practice: askedOdsCode(call.query),
          answer: () => directory.answer(call, rest),
        }),
    },
  ];
}
