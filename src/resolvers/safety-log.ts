import type { GraphQLResolveInfo } from 'graphql';
import type { RecordArea } from '../domain/record.js';
import type { Gathered, SourceState } from '../domain/source.js';

type Path = readonly (string | number)[];

/** What `extensions.clinicalSafety` holds: every notice, whatever was selected. */
export interface SafetyEntries {
  readonly notices: readonly {
    readonly path: Path;
    readonly code: string;
    readonly text: string;
    readonly practice: string | null;
    readonly area: RecordArea | null;
  }[];
  readonly incomplete: readonly {
    readonly path: Path;
    readonly practice: string | null;
    readonly state: SourceState | null;
    readonly code: string | null;
  }[];
  readonly filters: readonly { readonly path: Path; readonly text: string; readonly by: string }[];
}

/** Collects what must be told with an answer, while it is put together. */
export interface SafetyLog {
  /** A list was gathered: remembers its notices, its filters and everybody who did not fully answer. */
  gathered(path: Path, list: Gathered, isPatientData: boolean): void;
  /** Something could not be had where the answer has no place to say so. */
  missing(path: Path, practice: string, code: string): void;
  /** What was collected since the last time, and whether any of it is about a patient. */
  take(): SafetyEntries;
  /** Whether the answer touched a patient at all. */
  readonly touchedPatient: boolean;
  touchPatient(): void;
}

/** Makes the log of one request. */
export function createSafetyLog(): SafetyLog {
  let notices: SafetyEntries['notices'][number][] = [];
  let incomplete: SafetyEntries['incomplete'][number][] = [];
  let filters: SafetyEntries['filters'][number][] = [];
  let touchedPatient = false;
  return {
    gathered(path, list, isPatientData) {
      touchedPatient ||= isPatientData;
      // Without the details that differ: clients may log extensions.
      for (const { code, text, practice, area } of list.notices) notices.push({ path, code, text, practice, area });
      for (const { practice, state, failure } of list.sources) {
        if (state !== 'ANSWERED')
          incomplete.push({ path, practice: practice.odsCode, state, code: failure?.code ?? null });
      }
      if (list.notAsked !== null) {
        incomplete.push({ path, practice: null, state: null, code: list.notAsked.code });
      }
      for (const { text, by } of list.filters) filters.push({ path, text, by });
    },
    missing: (path, practice, code) => void incomplete.push({ path, practice, state: 'FAILED', code }),
    take() {
      const taken = { notices, incomplete, filters };
      notices = [];
      incomplete = [];
      filters = [];
      return taken;
    },
    get touchedPatient() {
      return touchedPatient;
    },
    touchPatient: () => void (touchedPatient = true),
  };
}

/** The response path of a field, as errors name it. */
export function pathOf(info: GraphQLResolveInfo): Path {
  const keys: (string | number)[] = [];
  for (let path: GraphQLResolveInfo['path'] | undefined = info.path; path !== undefined; path = path.prev) {
    keys.push(path.key);
  }
  return keys.reverse();
}
