import type { Observation } from 'fhir/r3.js';
import { ukDateTime, ukInstant } from '../../calendar/uk-time.js';
import type { Observation as RecordedObservation } from '../../estate/clinical/gp-record.js';
import { PROFILE } from '../fhir-names.js';
import { termConcept } from './codings.js';
import { findingElements, valueElement } from './measured-values.js';
import { itemMeta, type RenderContext } from './render-context.js';

/** A date of whatever precision as an instant: its first moment in surgery hours. */
function asInstant(at: string): string {
  if (at.length > 10) return at;
  return ukDateTime(ukInstant(`${at}${'-01-01'.slice(at.length - 4)}`, '09:00'));
}

/**
 * A reading, a part of a history, a comment note, consent to a vaccination: what has no resource of its own (spec 04 §13). Only
 * the parts of a reading keep their values everywhere.
 */
export function observationResource(item: RecordedObservation, context: RenderContext): Observation {
  const { ids, practice, has } = context;
  const { key, term, components, at, recordedBy, value } = item;
  const { personality, odsCode } = practice.row;
  const performer = context.staff(recordedBy);
  const inComment = has('valuesInComments') && value?.kind !== 'quantity';
  return {
    resourceType: 'Observation',
    id: ids.of('Observation', key),
    meta: itemMeta(PROFILE.Observation, item, context),
    identifier: [ids.identifier('Observation', key)],
    status: 'final',
    code: termConcept(term, personality),
    subject: context.patient,
    context: context.consultation,
    effectiveDateTime: at === '' ? undefined : at,
    issued: at === '' ? undefined : asInstant(at),
    performer: has('practiceAmongPerformers') ? [performer, ids.reference('Organization', odsCode)] : [performer],
    ...findingElements(item, context, { inComment }),
    component:
      components.length === 0
        ? undefined
        : components.map((part) => ({
            code: termConcept(part.term, personality),
            ...valueElement(part.value, context),
          })),
  };
}
