import { ClockError, readInstant, type SettableClock } from '../clock.js';
import { isJsonObject } from '../json-object.js';
import { type Answer, json } from '../wire/answer.js';
import { type Call, header, TOO_LARGE } from '../wire/call.js';
import type { Door } from '../wire/server.js';
import type { ExampleCall } from './curl-line.js';
import { ControlError } from '../control/fault-rules.js';
import type { FaultRule, Faults } from '../control/faults.js';
import type { Journal } from '../control/journal.js';
import type { Estate, KnownPatient } from '../estate/estate.js';
import { PATIENTS } from '../estate/patient-rows.js';

/** What the control door works on. */
export interface Controlled {
  readonly journal: Journal;
  readonly faults: Faults;
  /** Reads a list of fault rules. Throws a ControlError. */
  readonly readRules: (body: unknown) => readonly FaultRule[];
  readonly clock: SettableClock;
  /** Makes everything as it was at the start, but for faults, clock and calls. */
  readonly renew: () => void;
  readonly estate: Pick<Estate, 'rows' | 'groups' | 'patientsAt'>;
  /** A line for the shell that makes a call; null if that call cannot be made. */
  readonly curlLine: (example: ExampleCall) => string | null;
}

/** Something was asked of a practice that there is not. */
class NoPractice extends ControlError {}

const EXAMPLES = ['record', 'patient', 'metadata'] as const;

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address);
}

/** Whether a call was made to this machine by name: a page of another site can have its own name lead here, but not lose it. */
function isToLoopback(host: string | undefined): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host ?? '');
}

const MOST_NAMED = 20;

/** Whom one can ask this practice about; everybody of the demo without one. Throws a {@link NoPractice}. */
function patientsOf(practice: string | null, estate: Controlled['estate']): readonly KnownPatient[] {
  if (practice === null) return PATIENTS;
  const codes = estate.rows.map(({ odsCode }) => odsCode);
  if (codes.includes(practice)) return estate.patientsAt(practice);
  const more = codes.length > MOST_NAMED ? `, and those of GET /control/practices: ${codes.length} in all` : '';
  throw new NoPractice(`practice: one of ${codes.slice(0, MOST_NAMED).join(', ')}${more}.`);
}

function bodyOf(call: Call): unknown {
  try {
    return JSON.parse(call.body);
  } catch {
    throw new ControlError('body: no JSON.');
  }
}

/** Reads `{ "now": "…" }`. Throws a ControlError. */
function instantIn(body: unknown): Date {
  const now = isJsonObject(body) ? body['now'] : undefined;
  if (typeof now !== 'string') throw new ControlError('now: an instant such as "2027-03-28T00:30:00Z".');
  try {
    return readInstant(now);
  } catch (error) {
    if (error instanceof ClockError) throw new ControlError(`now: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Verb and path of each thing that can be done from outside. */
function controls({
  journal,
  faults,
  readRules,
  clock,
  renew,
  estate,
  curlLine,
}: Controlled): Readonly<Record<string, (call: Call) => Answer>> {
  // A change is answered with what now holds.
  const callsNow = (): Answer => json(200, { calls: journal.calls() });
  const clockNow = (): Answer => json(200, { now: clock.now().toISOString() });
  const faultsNow = (): Answer => json(200, faults.rules());
  return {
    'GET /calls': callsNow,
    'DELETE /calls': () => {
      journal.clear();
      return callsNow();
    },
    'GET /faults': faultsNow,
    'PUT /faults': (call) => {
      faults.replace(readRules(bodyOf(call)));
      return faultsNow();
    },
    'DELETE /faults': () => {
      faults.replace([]);
      return faultsNow();
    },
    'DELETE /state': () => {
      renew();
      return json(200, { state: 'as at the start' });
    },
    'GET /curl': ({ query }) => {
      const asked = new URLSearchParams(query);
      const what = EXAMPLES.find((one) => one === (asked.get('what') ?? 'record'));
      if (what === undefined) throw new ControlError(`what: one of ${EXAMPLES.join(', ')}.`);
      const practice = asked.get('practice') ?? 'A99001';
      const nhsNumber = asked.get('patient') ?? '9990000018';
      // The line is for a shell: nothing but digits may come into it.
      if (!/^\d{10}$/.test(nhsNumber)) throw new ControlError('patient: an NHS number, ten digits.');
      const line = curlLine({ what, practice, nhsNumber });
      if (line === null) throw new ControlError(`practice: ${practice} does not offer that.`);
      return { status: 200, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: `${line}\n` };
    },
    'GET /practices': () => json(200, { practices: estate.rows, groups: estate.groups }),
    'GET /patients': ({ query }) => {
      const practice = new URLSearchParams(query).get('practice');
      const shown = patientsOf(practice, estate).map(({ nhsNumber, practice: at, whatFor }) => ({
        nhsNumber,
        practice: at,
        whatFor,
      }));
      return json(200, { patients: shown });
    },
    'GET /clock': clockNow,
    'PUT /clock': (call) => {
      clock.set(instantIn(bodyOf(call)));
      return clockNow();
    },
    'DELETE /clock': () => {
      clock.set(null);
      return clockNow();
    },
  };
}

/** `/control`: what was asked, faults on demand, the clock, a new start, who there is, a call to try. Only for callers on this machine. */
export function controlDoor(controlled: Controlled): Door {
  const table = controls(controlled);
  return {
    path: '/control',
    failed: () => json(500, { error: 'The simulator failed; why stands where it was started.' }),
    tooLarge: () => json(413, { error: TOO_LARGE }),
    answer: (call, rest) => {
      if (!isLoopback(call.from)) return json(403, { error: 'The control door opens to this machine only.' });
      if (!isToLoopback(header(call, 'Host'))) {
        return json(403, {
          error: 'The control door is called by localhost, 127.0.0.1 or [::1], and by no other name.',
        });
      }
      const act = table[`${call.method} ${rest}`];
      if (act === undefined) return json(404, { error: `Known here: ${Object.keys(table).join(', ')}.` });
      try {
        return act(call);
      } catch (error) {
        if (error instanceof ControlError) {
          return json(error instanceof NoPractice ? 404 : 400, { error: error.message });
        }
        throw error;
      }
    },
  };
}
