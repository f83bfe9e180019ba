import { ukDateTime } from '../../calendar/uk-time.js';
import type { Allergen, Allergy, Reaction } from '../clinical/gp-record.js';
import { NO_KNOWN_ALLERGY, substance } from '../clinical/substances.js';
import { atSurgery, daysAgo, type RecordAuthor } from './author.js';

/** What makes one allergy differ from another of its kind. */
export interface AllergyTold {
  readonly key: string;
  /** Days since it was recorded. */
  readonly days: number;
  readonly reaction?: Reaction['severity'] | 'unknown' | null;
  readonly criticality?: Allergy['criticality'];
  readonly ended?: Allergy['ended'];
  readonly note?: string;
  readonly toldByPatient?: boolean;
  /** Only the month of recording is known, as in very old entries. */
  readonly vague?: boolean;
}

const SEVERE_WORDS = 'Taken to hospital by ambulance';

function reactionOf(told: AllergyTold, manifestations: Reaction['manifestations']): Reaction | null {
  const { reaction } = told;
  if (reaction === undefined || reaction === null) return null;
  if (reaction === 'unknown') return { manifestations: [], severity: null, description: 'Reaction not remembered' };
  const description = reaction === 'severe' ? SEVERE_WORDS : null;
  return { manifestations, severity: reaction, description };
}

function allergyOf(
  author: RecordAuthor,
  told: AllergyTold,
  what: Pick<Allergy, 'allergen' | 'category' | 'type'> & { readonly manifestations: Reaction['manifestations'] },
): Allergy {
  const { manifestations, ...rest } = what;
  const recordedOn = daysAgo(author, told.days);
  return {
    ...rest,
    key: told.key,
    criticality: told.criticality ?? null,
    onset: told.vague === true ? recordedOn.slice(0, 4) : daysAgo(author, told.days + author.random.int(0, 400)),
    recorded: told.vague === true ? recordedOn.slice(0, 7) : ukDateTime(atSurgery(author, recordedOn)),
    recordedBy: author.random.pick(author.recorders),
    toldByPatient: told.toldByPatient ?? false,
    qualifiers: [
      ['Significance', told.reaction === 'severe' ? 'Major' : 'Minor'],
      ['Episodicity', author.random.pick(['First', 'Ongoing', 'Review'])],
    ],
    note: told.note ?? null,
    reaction: reactionOf(told, manifestations),
    ended: told.ended ?? null,
  };
}

/** An allergy to a substance of the table. */
export function allergyTo(author: RecordAuthor, told: AllergyTold): Allergy {
  const { category, type, product, reactions, key: _key, ...term } = substance(told.key);
  const allergen: Allergen = { kind: 'coded', term, product: product ?? null };
  return allergyOf(author, told, { allergen, category, type: type ?? null, manifestations: reactions });
}

/** An allergy whose meaning is in its text alone (spec 04 §9). */
export function degradedAllergy(
  author: RecordAuthor,
  told: AllergyTold & {
    readonly kind: 'degraded-drug' | 'degraded-other';
    readonly text: string;
    readonly manifestations: Reaction['manifestations'];
  },
): Allergy {
  const { kind, text, manifestations } = told;
  const category = kind === 'degraded-drug' ? 'medication' : 'environment';
  return allergyOf(author, told, { allergen: { kind, text }, category, type: null, manifestations });
}

/** The entry that says there is none. */
export function noKnownAllergy(author: RecordAuthor, days: number): Allergy {
  const allergen: Allergen = { kind: 'coded', term: NO_KNOWN_ALLERGY, product: null };
  const told: AllergyTold = { key: 'no-known-allergy', days };
  return {
    ...allergyOf(author, told, { allergen, category: 'medication', type: null, manifestations: [] }),
    onset: null,
  };
}
