import type { Clock } from '../src/domain/clock.js';

/** A Monday at noon in the UK, in summer: 2026-06-15T12:00:00+01:00. */
export const NOON = Date.parse('2026-06-15T11:00:00Z');

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  private readonly start: number;
  private passed = 0;

  constructor(start = NOON) {
    this.start = start;
  }

  now(): number {
    return this.start + this.passed;
  }

  monotonic(): number {
    return this.passed;
  }

  /** Moves it forward. */
  advance(ms: number): void {
    this.passed += ms;
  }
}
