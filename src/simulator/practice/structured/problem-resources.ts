import type { Condition, Extension, Reference } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Problem } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, EXTENSION, PROFILE } from '../fhir-names.js';
import { termConcept } from './codings.js';
import type { RenderContext } from './render-context.js';

/**
 * A problem header that comes along with what it is linked to (spec 04 §13). `related` are the linked items that are in the same
 * answer: others are left out, so that every reference resolves. The entry that is the problem itself is named by what it says,
 * unless it is in the answer too.
 */
export function problemResource(
  problem: Problem,
  context: RenderContext,
  related: { readonly items: readonly Reference[]; readonly actual: Reference | null },
): Condition {
  const { ids, registration, practice } = context;
  const unit = (valueReference: Reference): Extension => ({ url: EXTENSION.relatedClinicalContent, valueReference });
  return {
    resourceType: 'Condition',
    id: ids.of('Condition', problem.key),
    meta: { profile: [PROFILE.ProblemHeader] },
    extension: [
      { url: EXTENSION.actualProblem, valueReference: related.actual ?? { display: problem.term.display } },
      ...related.items.map(unit),
      { url: EXTENSION.problemSignificance, valueCode: problem.significance },
    ],
    identifier: [ids.identifier('Condition', problem.key)],
    clinicalStatus: problem.status,
    category: [concept(CODE_SYSTEM.conditionCategory, 'problem-list-item', 'Problem List Item')],
    code: termConcept(problem.term, practice.row.personality),
    subject: ids.reference('Patient', registration.person.nhsNumber),
    onsetDateTime: problem.onset,
    abatementDateTime: problem.ended ?? undefined,
    assertedDate: ukDateTime(problem.recorded),
    asserter: context.staff(problem.recordedBy),
  };
}
