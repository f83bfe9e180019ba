import type { CodedConcept } from '../domain/values.js';
import type { RecordArea } from '../domain/record.js';
import type { RecordItemFacts } from '../domain/record-items.js';
import type { Answer } from './answer.js';
import { isUnreadDate } from './dates.js';
import { code, element, elements, present, text, texts, type Element } from './element.js';

/** What to call an item whose name the practice did not send. It is still shown: its dates and notes may say enough. */
const NAME_NOT_SENT = 'Name not sent by the practice';

/** The concept that names an item; a stand-in where it cannot be read. */
export function namedBy(concept: CodedConcept | null): CodedConcept {
  return concept ?? { text: NAME_NOT_SENT, codings: [], isDegraded: false };
}

/** Whether an item goes by the stand-in for a name. */
export function isNameless({ name }: RecordItemFacts): boolean {
  return name === NAME_NOT_SENT;
}

const NO_NOTES: readonly string[] = [];

/** Notes exactly as sent. */
export function notesOf(resource: Element | null): readonly string[] {
  if (resource?.note === undefined) return NO_NOTES;
  const words = present(elements(resource.note), (note) => text(note.text));
  return words.length > 0 ? words : texts(resource.note);
}

/** True if a resource is marked as not to be shown to the patient (spec 04 §6). */
export function isNotForPatient(resource: Element | null): boolean {
  return elements(element(resource?.meta)?.security).some((label) => code(label.code) === 'NOPAT');
}

/** Which of two copies of an item stays: one in the practice's own list, an entry before one that is contained. */
export function copyRank({ membership, rawAt }: RecordItemFacts): number {
  return (membership === 'PRIMARY' ? 0 : 2) + (rawAt.contained === null ? 0 : 1);
}

/** Notes down the dates of an item in a list that were sent and cannot be read: without them it may look undated, or current. */
export function noteUnreadDates({ notices }: Answer, area: RecordArea, dates: readonly unknown[]): void {
  for (const _date of dates.filter(isUnreadDate)) {
    const one = 'One date in the list could not be read, and is not shown.';
    notices.count({ area, within: null, one, many: '# dates in the list could not be read, and are not shown.' });
  }
}
