import type { Term } from '../terms.js';
import type { ItemFacts, ItemRef } from './items.js';

/** A contact with the patient, as its topics and headings (spec 04 §7.4). */
export interface Consultation extends ItemFacts {
  /** When it took place, in surgery hours. */
  readonly at: Date;
  readonly minutes: number;
  /** Finished, or still a draft of its author. */
  readonly status: 'finished' | 'draft';
  readonly kind: Term;
  /** Who saw the patient, and who else took part (keys of staff). */
  readonly performer: string;
  readonly others: readonly string[];
  /** Who wrote it down. */
  readonly recordedBy: string;
  /** Key of the place. */
  readonly place: string;
  readonly topics: readonly Topic[];
}

/** One matter of a consultation. Without a title where the system does not give one. */
export interface Topic {
  readonly key: string;
  readonly title: string | null;
  /** Problems that it is about. */
  readonly problems: readonly string[];
  readonly headings: readonly Heading[];
}

/** What is written under one heading: items of the record, in the order in which they were written. */
export interface Heading {
  readonly key: string;
  readonly title: string;
  readonly items: readonly ItemRef[];
}
