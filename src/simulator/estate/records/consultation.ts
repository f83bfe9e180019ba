import { ukDateTime } from '../../calendar/uk-time.js';
import { CONTACTS, type ContactKey, USUAL_MINUTES } from '../clinical/contacts.js';
import type { Consultation, ItemRef } from '../clinical/gp-record.js';
import type { RecordAuthor } from './author.js';
import type { RecordPart, RecordParts } from './part.js';

/** When, by whom and under which key something is written into a consultation. */
export interface Occasion {
  readonly author: RecordAuthor;
  readonly key: string;
  readonly at: Date;
  /** The moment in words, as `YYYY-MM-DDThh:mm:ss` with the offset. */
  readonly moment: string;
  readonly place: string;
  /** Who saw the patient. */
  readonly performer: string;
  /** Who wrote it down. */
  readonly recordedBy: string;
}

/** An item as it stands under a heading, and what of it is new in the record. */
export interface Written {
  readonly ref: ItemRef;
  readonly part: RecordPart;
}

/** Something to be written under a heading: it gets its key, moment and author from there. */
export type Entry = (occasion: Occasion) => Written;

/** Names an item that is in the record already, or comes into it elsewhere. */
export const mention =
  (ref: ItemRef): Entry =>
  () => ({ ref, part: {} });

/** A consultation before it is written. */
export interface ConsultationPlan {
  readonly key: string;
  readonly at: Date;
  readonly by: string;
  /** Left out where the performer wrote it down too. */
  readonly recordedBy?: string;
  readonly others?: readonly string[];
  readonly contact: ContactKey;
  readonly status?: Consultation['status'];
  readonly topics: readonly TopicPlan[];
}

/** A matter of a consultation: its headings, each with its entries. Headings without entries are left out. */
export interface TopicPlan {
  readonly title: string | null;
  readonly problems?: readonly string[];
  readonly headings: readonly (readonly [title: string, entries: readonly Entry[]])[];
}

/** Writes a consultation with everything that is new in it (spec 04 §7.4). */
export function consultation(author: RecordAuthor, plan: ConsultationPlan): RecordParts {
  const { at, by, contact, key, others = [], recordedBy = by, status = 'finished' } = plan;
  const parts: RecordPart[] = [];
  const place = author.random.chance(0.85) ? 'main' : 'branch';
  const occasion = { author, at, place, moment: ukDateTime(at), performer: by, recordedBy };
  const write = (entry: Entry, itemKey: string): ItemRef => {
    const { part, ref } = entry({ ...occasion, key: itemKey });
    parts.push(part);
    return ref;
  };
  const topics = plan.topics.map(({ headings, problems = [], title }, topicIndex) => {
    const topicKey = `${key}-topic-${topicIndex + 1}`;
    const filled = headings.filter(([, entries]) => entries.length > 0);
    return {
      key: topicKey,
      title,
      problems,
      headings: filled.map(([heading, entries], headingIndex) => {
        const headingKey = `${topicKey}-heading-${headingIndex + 1}`;
        const items = entries.map((entry, index) => write(entry, `${headingKey}-item-${index + 1}`));
        return { key: headingKey, title: heading, items };
      }),
    };
  });
  const written: Consultation = {
    key,
    at,
    minutes: author.random.int(...USUAL_MINUTES[contact]),
    status,
    kind: CONTACTS[contact],
    performer: by,
    others,
    recordedBy,
    place,
    topics,
  };
  return [...parts, { consultations: [written] }];
}
