import type { Failure } from './failure.js';

/** What came of something that can fail in an expected way. Failures are values; only faults of this server throw. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** A success. */
export const succeeded = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** A failure. */
export const failed = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure });
