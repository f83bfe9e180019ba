/** What was found of one assertion. Nothing to look at is no success: it counts as unchecked. */
export type Verdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'fails'; readonly why: string }
  | { readonly kind: 'nothing'; readonly why: string };

export const HOLDS: Verdict = { kind: 'holds' };
export const fails = (why: string): Verdict => ({ kind: 'fails', why });
export const nothing = (why: string): Verdict => ({ kind: 'nothing', why });

/** Holds, or fails with this to say. */
export const holdsIf = (holds: boolean, why: string): Verdict => (holds ? HOLDS : fails(why));

/** Fails with everything that is wrong, if anything is. */
export function holdsUnless(faults: readonly string[]): Verdict {
  return faults.length === 0 ? HOLDS : fails([...new Set(faults)].join('; '));
}

/** What was to come, and what came instead. */
export interface Fault {
  readonly expected: string;
  readonly got: string;
}
