import { KINSHIP } from '../clinical/condition-care.js';
import type { Consultation, GpRecord, ItemRef, Problem } from '../clinical/gp-record.js';

type Related = Problem['related'][number];

const CONVERSE = { parent: 'child', sibling: 'sibling' } as const;

/** How problems of the list belong together, said at both ends. */
function relatedTo(key: string, listed: ReadonlySet<string>): readonly Related[] {
  return KINSHIP.flatMap(([one, relation, other]): Related[] => {
    if (key === one && listed.has(other)) return [{ relation: CONVERSE[relation], problem: other }];
    return key === other && listed.has(one) ? [{ relation, problem: one }] : [];
  });
}

/** Whether an item names the problem itself, so that the problem need not name it. */
type NamesItself = (ref: ItemRef, problem: Problem) => boolean;

function namingOf({ courses }: GpRecord): NamesItself {
  const problemOfCourse = new Map(courses.map(({ key, problem }) => [key, problem]));
  return ({ area, key }, problem) =>
    area === 'problems' ||
    (area === 'medications' && problemOfCourse.get(key) === problem.key) ||
    (area === 'allergies' && problem.allergy === key);
}

/** Items by the problem that they were written under, and the consultations themselves. */
function itemsByProblem(consultations: readonly Consultation[]): ReadonlyMap<string, readonly ItemRef[]> {
  const items = new Map<string, ItemRef[]>();
  for (const { key, topics } of consultations) {
    for (const { headings, problems } of topics) {
      for (const problem of problems) {
        const linked = items.get(problem) ?? [];
        linked.push({ area: 'consultations', key }, ...headings.flatMap((heading) => heading.items));
        items.set(problem, linked);
      }
    }
  }
  return items;
}

/** The record with its problems linked to each other and to whatever was written under them in consultations (spec 04 §8). */
export function withProblemLinks(record: GpRecord): GpRecord {
  const listed = new Set(record.problems.map(({ key }) => key));
  const written = itemsByProblem(record.consultations);
  const namesItself = namingOf(record);
  return {
    ...record,
    problems: record.problems.map((problem) => ({
      ...problem,
      related: [...problem.related, ...relatedTo(problem.key, listed)],
      items: [...problem.items, ...(written.get(problem.key) ?? []).filter((ref) => !namesItself(ref, problem))],
    })),
  };
}
