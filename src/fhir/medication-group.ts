import {
  MEDICATION_GROUPS,
  type Medication,
  type MedicationGroup,
  type MedicationStatus,
  type PrescriptionType,
} from '../domain/record-items.js';
import type { PartialDate, Period } from '../domain/values.js';
import { lastDay } from './dates.js';
import { byName } from './order.js';

/** What the group of a medicine is derived from. */
export interface GroupFacts {
  readonly status: MedicationStatus;
  /** Status of the authorisation; null without one. */
  readonly planStatus: MedicationStatus | null;
  readonly prescriptionType: PrescriptionType;
  readonly prescribedElsewhere: boolean | null;
  readonly effective: Period;
  /** When a review is due, or was. */
  readonly reviewDate: PartialDate | null;
  /** Whether a later authorisation in the same list continues it. */
  readonly isSuperseded: boolean;
  /** The day it is in the UK. */
  readonly today: string;
}

interface Rule {
  readonly holds: (facts: GroupFacts) => boolean;
  readonly group: MedicationGroup;
  /** For a person, after the type: "Repeat: ...". */
  readonly because: string;
}

const TYPE_IN_WORDS: Readonly<Record<PrescriptionType, string>> = {
  ACUTE: 'Acute',
  ACUTE_HANDWRITTEN: 'Acute, handwritten',
  DELAYED: 'Delayed prescribing',
  REPEAT: 'Repeat',
  REPEAT_DISPENSING: 'Repeat dispensing',
  NOT_AVAILABLE: 'Type not available, counted as repeat',
  UNRECOGNISED: 'Type not recognised, counted as repeat',
};

const ONCE: readonly PrescriptionType[] = ['ACUTE', 'ACUTE_HANDWRITTEN', 'DELAYED'];

/** Whether a type is for one supply only. Any other, and none, counts as repeat (spec 04 §10.4). */
export function isForOnce(type: PrescriptionType): boolean {
  return ONCE.includes(type);
}

/** The last day of its course: its end, and for an acute without one its start (spec 04 §2.3). Null: open. */
const finalDay = ({ prescriptionType, effective }: GroupFacts) =>
  lastDay(effective.end) ?? (isForOnce(prescriptionType) ? lastDay(effective.start) : null);

const isPast = (facts: GroupFacts) => {
  const day = finalDay(facts);
  return day !== null && day < facts.today;
};

const isOnce = ({ prescriptionType }: GroupFacts) => isForOnce(prescriptionType);

/**
 * The rules of spec 04 §11, in order; the first that holds counts. Where they leave a gap or meet a contradiction the medicine goes
 * beside the current ones: better one too many there than one taken for past.
 */
const RULES: readonly Rule[] = [
  {
    holds: ({ prescribedElsewhere }) => prescribedElsewhere === true,
    group: 'PRESCRIBED_ELSEWHERE',
    because: 'prescribed by another organisation; always shown, may be out of date',
  },
  { holds: ({ status }) => status === 'STOPPED', group: 'STOPPED', because: 'stopped' },
  {
    holds: ({ planStatus }) => planStatus === 'STOPPED',
    group: 'UNCLASSIFIED',
    because: 'not stopped by its own status, but its authorisation is',
  },
  {
    holds: ({ status }) => status === 'UNRECOGNISED',
    group: 'UNCLASSIFIED',
    because: 'its status is not recognised',
  },
  { holds: (facts) => isOnce(facts) && facts.status === 'ACTIVE', group: 'ACTIVE_ACUTE', because: 'active' },
  {
    holds: (facts) => isOnce(facts) && facts.status === 'COMPLETED' && isPast(facts),
    group: 'PAST_ACUTE',
    because: 'completed',
  },
  {
    holds: (facts) => isOnce(facts) && facts.status === 'COMPLETED' && finalDay(facts) === null,
    group: 'PAST_ACUTE',
    because: 'completed, without dates',
  },
  {
    // Seen in published records: the status completes when the item is issued, while the course runs for months.
    holds: (facts) => isOnce(facts) && facts.status === 'COMPLETED',
    group: 'UNCLASSIFIED',
    because: 'completed by its status, but its dates have not passed',
  },
  { holds: isOnce, group: 'UNCLASSIFIED', because: 'its status is not given' },
  {
    holds: ({ status, isSuperseded }) => status === 'COMPLETED' && isSuperseded,
    group: 'PAST_REPEAT',
    because: 'completed and followed by a later authorisation',
  },
  {
    holds: (facts) => facts.status === 'ACTIVE' && isPast(facts) && facts.isSuperseded,
    group: 'CURRENT_REPEAT',
    because: 'active, although past its end and followed by a later authorisation',
  },
  {
    holds: (facts) => isPast(facts) && facts.isSuperseded,
    group: 'UNCLASSIFIED',
    because: 'past its end and followed by a later authorisation, but its status is not given',
  },
  {
    holds: isPast,
    group: 'RUN_OUT_NOT_ENDED',
    because: 'authorisation period passed, not ended by the practice; may still be in use',
  },
  {
    holds: ({ effective }) => lastDay(effective.end) === null,
    group: 'CURRENT_REPEAT',
    because: 'not stopped, without an end',
  },
  { holds: () => true, group: 'CURRENT_REPEAT', because: 'not stopped, not past its end' },
];

/** What a prescriber has to know beside the rule: it changes no group, and must not go unseen. */
function remark({ status, planStatus, reviewDate, today }: GroupFacts, group: MedicationGroup | undefined): string {
  const isStopped = status === 'STOPPED' || planStatus === 'STOPPED';
  if (group === 'PRESCRIBED_ELSEWHERE' && isStopped) return '; recorded as stopped';
  const due = lastDay(reviewDate);
  // Hazard 84.
  if (group === 'CURRENT_REPEAT' && due !== null && due < today) return `; its review was due on ${due}`;
  return '';
}

/** Says where to show a medicine, and which rule put it there. */
export function groupMedication(facts: GroupFacts): { readonly group: MedicationGroup; readonly reason: string } {
  const rule = RULES.find(({ holds }) => holds(facts));
  const because = `${rule?.because ?? 'no rule fits'}${remark(facts, rule?.group)}`;
  return {
    group: rule?.group ?? 'UNCLASSIFIED',
    reason: `${TYPE_IN_WORDS[facts.prescriptionType]}: ${because}.`,
  };
}

/** The order of lists: by group, then name. */
export const byGroupThenName = (a: Medication, b: Medication): number =>
  MEDICATION_GROUPS.indexOf(a.group) - MEDICATION_GROUPS.indexOf(b.group) || byName(a, b);
