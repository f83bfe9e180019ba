import { randomFor } from '../chance/random.js';
import type { SwitchableCapability } from '../estate/practice-rows.js';
import { INTERACTIONS, type InteractionName } from '../practice/interactions.js';
import { capabilityOf } from '../practice/offers.js';
import { drawLatency, type LatencyOptions } from '../wire/latency.js';
import { type Fault, isLasting, type LastingFault, parseFault } from './fault-kinds.js';

/** Which calls are spoilt, and how: one row of the list given at the start or to the control door. */
export interface FaultRule {
  /** ODS code; `*` for every practice; `PDS` or `SDS` for a national service. */
  readonly practice: string;
  readonly interactionId: string;
  readonly capability: SwitchableCapability | '*';
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
  /** The first rule that fits this call is the one applied; lasting ones aside. */
  draw(practice: string, interactionId: string | null): DrawnFault;
  /** Whether a lasting fault holds for any of these interactions at a practice. */
  holds(fault: LastingFault, practice: string, interactionIds: Iterable<string>): boolean;
}

/** Services that are no practice, by the names that rules have for them. */
export const NATIONAL_SERVICES: ReadonlySet<string> = new Set(['PDS', 'SDS']);

/** The capability that each interaction belongs to, by its id. */
export const CAPABILITIES: ReadonlyMap<string, SwitchableCapability> = new Map(
  (Object.keys(INTERACTIONS) as InteractionName[]).map((name) => [INTERACTIONS[name].id, capabilityOf(name)]),
);

const NONE: DrawnFault = { delayMs: 0, fault: null };

interface RuleInForce {
  readonly rule: FaultRule;
  readonly fault: Fault | null;
  times: number;
}

function fits(rule: FaultRule, practice: string, interactionId: string | null): boolean {
  const here = rule.practice === practice || (rule.practice === '*' && !NATIONAL_SERVICES.has(practice));
  const isAsked = rule.interactionId === '*' || rule.interactionId === interactionId;
  return here && isAsked && (rule.capability === '*' || rule.capability === CAPABILITIES.get(interactionId ?? ''));
}

/** Faults drawn from the seed: the same calls in the same order suffer the same. */
export function faultsOf(seed: string): Faults {
  let inForce: readonly RuleInForce[] = [];
  let drawn: readonly RuleInForce[] = [];
  let lasting: readonly RuleInForce[] = [];
  let random = randomFor(seed, 'faults');
  return {
    replace: (rules) => {
      random = randomFor(seed, 'faults');
      inForce = rules.map((rule) => ({
        rule,
        fault: rule.fault === null ? null : parseFault(rule.fault),
        times: rule.times ?? Number.POSITIVE_INFINITY,
      }));
      lasting = inForce.filter(({ fault }) => fault !== null && isLasting(fault.kind));
      drawn = inForce.filter((one) => !lasting.includes(one));
    },
    rules: () => inForce.map(({ rule, times }) => ({ ...rule, times: rule.times === null ? null : times })),
    draw: (practice, interactionId) => {
      const applied = drawn.find(
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
    holds: (kind, practice, interactionIds) =>
      lasting.some(
        ({ rule, fault }) => fault?.kind === kind && [...interactionIds].some((id) => fits(rule, practice, id)),
      ),
  };
}
