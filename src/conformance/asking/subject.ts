import type { Product } from './products.js';
import type { Values } from './placeholders.js';

/** Where a product of a practice is, and the ASID that takes calls for it. */
export interface ServiceRoot {
  /** Without a slash at the end. */
  readonly url: string;
  readonly asid: string;
  /** What tokens are made out to, where that is another URL: behind the proxy, the service root alone. */
  readonly audience?: string | undefined;
}

/** The organisation that asks: whose ASID stands in `Ssp-From`, and who the token speaks of. */
export interface Consumer {
  readonly asid: string;
  readonly odsCode: string;
  readonly name: string;
  /** Organisation type, as slots are restricted by it (spec 03 §9.4). */
  readonly type: string;
  readonly phone: string;
  readonly url: string;
}

/** Somebody whom the national demographics know, and who is on no list of the practice. */
export interface Unregistered {
  readonly nhsNumber: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly gender: string;
}

/** The practice that a scenario is asked of, and what its placeholders mean there. */
export interface Subject {
  readonly roots: Readonly<Record<Product, ServiceRoot>>;
  readonly consumer: Consumer;
  /** `patient1` … `ORG1` … and whatever else a scenario names in braces. */
  readonly values: Values;
  /** Names that nobody and nothing stands for at this practice: scenarios that need them are not played. */
  readonly lacking: ReadonlySet<string>;
  /** Takes the next of those who can still be registered, or leaves them to be taken again; null if none is left. */
  takeUnregistered(leave?: boolean): Unregistered | null;
  /** Spoils the practice's answers until the scenario is over, as the simulator's faults are called; absent where nobody can. */
  disturb?(fault: string): Promise<void>;
}
