/** What has to hold of an element, wherever its parent stands. */
export interface ElementRule {
  /** Names joined by dots, through lists. */
  readonly path: string;
  /** How often it stands in each of its parents. */
  readonly at: readonly [least: number, most: number];
  /** Every value has to be one of these. */
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  /** Types of resource that a reference may lead to; one with words only may stand anywhere. */
  readonly refersTo?: readonly string[];
  /** Systems that its codings may have. */
  readonly systems?: readonly string[];
  /** Codes that its codings may have. */
  readonly codes?: readonly string[];
}

/** An element table: one row for each element that may be sent. Any other is a fault. */
export interface ResourceRule {
  readonly profile: string;
  readonly elements: readonly ElementRule[];
  /** Extensions of the resource itself by their short name (see `extensionRules`), and how often each stands. */
  readonly extensions?: Readonly<Record<string, ElementRule['at']>>;
  /** Parts of elements that may not be sent. */
  readonly never?: readonly string[];
}

type Check = Omit<ElementRule, 'path' | 'at'>;

const MANY = Number.POSITIVE_INFINITY;
const row =
  (...at: ElementRule['at']) =>
  (path: string, check: Check = {}): ElementRule => ({ path, at, ...check });

/** Exactly one. */
export const one = row(1, 1);
/** One or none. */
export const maybe = row(0, 1);
/** One or more. */
export const some = row(1, MANY);
/** As many as there are. */
export const any = row(0, MANY);
/** May not be sent. */
export const none = row(0, 0);

/** Any number of times. */
export const UNBOUNDED = MANY;

/** A date as precise as it was recorded, or a moment in UK time, whole seconds (spec 03 §2.4). */
export const DATE: Check = { pattern: /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d\+0[01]:00)?)?)?$/ };
/** A moment in UK time. */
export const MOMENT: Check = { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[01]:00$/ };
/** A whole day. */
export const DAY: Check = { pattern: /^\d{4}-\d\d-\d\d$/ };

export const is = (...values: readonly string[]): Check => ({ values });
export const to = (...types: readonly string[]): Check => ({ refersTo: types });
export const codedIn = (...systems: readonly string[]): Check => ({ systems });

export const SNOMED = 'http://snomed.info/sct';
export const CLINICAL_CODES = [SNOMED, 'http://read.info/readv2', 'http://read.info/ctv3'] as const;
