import type { MappedRecord } from '../domain/mapped-record.js';
import { failure, type Failure, type FailureCode } from '../domain/failure.js';
import type { NationalPatient } from '../domain/patient.js';
import type { Outcome } from '../domain/outcome.js';
import type { RecordDemand } from '../domain/record-demand.js';
import type { RecordArea, RecordNotice, RecordNoticeCode } from '../domain/record.js';
import type { PracticeRef, Source } from '../domain/source.js';
import { differenceNotices } from '../directory/cross-check.js';
import { stateOf } from '../directory/source-state.js';
import type { RecordAnswer } from './retrieval.js';
import type { ListFacts } from './statement.js';

/** One practice's part in a list of one area. */
export interface Part {
  readonly source: Source;
  readonly notices: readonly RecordNotice[];
  /** Null if the practice gave no answer that can be used for this area. */
  readonly answer: RecordAnswer | null;
  readonly list: ListFacts;
}

/** Notices which say that something is, or may be, missing. */
const WARNINGS: ReadonlySet<RecordNoticeCode> = new Set([
  'CONFIDENTIAL_ITEMS',
  'DATA_IN_TRANSIT',
  'DATA_AWAITING_FILING',
  'AREA_MISSING',
  'UNREADABLE_ITEMS',
  'AREA_DISABLED',
  'AREA_NOT_SUPPORTED',
  'UNRECOGNISED',
]);
/** Notices which say that the practice cannot give the area, and as what failure that counts. */
const REFUSALS: Partial<Record<RecordNoticeCode, FailureCode>> = {
  AREA_NOT_SUPPORTED: 'CAPABILITY_NOT_OFFERED',
  AREA_DISABLED: 'CAPABILITY_DISABLED',
};

const NOT_SUPPLIED: ListFacts = { supplied: false, isWarned: true, items: 0 };

/** A practice that is not asked, because it is not the one that holds the record (spec 04 §3). */
export function partOfOther(practice: PracticeRef): Part {
  const why = failure('PATIENT_NOT_FOUND', {
    message: 'Not asked: only the practice where the patient is registered holds the record.',
    practice: practice.odsCode,
  });
  return unanswered(practice, why);
}

/** Areas that come along with the others and have no list here in which their warnings could stand. */
const WITHOUT_LIST: ReadonlySet<RecordArea> = new Set(['PROBLEMS']);

/** Where in an answer an area stands. */
export interface AreaView {
  readonly area: RecordArea;
  /**
   * What is wanted, should be there and is not, in words; null if nothing. `isSupplied` is false if nothing at all is known of the area.
   */
  readonly missing: (
    record: MappedRecord,
    wanted: RecordDemand,
  ) => { readonly text: string; readonly isSupplied: boolean } | null;
  readonly count: (record: MappedRecord) => number;
}

/** A practice's answer about one area, or its failure to give one. `wanted` is what this list is to show: more may have been asked. */
export function partOf(
  practice: PracticeRef,
  outcome: Outcome<RecordAnswer>,
  national: NationalPatient,
  view: AreaView,
  wanted: RecordDemand,
): Part {
  if (!outcome.ok) return unanswered(practice, outcome.failure);
  const { record, fromCache } = outcome.value;
  const { area } = view;
  const { traceId, retrievedAt } = record.origin;
  const about = record.notices.filter((notice) => concerns(notice, area));
  // A placeholder among items is one item that is missing; only where there is nothing else is it the whole area.
  const isBare = view.count(record) === 0;
  const refusal = isBare
    ? about.find((notice) => notice.within === null && notice.area === area && REFUSALS[notice.code])
    : undefined;
  const missing = refusal === undefined ? view.missing(record, wanted) : null;
  const own = [...about, ...(missing === null ? [] : [missingNotice(practice, area, missing.text)])];
  const notices = [
    ...(record.patient === null ? [] : differenceNotices(national, record.patient, record.origin.practice)),
    ...own,
    // What is linked to the items may be short: that is to be told, but the list itself is not.
    ...record.notices.filter((notice) => !about.includes(notice) && isOfNoList(notice)),
  ];
  const isWarned = own.some(({ code }) => WARNINGS.has(code));
  const refused = refusal === undefined ? undefined : REFUSALS[refusal.code];
  return {
    source: {
      practice,
      state: refused !== undefined ? 'NOT_SUPPORTED' : isWarned ? 'PARTIAL' : 'ANSWERED',
      failure: refused === undefined ? null : failure(refused, { practice: practice.odsCode, traceId }),
      retrievedAt,
      fromCache,
      traceId,
    },
    notices,
    answer: outcome.value,
    list: { supplied: refused === undefined && missing?.isSupplied !== false, isWarned, items: view.count(record) },
  };
}

/** What is said of an area, of items of its kind inside another area, or of the whole answer. */
function concerns({ area, within }: RecordNotice, wanted: RecordArea): boolean {
  return area === null || area === wanted || within === wanted;
}

const isOfNoList = ({ area, within }: RecordNotice) =>
  area !== null && WITHOUT_LIST.has(area) && (within === null || WITHOUT_LIST.has(within));

function unanswered(practice: PracticeRef, why: Failure): Part {
  return {
    source: {
      practice,
      state: stateOf(why.code),
      failure: why,
      retrievedAt: null,
      fromCache: false,
      traceId: why.traceId,
    },
    notices: [],
    answer: null,
    list: NOT_SUPPLIED,
  };
}

function missingNotice({ odsCode }: PracticeRef, area: RecordArea, text: string): RecordNotice {
  return {
    code: 'AREA_MISSING',
    rawCode: null,
    text,
    practice: odsCode,
    area,
    within: null,
    differences: [],
  };
}
