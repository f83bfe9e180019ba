import { randomFor } from '../chance/random.js';
import { stableHex } from '../chance/stable-id.js';
import type { InteractionName } from '../practice/interactions.js';
import type { Practice } from '../estate/practice.js';
import { drawLatency, type LatencyOptions } from '../wire/latency.js';

/** One call, as far as it decides how long the answer takes. */
export interface PacedCall {
  readonly practice: Practice;
  readonly interaction: InteractionName | null;
  /** All that tells this call from others of its kind. */
  readonly label: string;
}

/** Milliseconds that a practice takes over a call by its own nature. */
export type Pace = (call: PacedCall) => number;

/** Answers about its own patients: half within a second and a half, some beyond any sensible deadline. */
const PATIENT_ANSWERS: LatencyOptions = { medianMs: 1500, sigma: 1.1, capMs: 60_000 };
/** Staff, places and the capability statement. */
const DIRECTORY_ANSWERS: LatencyOptions = { medianMs: 300, sigma: 0.25, capMs: 2000 };
/** It looks through its archives and those of its neighbours before it says that it does not know somebody. */
const STRANGER_MS = 60_000;

const ABOUT_PATIENTS: ReadonlySet<InteractionName | null> = new Set<InteractionName>([
  'findPatient',
  'readPatient',
  'listAppointments',
  'readAppointment',
  'readRecord',
]);

function namesSomebodyOnTheList(practice: Practice, label: string): boolean {
  const numbers = label.match(/(?<!\d)\d{10}(?!\d)/g) ?? [];
  return numbers.some((nhsNumber) => practice.patients.byNumber(nhsNumber) !== undefined);
}

/** How long the slow practice takes. */
function slowly({ practice, interaction, label }: PacedCall): LatencyOptions {
  if (interaction === 'findPatient' && !namesSomebodyOnTheList(practice, label)) return { medianMs: STRANGER_MS };
  return ABOUT_PATIENTS.has(interaction) ? PATIENT_ANSWERS : DIRECTORY_ANSWERS;
}

/** Calls that are told apart; then counting begins anew, so that memory does not grow with every call ever made. */
const COUNTED_AT_MOST = 50_000;

/** How long practices take. The same call for the same time of asking takes the same, whatever happens meanwhile. */
export function paceOf(seed: string): Pace {
  const timesAsked = new Map<string, number>();
  return (call) => {
    const { odsCode, pace } = call.practice.row;
    if (pace === 'prompt') return 0;
    const key = stableHex(odsCode, call.interaction ?? '', call.label);
    const time = (timesAsked.get(key) ?? 0) + 1;
    if (timesAsked.size >= COUNTED_AT_MOST) timesAsked.clear();
    timesAsked.set(key, time);
    const random = randomFor(seed, 'pace', key, time);
    return drawLatency(pace === 'slow' ? slowly(call) : pace, random.logNormal);
  };
}
