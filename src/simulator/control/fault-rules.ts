import { isJsonObject } from '../json-object.js';
import type { LatencyOptions } from '../wire/latency.js';
import { type FaultRule, parseFault } from './faults.js';

/** Something is wrong with what was sent to a control door; the message says what. */
export class ControlError extends Error {}

function wrong(where: string, wanted: string): never {
  throw new ControlError(`${where}: ${wanted}.`);
}

function text(value: unknown, where: string): string {
  if (value === undefined) return '*';
  return typeof value === 'string' && value !== '' ? value : wrong(where, 'a text, or "*" for every one');
}

function number(value: unknown, where: string, least: number, most: number): number {
  const fits = typeof value === 'number' && value >= least && value <= most;
  return fits ? value : wrong(where, `a number between ${least} and ${most}`);
}

function delay(value: unknown, where: string): LatencyOptions | null {
  if (value === undefined || value === null) return null;
  if (!isJsonObject(value)) return wrong(where, 'an object with medianMs, and sigma and capMs if wanted');
  const hour = 3_600_000;
  return {
    medianMs: number(value['medianMs'], `${where}.medianMs`, 0, hour),
    ...(value['sigma'] === undefined ? {} : { sigma: number(value['sigma'], `${where}.sigma`, 0, 10) }),
    ...(value['capMs'] === undefined ? {} : { capMs: number(value['capMs'], `${where}.capMs`, 0, hour) }),
  };
}

function fault(value: unknown, where: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && parseFault(value) !== null) return value;
  return wrong(where, 'one of status:NNN, reset, truncate, html, content-type, hang');
}

/** Reads the list of fault rules; what is left out takes its widest meaning. Throws a {@link ControlError}. */
export function readFaultRules(value: unknown): readonly FaultRule[] {
  if (!Array.isArray(value)) return wrong('body', 'a list of rules');
  return value.map((rule: unknown, index) => {
    const where = `[${index}]`;
    if (!isJsonObject(rule)) return wrong(where, 'an object');
    const { times } = rule;
    return {
      practice: text(rule['practice'], `${where}.practice`),
      interactionId: text(rule['interactionId'], `${where}.interactionId`),
      probability: rule['probability'] === undefined ? 1 : number(rule['probability'], `${where}.probability`, 0, 1),
      times: times === undefined || times === null ? null : number(times, `${where}.times`, 0, 1e9),
      delay: delay(rule['delay'], `${where}.delay`),
      fault: fault(rule['fault'], `${where}.fault`),
    };
  });
}

/** Reads `{ "now": "…" }`. Throws a {@link ControlError}. */
export function readInstant(value: unknown): Date {
  const now = isJsonObject(value) ? value['now'] : undefined;
  const instant = typeof now === 'string' ? new Date(now) : new Date(Number.NaN);
  return Number.isNaN(instant.getTime()) ? wrong('now', 'an instant such as "2027-03-28T00:30:00Z"') : instant;
}
