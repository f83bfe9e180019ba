import type { ProcedureRequest } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { DiaryEntry } from '../../estate/clinical/gp-record.js';
import { PROFILE } from '../fhir-names.js';
import { termConcept } from './codings.js';
import { itemMeta, type RenderContext } from './render-context.js';

/** Something planned and not done, which may be overdue (spec 04 §13). */
export function diaryResource(item: DiaryEntry, context: RenderContext): ProcedureRequest {
  const { ids, practice, has } = context;
  const { key, term, due, recorded, recordedBy, note } = item;
  return {
    resourceType: 'ProcedureRequest',
    id: ids.of('ProcedureRequest', key),
    meta: itemMeta(PROFILE.ProcedureRequest, item, context),
    identifier: [ids.identifier('ProcedureRequest', key)],
    status: 'active',
    intent: 'plan',
    code: has('diaryInWords') ? { text: term.display } : termConcept(term, practice.row.personality),
    subject: context.patient,
    context: context.consultation,
    occurrenceDateTime: due,
    authoredOn: ukDateTime(recorded),
    requester: { agent: context.staff(recordedBy) },
    note: note === null ? undefined : [{ text: note }],
  };
}
