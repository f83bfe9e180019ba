import type { Practice } from '../estate/practice.js';
import type { Answer } from '../wire/answer.js';
import type { Call } from '../wire/call.js';
import type { Claims } from './checks/token.js';
import type { InteractionName, Product } from './interactions.js';

/** A call that has found its practice, before anything of it is checked. */
export interface AskedPractice {
  readonly practice: Practice;
  readonly product: Product;
  /** ASID under which the practice takes calls for this product. */
  readonly asid: string;
  /** Service roots that the token may be made out to, the one called first: the published one, and the direct one without the proxy. */
  readonly audiences: readonly string[];
  /** Path below the service root, raw. */
  readonly path: string;
  /** What is asked for has been switched off at the practice for the moment. */
  readonly isSwitchedOff: boolean;
  readonly call: Call;
}

/** A call whose headers and token are in order. */
export interface PracticeRequest extends Pick<Call, 'headers'> {
  readonly practice: Practice;
  readonly product: Product;
  readonly interaction: InteractionName;
  /** Service root by which the practice was asked: the published one, unless the call came without the proxy. */
  readonly root: string;
  /** The id in the path; empty where the path has none. */
  readonly pathId: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** In JSON, whatever it came in; what can be read as neither JSON nor XML as it came. */
  readonly body: string;
  /** Claims of the token, checked. */
  readonly claims: Claims;
  readonly traceId: string;
  readonly now: Date;
}

/** Answers one interaction, or throws a Refusal. */
export type Handler = (request: PracticeRequest) => Answer;

/** The handlers of a practice: an interaction without one is not offered. */
export type Handlers = Readonly<Partial<Record<InteractionName, Handler>>>;
