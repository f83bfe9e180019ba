import type { Allergies } from './allergies.js';
import type { AllergyDraft } from './allergy.js';
import type { Answer } from './answer.js';
import type { Located } from './bundle.js';
import { element, list } from './element.js';
import type { MedicationDraft } from './medication.js';
import { isStrange } from './lists.js';
import type { Medications } from './medications.js';

const KINDS = ['MedicationStatement', 'MedicationRequest', 'AllergyIntolerance'];

/**
 * Everything that some List of the answer names. One that nobody here knows, outside of a consultation, counts for nothing: what it holds is
 * shown nowhere.
 */
function namedInLists({ bundle }: Answer, medications: Medications, allergies: Allergies): ReadonlySet<unknown> {
  const named = new Set<MedicationDraft | AllergyDraft>();
  const name = (located: Located) => {
    const allergy = allergies.behind(located);
    for (const item of allergy === null ? medications.behind(located) : [allergy]) named.add(item);
  };
  for (const from of bundle.ofType('List')) {
    if (isStrange(from.resource)) continue;
    for (const entry of list(from.resource.entry)) {
      const located = bundle.find(element(entry)?.item, KINDS, from);
      if (located !== null) name(located);
    }
    for (const inside of bundle.containedIn(from)) name(inside);
  }
  return named;
}

/**
 * Notes down the medicines and allergies that came although no list leads to them, nor a problem or later authorisation where that is enough. Membership of a
 * list is the only evidence that an item answers the question (spec 04 §6.1), so they are not shown; but a list that such an item may
 * have been forgotten in must not be called complete.
 */
export function noteUnlisted(answer: Answer, medications: Medications, allergies: Allergies): void {
  // Either may have come for its problem alone: a medicine where the list was asked for from a day on, an ended allergy.
  const looseMedicines = medications.all.filter(
    ({ membership, linkedProblems }) => membership === 'LINKED' && linkedProblems.length === 0,
  );
  const looseAllergies = allergies.all.filter(
    ({ membership, linkedProblems, status }) =>
      membership === 'LINKED' && (linkedProblems.length === 0 || status !== 'ENDED'),
  );
  if (looseMedicines.length + looseAllergies.length === 0) return;
  const named = namedInLists(answer, medications, allergies);
  const replaced = new Set<unknown>(medications.all.map(({ replaces }) => replaces));
  const isForgotten = (item: unknown) => !named.has(item) && !replaced.has(item);
  const { notices } = answer;
  for (const _medicine of looseMedicines.filter(isForgotten)) {
    const one = "One medicine came that stands in none of the practice's lists, and is not shown.";
    const many = "# medicines came that stand in none of the practice's lists, and are not shown.";
    notices.count({ area: 'MEDICATIONS', within: null, one, many });
  }
  for (const _allergy of looseAllergies.filter(isForgotten)) {
    const one = "One allergy came that stands in none of the practice's lists, and is not shown.";
    const many = "# allergies came that stand in none of the practice's lists, and are not shown.";
    notices.count({ area: 'ALLERGIES', within: null, one, many });
  }
}
