import type { Day } from '../../../calendar/days.js';
import type { Term } from '../terms.js';
import type { ItemFacts } from './items.js';

/** A letter that sends the patient to somebody else. */
export interface Referral extends ItemFacts {
  readonly term: Term;
  readonly on: Day;
  readonly recorded: Date;
  readonly by: string;
  /** Who is asked: an organisation, by name. */
  readonly to: string;
  readonly specialty: Term | null;
  readonly priority: 'routine' | 'urgent' | 'asap' | null;
  /** Number of the booking service. */
  readonly ubrn: string | null;
  readonly description: string | null;
  readonly note: string | null;
  /** Keys of documents that go with it. */
  readonly documents: readonly string[];
}

/** Something that is planned: a recall, a review. It may be overdue. */
export interface DiaryEntry extends ItemFacts {
  readonly term: Term;
  readonly due: Day;
  readonly recorded: Date;
  readonly recordedBy: string;
  readonly note: string | null;
}
