import type { AllergyIntolerance, Extension, List, ListEntry } from 'fhir/r3.js';
import { dayInWords } from '../../calendar/days.js';
import type { RecordWarning } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, EXTENSION, PROFILE } from '../fhir-names.js';
import { TIME_MARK } from './call-marks.js';
import type { ListedArea } from './item-refs.js';
import type { ListGroup } from './planned-lists.js';
import type { RenderContext } from './render-context.js';

interface ListKind {
  readonly system: string;
  readonly code: string;
  readonly title: string;
  /** Title of earlier versions (spec 04 §7.1, also seen). */
  readonly olderTitle?: string;
}

const primary = (code: string, title: string, olderTitle?: string): ListKind => ({
  system: CODE_SYSTEM.snomed,
  code,
  title,
  ...(olderTitle === undefined ? {} : { olderTitle }),
});

const secondary = (title: string): ListKind => ({
  system: CODE_SYSTEM.secondaryList,
  code: title.toLowerCase().replaceAll(' - ', '-').replaceAll(' ', '-'),
  title,
});

/** Lists of a record, by what they accompany and what is in them (spec 04 §7.1 and §7.2). */
export const LIST_KINDS: Readonly<Record<ListGroup, Readonly<Partial<Record<ListedArea, ListKind>>>>> = {
  primary: {
    consultations: primary('1149501000000101', 'List of consultations'),
    problems: primary('717711000000103', 'Problems'),
    immunisations: primary('1102181000000102', 'Immunisations'),
    observations: primary('826501000000100', 'Uncategorised data'),
    allergies: primary('886921000000105', 'Allergies and adverse reactions', 'Active Allergies'),
    endedAllergies: primary('1103671000000101', 'Ended allergies', 'Resolved Allergies'),
    medications: primary('933361000000108', 'Medications and medical devices', 'Medication List'),
    investigations: primary('887191000000108', 'Investigations and results'),
    referrals: primary('792931000000107', 'Outbound referral'),
    diary: primary('714311000000108', 'Patient recall administration'),
  },
  consultations: {
    problems: secondary('Consultations - problems contained in consultations'),
    immunisations: secondary('Consultations - immunisations contained in consultations'),
    observations: secondary('Consultations - uncategorised data contained in consultations'),
    allergies: secondary('Consultations - allergies contained in consultations'),
    endedAllergies: secondary('Consultations - allergies that have been ended contained in consultations'),
    medications: secondary('Consultations - medications contained in consultations'),
    investigations: secondary('Consultations - investigations contained in consultations'),
    referrals: secondary('Consultations - outbound referrals in consultations'),
    diary: secondary('Consultations - diary entries contained in consultations'),
    documents: secondary('Consultations - documents contained in consultations'),
  },
  problems: {
    consultations: secondary('Problems - consultations related to problems'),
    // The one list that may come with any query.
    problems: secondary('Problems - linked problems not relating to the primary query'),
    immunisations: secondary('Problems - immunisations related to problems'),
    observations: secondary('Problems - uncategorised data related to problems'),
    allergies: secondary('Problems - allergies related to problems'),
    endedAllergies: secondary('Problems - allergies that have been ended related to problems'),
    medications: secondary('Problems - medications related to problems'),
    investigations: secondary('Problems - investigations related to problems'),
    referrals: secondary('Problems - outbound referrals related to problems'),
    diary: secondary('Problems - diary entries related to problems'),
    documents: secondary('Problems - documents related to problems'),
  },
};

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

/** Warnings that the lists of an area carry: those of the whole record and its own (spec 04 §7.3). */
function warningsOf(area: ListedArea, warnings: readonly RecordWarning[]): readonly RecordWarning[] {
  const own = area === 'endedAllergies' ? 'allergies' : area;
  return warnings.filter(({ areas }) => areas?.includes(own) ?? true);
}

/** In which setting everything in a list was recorded: in general practice. */
function clinicalSetting(): Extension {
  const valueCodeableConcept = concept(CODE_SYSTEM.snomed, '1060971000000108', 'General practice service');
  return { url: EXTENSION.clinicalSetting, valueCodeableConcept };
}

/** What goes into a list. */
export interface ListContent {
  readonly entries: readonly ListEntry[];
  /** Ended allergies live inside their list (spec 04 §12.2). */
  readonly contained: readonly AllergyIntolerance[];
}

/** A list of a record (spec 04 §7). An empty one says that nothing is recorded. Null where there is no list of this kind. */
export function listResource(
  { group, area }: { readonly group: ListGroup; readonly area: ListedArea },
  { entries, contained }: ListContent,
  { ids, registration, record, has }: RenderContext,
): List | null {
  const kind = LIST_KINDS[group][area];
  if (kind === undefined) return null;
  const warnings = warningsOf(area, record.warnings);
  const isEmpty = entries.length === 0;
  const texts = [...warnings.map(warningText), ...(isEmpty ? [NOTHING] : [])];
  const isDated = !has('undatedLists');
  return {
    resourceType: 'List',
    meta: { profile: [PROFILE.List] },
    contained: contained.length === 0 ? undefined : [...contained],
    extension: [clinicalSetting(), ...warnings.map(({ code }) => ({ url: EXTENSION.listWarning, valueCode: code }))],
    status: 'current',
    mode: 'snapshot',
    title: has('olderTitles') ? (kind.olderTitle ?? kind.title) : kind.title,
    code: concept(kind.system, kind.code, kind.title),
    subject: ids.reference('Patient', registration.person.nhsNumber),
    date: isDated ? TIME_MARK : undefined,
    orderedBy: isDated ? concept(CODE_SYSTEM.listOrder, 'event-date', 'Sorted by Event Date') : undefined,
    note: texts.length === 0 ? undefined : [{ text: texts.join(' ') }],
    entry: isEmpty ? undefined : [...entries],
    emptyReason: isEmpty ? concept(CODE_SYSTEM.emptyReason, 'no-content-recorded', 'No Content Recorded') : undefined,
  };
}
