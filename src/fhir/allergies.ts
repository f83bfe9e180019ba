import type { Answer } from './answer.js';
import { allergySays, draftAllergy, type AllergyDraft, type AllergyLists } from './allergy.js';
import type { Located } from './bundle.js';
import { assignKeys, findRepeats } from './item-key.js';
import { byName } from './order.js';
import type { People } from './people.js';
import { copyRank, isNameless } from './record-item.js';

/** The allergies of an answer. */
export interface Allergies {
  /** Those that count, then the ended ones, each by name. Each once, however often the practice sent it. */
  readonly all: readonly AllergyDraft[];
  /** The allergy that a resource was mapped to. */
  behind(located: Located): AllergyDraft | null;
}

const isEnded = ({ status }: AllergyDraft) => (status === 'ENDED' ? 1 : 0);

/**
 * Maps every allergy of an answer. One supplier sends an ended one twice, contained in its list and as an entry: that is one item, by
 * its identifier (spec 04 §12.2, Wild).
 */
export function mapAllergies(
  answer: Answer,
  people: People,
  active: ReadonlySet<Located>,
  ended: ReadonlySet<Located>,
): Allergies {
  const drafts = new Map<Located, AllergyDraft>();
  for (const located of answer.bundle.ofType('AllergyIntolerance')) {
    answer.used.add(located);
    const lists: AllergyLists = { inActive: active.has(located), inEnded: ended.has(located) };
    drafts.set(located, draftAllergy(answer, people, located, lists));
  }
  const everything = [...drafts.values()];
  const repeats = findRepeats(everything, allergySays, copyRank);
  const all = everything.filter((draft) => !repeats.has(draft));
  assignKeys(all, allergySays);
  for (const draft of all) {
    if (!isNameless(draft) || draft.membership !== 'PRIMARY') continue;
    answer.notices.count({
      area: 'ALLERGIES',
      within: null,
      one: 'It could not be read what one allergy in the list is to.',
      many: 'It could not be read what # allergies in the list are to.',
    });
  }
  return {
    all: all.sort((a, b) => isEnded(a) - isEnded(b) || byName(a, b)),
    behind(located) {
      const draft = drafts.get(located);
      return draft === undefined ? null : (repeats.get(draft) ?? draft);
    },
  };
}
