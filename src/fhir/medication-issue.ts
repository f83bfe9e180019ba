import type { ItemKey } from '../domain/record.js';
import type { MedicationIssue, PrescriptionType } from '../domain/record-items.js';
import type { Identifier } from '../domain/values.js';
import type { Answer } from './answer.js';
import type { Located } from './bundle.js';
import { firstDay, moment, partialDate, period } from './dates.js';
import { element } from './element.js';
import { identifiers } from './identifier.js';
import { keyText, NO_KEY_YET } from './item-key.js';
import {
  dosageText,
  medicationStatus,
  patientInstruction,
  prescriptionType,
  statusReason,
} from './medication-request.js';
import type { People } from './people.js';
import { quantity, supplyDays } from './quantity.js';
import { notesOf } from './record-item.js';

/** An issue whose key is not settled yet. */
export interface IssueDraft extends MedicationIssue {
  key: ItemKey;
}

/** An issue with what does not show in it. */
export interface IssueInHand {
  readonly draft: IssueDraft;
  readonly identifiers: readonly Identifier[];
  key: ItemKey;
}

/**
 * What an issue says that has no field of its own: an instruction for the patient other than the course's, and why it was cancelled
 * (some suppliers put that on the issue, to stop one issue and not the course). In the words that other suppliers use in notes.
 */
function furtherNotes(order: Located, plan: Located): readonly string[] {
  const instruction = patientInstruction(order.resource.dosageInstruction);
  const isOwn = instruction !== null && instruction !== patientInstruction(plan.resource.dosageInstruction);
  const notes = isOwn ? [instruction] : notesOf(null);
  const stop = statusReason(order.resource);
  if (stop === null) return notes;
  const parts = [
    ...(stop.reason === null ? [] : [`Cancellation Reason: ${stop.reason}`]),
    ...(stop.date === null ? [] : [`Cancellation Date: ${stop.date.slice(0, 10)}`]),
  ];
  return [...notes, parts.join(', ')];
}

/** Maps an order to the issue it is (spec 04 §10.2, §11). `planType` counts where the order does not state its own type. */
export function mapIssue(
  { origin, today }: Answer,
  people: People,
  order: Located,
  plan: Located,
  planType: PrescriptionType,
): IssueInHand {
  const { resource } = order;
  const dispense = element(resource.dispenseRequest);
  const ownType = prescriptionType(resource);
  const isAuthorised = (ownType === 'NOT_AVAILABLE' ? planType : ownType) === 'REPEAT_DISPENSING';
  const authoredOn = partialDate(resource.authoredOn);
  const validity = period(dispense?.validityPeriod);
  const validFrom = validity?.start ?? null;
  const becomesValid = firstDay(validFrom ?? authoredOn);
  const draft: IssueDraft = {
    key: NO_KEY_YET,
    origin,
    rawAt: order.at,
    authoredOn,
    validity,
    // The issues of a repeat dispensing batch are all written on the first day: the day to show is when each becomes valid (hazard 87).
    date: isAuthorised ? (validFrom ?? authoredOn) : (authoredOn ?? validFrom),
    dateMeaning: isAuthorised ? 'AUTHORISED' : 'ISSUED',
    status: medicationStatus(resource.status),
    dosage: dosageText(resource.dosageInstruction),
    quantity: quantity(dispense?.quantity),
    supplyDays: supplyDays(dispense?.expectedSupplyDuration),
    postDated: becomesValid !== null && becomesValid > today,
    dispensedBy: people.party(dispense?.performer, order),
    notes: [...notesOf(resource), ...furtherNotes(order, plan)],
  };
  return { draft, identifiers: identifiers(resource), key: NO_KEY_YET };
}

/** What an issue says, leaving out ids, references and what depends on the day of reading. */
export function issueSays({ draft }: IssueInHand): readonly unknown[] {
  const { authoredOn, validity, status, dosage, quantity: amount, supplyDays: days, dispensedBy, notes } = draft;
  return [authoredOn, validity, status, dosage, amount, days, dispensedBy?.name ?? null, notes];
}

/** Newest first; in a fixed order where the dates are the same. */
export function newestFirst(a: MedicationIssue, b: MedicationIssue): number {
  const later = moment(b.date) - moment(a.date);
  if (later !== 0 && !Number.isNaN(later)) return later;
  return keyText(a.key) < keyText(b.key) ? -1 : 1;
}
