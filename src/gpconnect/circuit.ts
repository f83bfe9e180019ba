import type { Clock } from '../domain/clock.js';

/**
 * What one attempt shows of whoever was asked: that they are well, that they are ill, or nothing. Nothing is what is shown by a call
 * that was given up too soon, by a refusal of somebody on the way there, and by an answer that only one patient's record may have spoilt.
 */
export type Verdict = 'well' | 'ill' | 'nothing';

/** Settings of a circuit. */
export interface CircuitOptions {
  readonly clock: Clock;
  /** Failures in a row that open it. */
  readonly breakAfter: number;
  /** How long it stays open before one user's call may test it, milliseconds. */
  readonly halfOpenAfterMs: number;
}

/** Lets calls through until they fail in a row; then nobody but, after a while, one at a time to test it. */
export interface Circuit {
  /** Open, until a test has gone well. */
  readonly isOpen: boolean;
  /** Whether a call would be refused now. */
  readonly refuses: boolean;
  /** Lets one attempt in: what it gives must be told the verdict, whatever happens. Null if it is refused. */
  enter(): ((verdict: Verdict) => void) | null;
}

/** Makes a circuit, closed. */
export function createCircuit({ clock, breakAfter, halfOpenAfterMs }: CircuitOptions): Circuit {
  let failures = 0;
  let openedAt: number | null = null;
  let isUnderTest = false;
  const refuses = () => openedAt !== null && (isUnderTest || clock.monotonic() - openedAt < halfOpenAfterMs);

  /** What was let in before the circuit opened, and ends after, shows nothing new. */
  const judge = (verdict: Verdict) => {
    if (openedAt !== null || verdict === 'nothing') return;
    failures = verdict === 'ill' ? failures + 1 : 0;
    if (failures >= breakAfter) openedAt = clock.monotonic();
  };
  const judgeTest = (verdict: Verdict) => {
    isUnderTest = false;
    if (verdict === 'ill') openedAt = clock.monotonic();
    if (verdict === 'well') {
      openedAt = null;
      failures = 0;
    }
  };

  return {
    get isOpen() {
      return openedAt !== null;
    },
    get refuses() {
      return refuses();
    },
    enter() {
      if (refuses()) return null;
      if (openedAt === null) return judge;
      isUnderTest = true;
      return judgeTest;
    },
  };
}
