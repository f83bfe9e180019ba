import type { SwitchableCapability } from '../estate/practice-rows.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import { INTERACTIONS } from '../practice/interactions.js';
import { capabilityOf } from '../practice/offers.js';
import { type LatencyOptions, LONGEST_MS, WIDEST_SIGMA } from '../wire/latency.js';
import { FAULT_KINDS, type FaultKind, isLasting, onlyOf, parseFault } from './fault-kinds.js';
import { CAPABILITIES, type FaultRule, NATIONAL_SERVICES } from './faults.js';

/** Something is wrong with what was sent to a control door, or given at the start; the message names the field. */
export class ControlError extends Error {}

function wrong(where: string, wanted: string): never {
  throw new ControlError(`${where}: ${wanted}.`);
}

const FIELDS = ['practice', 'interactionId', 'capability', 'probability', 'times', 'delay', 'fault'] as const;
const DELAY_FIELDS = ['medianMs', 'sigma', 'capMs'] as const;
const SWITCHES: ReadonlySet<string> = new Set(CAPABILITIES.values());
const MOST_TIMES = 1_000_000_000;

function noOthers(value: JsonObject, known: readonly string[], where: string): void {
  const stray = Object.keys(value).find((name) => !known.includes(name));
  if (stray !== undefined) wrong(`${where}.${stray}`, `not known; known are ${known.join(', ')}`);
}

function one(value: unknown, where: string, isOne: (text: string) => boolean, wanted: string): string {
  if (value === undefined || value === '*') return '*';
  return typeof value === 'string' && isOne(value) ? value : wrong(where, `${wanted}, or "*" for every one`);
}

function number(value: unknown, where: string, least: number, most: number): number {
  const fits = typeof value === 'number' && value >= least && value <= most;
  return fits ? value : wrong(where, `a number between ${least} and ${most}`);
}

function count(value: unknown, where: string): number | null {
  if (value === undefined || value === null) return null;
  const fits = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_TIMES;
  return fits ? Number(value) : wrong(where, `a whole number between 1 and ${MOST_TIMES}`);
}

function delay(value: unknown, where: string): LatencyOptions | null {
  if (value === undefined || value === null) return null;
  if (!isJsonObject(value)) return wrong(where, 'an object with medianMs, and sigma and capMs if wanted');
  noOthers(value, DELAY_FIELDS, where);
  return {
    medianMs: number(value['medianMs'], `${where}.medianMs`, 0, LONGEST_MS),
    ...(value['sigma'] === undefined ? {} : { sigma: number(value['sigma'], `${where}.sigma`, 0, WIDEST_SIGMA) }),
    ...(value['capMs'] === undefined ? {} : { capMs: number(value['capMs'], `${where}.capMs`, 0, LONGEST_MS) }),
  };
}

function fault(value: unknown, where: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && parseFault(value) !== null) return value;
  const written = Object.values(FAULT_KINDS).map((kind) => kind.written);
  return wrong(where, `one of ${written.join(', ')}`);
}

const kindOf = (written: string | null): FaultKind | null =>
  written === null ? null : (parseFault(written)?.kind ?? null);

/** The rule of a fault that one interaction alone can have is one of that interaction; any other rule is given back as it is. */
function narrowed(rule: FaultRule, where: string): FaultRule {
  const kind = kindOf(rule.fault);
  const only = kind === null ? null : onlyOf(kind);
  if (only === null) return rule;
  const { id } = INTERACTIONS[only];
  const capability = capabilityOf(only);
  const says = `${rule.fault ?? ''} is for ${capability} only, and there for ${id}`;
  if (!['*', capability].includes(rule.capability)) wrong(`${where}.capability`, says);
  if (!['*', id].includes(rule.interactionId)) wrong(`${where}.interactionId`, says);
  return { ...rule, interactionId: id };
}

/** What does not go together. */
function checkTogether(rule: FaultRule, where: string): void {
  const kind = kindOf(rule.fault);
  if (NATIONAL_SERVICES.has(rule.practice)) {
    if (rule.interactionId !== '*') wrong(`${where}.interactionId`, `${rule.practice} has none: leave it out`);
    if (rule.capability !== '*') wrong(`${where}.capability`, `${rule.practice} has none: leave it out`);
    if (kind !== null && !FAULT_KINDS[kind].nationally) wrong(`${where}.fault`, `${kind} is for practices only`);
  }
  if (kind === null || !isLasting(kind)) return;
  const until = `${kind} holds as long as it is in the list: leave it out`;
  if (rule.probability !== 1) wrong(`${where}.probability`, until);
  if (rule.times !== null) wrong(`${where}.times`, until);
  if (rule.delay !== null) wrong(`${where}.delay`, until);
}

function readRule(value: unknown, where: string, isPractice: (odsCode: string) => boolean): FaultRule {
  if (!isJsonObject(value)) return wrong(where, 'an object');
  noOthers(value, FIELDS, where);
  const isPlace = (name: string): boolean => NATIONAL_SERVICES.has(name) || isPractice(name);
  const { probability, times } = value;
  const rule: FaultRule = {
    practice: one(value['practice'], `${where}.practice`, isPlace, 'a practice that there is, PDS or SDS'),
    interactionId: one(
      value['interactionId'],
      `${where}.interactionId`,
      (id) => CAPABILITIES.has(id),
      'an interaction id that there is',
    ),
    capability: one(
      value['capability'],
      `${where}.capability`,
      (name) => SWITCHES.has(name),
      `one of ${[...SWITCHES].join(', ')}`,
    ) as SwitchableCapability | '*',
    probability: probability === undefined ? 1 : number(probability, `${where}.probability`, 0, 1),
    times: count(times, `${where}.times`),
    delay: delay(value['delay'], `${where}.delay`),
    fault: fault(value['fault'], `${where}.fault`),
  };
  checkTogether(rule, where);
  return narrowed(rule, where);
}

/**
 * Reads the list of fault rules; what is left out takes its widest meaning. Throws a {@link ControlError} that names the field below
 * `where`, such as `faults[2].delay.medianMs`.
 */
export function readFaultRules(
  value: unknown,
  where: string,
  isPractice: (odsCode: string) => boolean,
): readonly FaultRule[] {
  if (!Array.isArray(value)) return wrong(where, 'a list of rules');
  return value.map((rule: unknown, index) => readRule(rule, `${where}[${index}]`, isPractice));
}
