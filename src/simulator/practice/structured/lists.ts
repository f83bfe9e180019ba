import type { AllergyIntolerance, List, ListEntry } from 'fhir/r3.js';
import { dayInWords } from '../../calendar/days.js';
import type { RecordWarning } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, EXTENSION, PROFILE } from '../fhir-names.js';
import { TIME_MARK } from './call-marks.js';
import type { RenderContext } from './render-context.js';

interface ListKind {
  readonly system: string;
  readonly code: string;
  readonly title: string;
  /** Title of earlier versions (spec 04 §7.1, also seen). */
  readonly olderTitle?: string;
}

const secondary = (title: string): ListKind => ({
  system: CODE_SYSTEM.secondaryList,
  code: title.toLowerCase().replaceAll(' - ', '-').replaceAll(' ', '-'),
  title,
});

/** Lists of a record (spec 04 §7.1 and §7.2). */
export const LIST_KINDS = {
  allergies: {
    system: CODE_SYSTEM.snomed,
    code: '886921000000105',
    title: 'Allergies and adverse reactions',
    olderTitle: 'Active Allergies',
  },
  endedAllergies: {
    system: CODE_SYSTEM.snomed,
    code: '1103671000000101',
    title: 'Ended allergies',
    olderTitle: 'Resolved Allergies',
  },
  medication: {
    system: CODE_SYSTEM.snomed,
    code: '933361000000108',
    title: 'Medications and medical devices',
    olderTitle: 'Medication List',
  },
  linkedProblems: secondary('Problems - linked problems not relating to the primary query'),
} as const satisfies Readonly<Record<string, ListKind>>;

export type ListName = keyof typeof LIST_KINDS;

const NOTHING = 'Information not available';

/** What a warning says; consumers keep it word for word (spec 04 §7.3). */
function warningText({ code, before }: RecordWarning): string {
  const since = before === null ? '' : `; information recorded before ${dayInWords(before)} may be missing`;
  switch (code) {
    case 'data-in-transit':
      return `Patient record transfer from previous GP practice not yet complete${since}.`;
    case 'data-awaiting-filing':
      return `Patient record contains some items in the GP practice workflow that have not been reviewed for inclusion in this message${since}.`;
    case 'confidential-items':
      return 'Items excluded due to confidentiality and/or patient preferences.';
  }
}

/** What goes into a list. */
export interface ListContent {
  readonly entries: readonly ListEntry[];
  /** Ended allergies live inside their list (spec 04 §12.2). */
  readonly contained?: readonly AllergyIntolerance[];
  readonly warnings: readonly RecordWarning[];
}

/** A list of a record (spec 04 §7). An empty one says that nothing is recorded. */
export function listResource(name: ListName, content: ListContent, context: RenderContext): List {
  const { ids, registration, has } = context;
  const kind: ListKind = LIST_KINDS[name];
  const { entries, contained = [], warnings } = content;
  const texts = [...warnings.map(warningText), ...(entries.length === 0 ? [NOTHING] : [])];
  const isDated = !has('undatedLists');
  return {
    resourceType: 'List',
    meta: { profile: [PROFILE.List] },
    contained: contained.length === 0 ? undefined : [...contained],
    extension: [
      {
        url: EXTENSION.clinicalSetting,
        valueCodeableConcept: concept(CODE_SYSTEM.snomed, '1060971000000108', 'General practice service'),
      },
      ...warnings.map(({ code }) => ({ url: EXTENSION.listWarning, valueCode: code })),
    ],
    status: 'current',
    mode: 'snapshot',
    title: has('olderTitles') ? (kind.olderTitle ?? kind.title) : kind.title,
    code: concept(kind.system, kind.code, kind.title),
    subject: ids.reference('Patient', registration.person.nhsNumber),
    date: isDated ? TIME_MARK : undefined,
    orderedBy: isDated ? concept(CODE_SYSTEM.listOrder, 'event-date', 'Sorted by Event Date') : undefined,
    note: texts.length === 0 ? undefined : [{ text: texts.join(' ') }],
    entry: entries.length === 0 ? undefined : [...entries],
    emptyReason:
      entries.length === 0 ? concept(CODE_SYSTEM.emptyReason, 'no-content-recorded', 'No Content Recorded') : undefined,
  };
}
