import type { Condition, ListEntry, Reference } from 'fhir/r3.js';
import type { Problem } from '../../estate/clinical/gp-record.js';
import { listResource } from './lists.js';
import { isSelected } from './medication-selection.js';
import { problemResource } from './problem-resources.js';
import type { RecordQuery } from './record-query.js';
import type { RenderContext } from './render-context.js';
import type { RenderedAllergy, RenderedCourse, RenderedRecord } from './rendered-record.js';

/** One clinical area in an answer: its lists and its items, as JSON, and the staff that they name. */
export interface AnsweredArea {
  readonly lists: readonly string[];
  readonly items: readonly string[];
  readonly staff: ReadonlySet<string>;
}

/** An area that was not asked for. */
export const NO_AREA: AnsweredArea = { lists: [], items: [], staff: new Set() };

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** The active list, the ended one if it was asked for, and what is in them (spec 04 §6.1 and §12.2). */
export function answerAllergies(
  record: RenderedRecord,
  { resolved }: NonNullable<RecordQuery['allergies']>,
): AnsweredArea & { readonly answered: readonly RenderedAllergy[] } {
  const context = record.context();
  const { warnings } = record.record;
  const active = record.allergies.filter(({ allergy }) => allergy.ended === null);
  const ended = resolved ? record.allergies.filter(({ allergy }) => allergy.ended !== null) : [];
  const entries = active.map(({ allergy }) => ({ item: context.ids.reference('AllergyIntolerance', allergy.key) }));
  const endedEntries = ended.map(({ resource }) => ({ item: { reference: `#${resource.id ?? ''}` } }));
  const contained = ended.map(({ resource }) => resource);
  const lists = [
    listResource('allergies', { entries, warnings }, context),
    ...(resolved ? [listResource('endedAllergies', { entries: endedEntries, contained, warnings }, context)] : []),
  ];
  const asEntries = context.has('resolvedAllergiesTwice') ? [...active, ...ended] : active;
  return {
    lists: lists.map((list) => JSON.stringify(list)),
    items: asEntries.map(({ json }) => json),
    staff: union([...active, ...ended].map(({ staff }) => staff)),
    // A contained resource cannot be referred to from outside its list.
    answered: asEntries,
  };
}

/** The statements that match, each with its plan, its issues if wanted, and its product once (spec 04 §6.1). */
export function answerMedication(
  record: RenderedRecord,
  { issues, since }: NonNullable<RecordQuery['medication']>,
): AnsweredArea & { readonly answered: readonly RenderedCourse[] } {
  const context = record.context();
  const { warnings, unexportable } = record.record;
  const answered = record.courses.filter(({ selectable }) => isSelected(selectable, since));
  const keys = new Set(answered.map(({ course }) => course.key));
  const products = new Set<string>();
  const items = answered.flatMap((rendered) => {
    const { course, plan, orders, statement, productKey, medication } = rendered;
    const isFirst = !products.has(productKey);
    products.add(productKey);
    const isLinked = course.replaces !== null && keys.has(course.replaces);
    return [
      statement,
      isLinked ? plan.linked : plan.alone,
      ...(issues ? orders : []),
      ...(isFirst ? [medication] : []),
    ];
  });
  const references = answered.map(({ course }): ListEntry => ({
    item: context.ids.reference('MedicationStatement', course.key),
  }));
  const inWords = context.has('displayOnlyEntries')
    ? unexportable.map((kind): ListEntry => ({
        item: { display: `${kind} items are not supported by the provider system.` },
      }))
    : [];
  const list = listResource('medication', { entries: [...references, ...inWords], warnings }, context);
  return { lists: [JSON.stringify(list)], items, staff: union(answered.map(({ staff }) => staff)), answered };
}

/** Problems that something in the answer is linked to, with the list that holds them (spec 04 §7.2). */
export function answerLinkedProblems(
  record: RenderedRecord,
  courses: readonly RenderedCourse[],
  allergies: readonly RenderedAllergy[],
): AnsweredArea {
  const context = record.context();
  if (context.has('noProblemHeaders')) return NO_AREA;
  const linked = record.record.problems.flatMap((problem) => linkedProblem(problem, courses, allergies, context));
  if (linked.length === 0) return NO_AREA;
  const entries = linked.map(({ id }) => ({ item: { reference: `Condition/${id ?? ''}` } }));
  const list = listResource('linkedProblems', { entries, warnings: record.record.warnings }, context);
  return {
    lists: [JSON.stringify(list)],
    items: linked.map((condition) => JSON.stringify(condition)),
    staff: context.mentioned,
  };
}

function linkedProblem(
  problem: Problem,
  courses: readonly RenderedCourse[],
  allergies: readonly RenderedAllergy[],
  context: RenderContext,
): Condition[] {
  const items = courses
    .filter(({ course }) => course.problem === problem.key)
    .map(({ course }): Reference => context.ids.reference('MedicationRequest', course.key));
  const allergy = allergies.find((one) => one.allergy.key === problem.allergy);
  const actual = allergy === undefined ? null : context.ids.reference('AllergyIntolerance', allergy.allergy.key);
  return items.length === 0 && actual === null ? [] : [problemResource(problem, context, { items, actual })];
}
