import type { Condition, Extension, Reference } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { GpRecord, ItemRef, Observation, Problem } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, EXTENSION, nested, PROFILE } from '../fhir-names.js';
import { termConcept } from './codings.js';
import { refKey } from './item-refs.js';
import { itemMeta, type RenderContext } from './render-context.js';

/** The entry that is the problem itself: the allergy that it names, or an entry of the same term among its items. */
export function actualProblem({ allergy, items, term }: Problem, { observations }: GpRecord): ItemRef | null {
  if (allergy !== null) return { area: 'allergies', key: allergy };
  const keys = new Set(items.filter(({ area }) => area === 'observations').map(({ key }) => key));
  const isIt = ({ key, term: own }: Observation): boolean =>
    keys.has(key) && own.snomed === term.snomed && own.text === term.text;
  const entry = observations.find(isIt);
  return entry === undefined ? null : { area: 'observations', key: entry.key };
}

/** What of a problem's links can be named in an answer: what is in it too, so that every reference leads somewhere. */
export interface ProblemLinks {
  readonly actual: ItemRef | null;
  readonly items: readonly ItemRef[];
  readonly related: Problem['related'];
}

function extensions(problem: Problem, links: ProblemLinks, { item }: RenderContext): Extension[] {
  const { actual, items, related } = links;
  const itself: Reference = actual === null ? { display: problem.term.display } : item(actual);
  const others = items.filter((ref) => actual === null || refKey(ref) !== refKey(actual));
  return [
    { url: EXTENSION.actualProblem, valueReference: itself },
    ...others.map((ref) => ({ url: EXTENSION.relatedClinicalContent, valueReference: item(ref) })),
    { url: EXTENSION.problemSignificance, valueCode: problem.significance },
    ...related.map(({ relation, problem: key }) =>
      nested(EXTENSION.relatedProblemHeader, [
        { url: 'type', valueCode: relation },
        { url: 'target', valueReference: item({ area: 'problems', key }) },
      ]),
    ),
  ];
}

/** The header of a problem (spec 04 §13). The entry that is the problem itself stands in words where it is not in the answer. */
export function problemResource(problem: Problem, links: ProblemLinks, context: RenderContext): Condition {
  const { ids, practice } = context;
  return {
    resourceType: 'Condition',
    id: ids.of('Condition', problem.key),
    meta: itemMeta(PROFILE.ProblemHeader, problem, context),
    extension: extensions(problem, links, context),
    identifier: [ids.identifier('Condition', problem.key)],
    clinicalStatus: problem.status,
    category: [concept(CODE_SYSTEM.conditionCategory, 'problem-list-item', 'Problem List Item')],
    code: termConcept(problem.term, practice.row.personality),
    subject: context.patient,
    context: context.consultation,
    onsetDateTime: problem.onset,
    abatementDateTime: problem.ended ?? undefined,
    assertedDate: ukDateTime(problem.recorded),
    asserter: context.staff(problem.recordedBy),
    note: problem.note === null ? undefined : [{ text: problem.note }],
  };
}
