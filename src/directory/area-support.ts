import type { CapabilityStatement } from '../domain/capability.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { RecordArea } from '../domain/record.js';

/** What is known of an area of the record at a practice. */
export type AreaState = 'SUPPORTED' | 'DISABLED' | 'NOT_SUPPORTED' | 'UNKNOWN';

/** Whether an area is there, and how that is known: the schema's `AreaSupport`. */
export interface AreaSupport {
  readonly area: RecordArea;
  readonly state: AreaState;
  readonly evidence: 'OBSERVED' | 'DECLARED' | 'NONE';
  readonly seenAt: string | null;
}

/** Areas that the structured record has parameters for (spec 04 §2). */
const AREAS: readonly RecordArea[] = [
  'MEDICATIONS',
  'ALLERGIES',
  'PROBLEMS',
  'CONSULTATIONS',
  'IMMUNISATIONS',
  'UNCATEGORISED',
  'INVESTIGATIONS',
  'REFERRALS',
  'DIARY',
];
/** What an endpoint of version 1.2 knows (spec 04 §2, last paragraph). */
const OLD_AREAS: ReadonlySet<RecordArea> = new Set(['MEDICATIONS', 'ALLERGIES']);

/** Remembers how areas came back, practice by practice. Holds nothing about a patient. */
export interface AreaMemory {
  /** An answer showed how an area stands. */
  saw(practice: OdsCode, area: RecordArea, state: Exclude<AreaState, 'UNKNOWN'>): void;
  /** Area by area: as seen in answers, else as the practice's version implies. */
  support(practice: OdsCode, statement: CapabilityStatement | null): readonly AreaSupport[];
}

/** Makes the memory. `now` dates what is seen. */
export function createAreaMemory(now: () => number): AreaMemory {
  const seen = new Map<string, { readonly state: AreaState; readonly at: string }>();
  const keyOf = (practice: OdsCode, area: RecordArea) => `${practice} ${area}`;
  return {
    saw(practice, area, state) {
      seen.set(keyOf(practice, area), { state, at: new Date(now()).toISOString() });
    },
    support: (practice, statement) =>
      AREAS.map((area) => {
        const sight = seen.get(keyOf(practice, area));
        if (sight !== undefined) return { area, state: sight.state, evidence: 'OBSERVED', seenAt: sight.at };
        const state = declared(area, statement);
        return { area, state, evidence: state === 'UNKNOWN' ? 'NONE' : 'DECLARED', seenAt: null };
      }),
  };
}

/**
 * There is no flag for an area. The version of the structured operation's definition, or of the statement, says whether the
 * practice is older than 1.5, which brought the other areas (spec 04 §2, §5).
 */
function declared(area: RecordArea, statement: CapabilityStatement | null): AreaState {
  const definition = statement?.operations.get('gpc.getstructuredrecord');
  if (definition === undefined) return 'UNKNOWN';
  if (OLD_AREAS.has(area)) return 'SUPPORTED';
  const history = /_history\/1\.(\d+)$/.exec(definition ?? '')?.[1];
  if (history === undefined) return 'UNKNOWN';
  if (Number(history) <= LAST_HISTORY_WITHOUT) return 'NOT_SUPPORTED';
  return Number(history) >= FIRST_HISTORY_WITH_ALL ? 'SUPPORTED' : 'UNKNOWN';
}

/**
 * The definition's `_history` is 1.12 in version 1.2, 1.15 in 1.5 to 1.6.0 and 1.16 in 1.6.2 (spec 02 §9, and published statements). Those
 * between are of trial versions, which brought some of the areas.
 */
const LAST_HISTORY_WITHOUT = 12;
const FIRST_HISTORY_WITH_ALL = 15;
