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
  /** Name of its profile, without what is alike in all of them; null where it claims none. */
  readonly profile: string | null;
  /** Left out where it has an id of FHIR's shape; else it may do without. */
  readonly id?: 'maybe';
  readonly elements: readonly ElementRule[];
  /** Extensions of the resource itself by their short name (see `extensionRules`), and how often each stands. */
  readonly extensions?: Readonly<Record<string, ElementRule['at']>>;
  /** Parts of elements that may not be sent. */
  readonly never?: readonly string[];
}

/** One version of FHIR as one product speaks it: its element tables, and what they hang on. */
export interface Dialect {
  /** What all profiles begin with. */
  readonly structure: string;
  /** What each resource may hold. A resource that is not here may not be sent. */
  readonly tables: Readonly<Record<string, ResourceRule>>;
  /** Every extension that may be sent, by its short name. */
  readonly extensions: ReadonlyMap<string, ExtensionRule>;
  /** Labels that a resource may carry in `meta.security`. */
  readonly labels: { readonly system: string; readonly codes: readonly string[] };
}

/** What an extension holds: a value of one type, or parts that do. */
export interface ExtensionRule {
  readonly url: string;
  readonly value?: ExtensionValue;
  readonly parts?: Readonly<Record<string, ExtensionValue & { readonly at: ElementRule['at'] }>>;
}

export interface ExtensionValue extends Pick<ElementRule, 'values' | 'systems' | 'codes' | 'refersTo'> {
  /** Elements of which exactly one holds the value. */
  readonly as: readonly string[];
}

/** Name of an extension without host, and without what is alike in all of them: suppliers differ in these (spec 04 §9, §10.1). */
export function shortName(url: string): string {
  return (url.split('/').at(-1) ?? url).replace(/^Extension-(CareConnect-(GPC-)?|GPConnect-)?/, '').replace(/-\d$/, '');
}

/** The rules by short name. */
export function byShortName(rules: readonly ExtensionRule[]): ReadonlyMap<string, ExtensionRule> {
  return new Map(rules.map((rule) => [shortName(rule.url), rule]));
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
