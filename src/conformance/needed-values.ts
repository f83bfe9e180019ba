import { namesIn } from './asking/placeholders.js';
import { rowFor } from './assertions/table.js';
import { isObject } from './reading/json.js';
import type { Scenario, StepRow } from './scenario.js';

/** What earlier calls of a scenario find out by themselves. */
const FOUND: ReadonlySet<string> = new Set(['versionId', 'slotId', 'unregistered']);

/** Where steps name somebody without braces. */
const NAMING = ['patient', 'code', 'org'] as const;

/** A Location that the map does not have is taken from a search for slots: there is no way to find one by a code (spec 02 §7). */
const isFoundBySlots = (step: StepRow): boolean => step.do === 'useMappedId' && step['type'] === 'Location';

const isService = (step: StepRow): boolean => step.do === 'useMappedId' && !isFoundBySlots(step);

function namedBy(step: StepRow): readonly string[] {
  if (isFoundBySlots(step)) return [];
  return NAMING.flatMap((member) => {
    const name = step[member];
    return typeof name === 'string' && !name.includes('{') ? [name] : [];
  });
}

/** Patients that a token is made to speak of: `Patient patient2`. */
function claimedBy(mutation: unknown): readonly string[] {
  const value = isObject(mutation) && mutation['op'] === 'jwt.setClaim' ? mutation['value'] : null;
  const name = typeof value === 'string' ? /^Patient (\w+)$/.exec(value)?.[1] : undefined;
  return name === undefined ? [] : [name];
}

/** Everything that a map has to say something of before a scenario can be played, each once. */
export function neededValues({ setup, before, request, expect }: Scenario): readonly string[] {
  const mutations = [...before.flatMap((call) => call.mutations), ...request.mutations];
  const phrases = [...before.map((call) => call.expect), expect].flatMap(({ assertions }) => assertions);
  const names = [
    ...namesIn([setup, mutations]),
    ...setup.flatMap(namedBy),
    ...mutations.flatMap(claimedBy),
    // Else they could not be checked.
    ...phrases.map((phrase) => rowFor(phrase)?.value ?? null).filter((name) => name !== null),
  ];
  const isFound = (name: string): boolean => FOUND.has(name) || (name === 'dosId' && setup.some(isService));
  return [...new Set(names)].filter((name) => !isFound(name));
}
