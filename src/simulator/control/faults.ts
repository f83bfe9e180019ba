import { randomFor } from '../chance/random.js';
import { drawLatency, type LatencyOptions } from '../wire/latency.js';

/** How an answer is spoilt. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'reset' | 'truncate' | 'html' | 'content-type' | 'hang' };

/** Which calls are spoilt, and how: one row of the list given to the control door. */
export interface FaultRule {
  /** ODS code; `*` for every practice; `PDS` or `SDS` for a national service. */
  readonly practice: string;
  readonly interactionId: string;
  readonly probability: number;
  /** How many calls more; null for all. */
  readonly times: number | null;
  readonly delay: LatencyOptions | null;
  /** As in the list, for example `status:503`. Null only delays. */
  readonly fault: string | null;
}

/** What a call has to suffer. */
export interface DrawnFault {
  readonly delayMs: number;
  readonly fault: Fault | null;
}

/** The faults in force. */
export interface Faults {
  replace(rules: readonly FaultRule[]): void;
  rules(): readonly FaultRule[];
  /** The first rule that fits this call is the one applied. */
  draw(practice: string, interactionId: string | null): DrawnFault;
}

const NAMED_FAULTS = ['reset', 'truncate', 'html', 'content-type', 'hang'] as const;
const NATIONAL = new Set(['PDS', 'SDS']);
const NONE: DrawnFault = { delayMs: 0, fault: null };

/** Reads a fault's name; null if nobody knows it. */
export function parseFault(text: string): Fault | null {
  const status = /^status:([1-5]\d\d)$/.exec(text);
  if (status !== null) return { kind: 'status', status: Number(status[1]) };
  const named = NAMED_FAULTS.find((name) => name === text);
  return named === undefined ? null : { kind: named };
}

function fits(rule: FaultRule, practice: string, interactionId: string | null): boolean {
  const here = rule.practice === practice || (rule.practice === '*' && !NATIONAL.has(practice));
  return here && (rule.interactionId === '*' || rule.interactionId === interactionId);
}

/** Faults drawn from the seed: the same calls in the same order suffer the same. */
export function faultsOf(seed: string): Faults {
  let left: { readonly rule: FaultRule; readonly fault: Fault | null; times: number }[] = [];
  let random = randomFor(seed, 'faults');
  return {
    replace: (rules) => {
      random = randomFor(seed, 'faults');
      left = rules.map((rule) => ({
        rule,
        fault: rule.fault === null ? null : parseFault(rule.fault),
        times: rule.times ?? Number.POSITIVE_INFINITY,
      }));
    },
    rules: () => left.map(({ rule, times }) => ({ ...rule, times: rule.times === null ? null : times })),
    draw: (practice, interactionId) => {
      const applied = left.find(
        (one) =>
          one.times > 0 &&
          fits(one.rule, practice, interactionId) &&
          (one.rule.probability >= 1 || random.chance(one.rule.probability)),
      );
      if (applied === undefined) return NONE;
      applied.times -= 1;
      const { delay } = applied.rule;
      return { delayMs: delay === null ? 0 : drawLatency(delay, random.logNormal), fault: applied.fault };
    },
  };
}
