import type { Problem, RecordItem } from '../domain/record-items.js';
import type { Allergies } from './allergies.js';
import type { AllergyDraft } from './allergy.js';
import type { Answer } from './answer.js';
import type { Located } from './bundle.js';
import { assignKeys, findRepeats } from './item-key.js';
import type { MedicationDraft } from './medication.js';
import type { Medications } from './medications.js';
import { byName } from './order.js';
import type { People } from './people.js';
import {
  actualProblemOf,
  draftProblem,
  problemSays,
  relatedContentOf,
  relatedHeadersOf,
  type ProblemDraft,
} from './problem.js';
import { copyRank } from './record-item.js';

/** What a problem may point to, as far as it is mapped: medicines by any of their resources. */
const LINKABLE = ['MedicationRequest', 'MedicationStatement', 'AllergyIntolerance', 'Condition'];

/**
 * Maps the problems of an answer, and ties them to the medicines and allergies they are linked to. Links are stored at the problem
 * only (spec 04 §8); here both sides get them. Returns the problems by name, each once.
 */
export function mapProblems(
  answer: Answer,
  people: People,
  primary: ReadonlySet<Located>,
  { medications, allergies }: { readonly medications: Medications; readonly allergies: Allergies },
): readonly Problem[] {
  const drafts = new Map<Located, ProblemDraft>();
  for (const located of answer.bundle.ofType('Condition')) {
    answer.used.add(located);
    drafts.set(located, draftProblem(answer, people, located, primary.has(located) ? 'PRIMARY' : 'LINKED'));
  }
  const everything = [...drafts.values()];
  const repeats = findRepeats(everything, problemSays, copyRank);
  const all = everything.filter((draft) => !repeats.has(draft));
  assignKeys(all, problemSays);

  const problemAt = (located: Located | null) => {
    const draft = located === null ? undefined : drafts.get(located);
    return draft === undefined ? undefined : (repeats.get(draft) ?? draft);
  };
  const find = (reference: unknown, from: Located) => answer.bundle.find(reference, LINKABLE, from);
  const linkedBy = new Map<MedicationDraft | AllergyDraft, Set<Problem>>();
  const link = (item: MedicationDraft | AllergyDraft, problem: Problem) => {
    const known = linkedBy.get(item);
    if (known === undefined) linkedBy.set(item, new Set([problem]));
    else known.add(problem);
  };

  /** The items behind a reference of a problem; the medicines and allergies among them learn of the problem. */
  function itemsBehind(reference: unknown, from: Located, problem: Problem): readonly RecordItem[] {
    const located = find(reference, from);
    if (located === null) return [];
    const own = problemAt(located);
    if (own !== undefined) return [own];
    const allergy = allergies.behind(located);
    const items = allergy === null ? medications.behind(located) : [allergy];
    for (const item of items) link(item, problem);
    return items;
  }

  for (const [located, original] of drafts) {
    const problem = repeats.get(original) ?? original;
    const [actual] = itemsBehind(actualProblemOf(located), located, problem);
    problem.actualProblem ??= actual ?? null;
    const related = relatedContentOf(located).flatMap((reference) => itemsBehind(reference, located, problem));
    // A linked problem comes without content of its own: what it names is not all there is (spec 04 §2).
    if (problem.membership === 'PRIMARY') problem.relatedItems = [...new Set([...problem.relatedItems, ...related])];
    for (const { relation, target } of relatedHeadersOf(located)) {
      const other = problemAt(find(target, located));
      const isKnown = problem.relatedProblems.some((known) => known.problem === other && known.relation === relation);
      if (other !== undefined && !isKnown) problem.relatedProblems.push({ relation, problem: other });
    }
  }
  for (const [item, problems] of linkedBy) item.linkedProblems = [...problems].sort(byName);
  return all.sort(byName);
}
