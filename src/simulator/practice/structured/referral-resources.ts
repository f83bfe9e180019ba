import type { Annotation, ReferralRequest } from 'fhir/r3.js';
import type { Referral } from '../../estate/clinical/gp-record.js';
import { IDENTIFIER, PROFILE } from '../fhir-names.js';
import { termConcept } from './codings.js';
import { itemMeta, type RenderContext } from './render-context.js';

/** Whom the patient is sent to: a service of an organisation, where the specialty is known, and the organisation itself. */
function sentTo(
  item: Referral,
  context: RenderContext,
): Pick<ReferralRequest, 'recipient' | 'specialty' | 'serviceRequested'> {
  const { specialty, to } = item;
  if (context.has('recipientInNotes')) {
    return specialty === null ? {} : { serviceRequested: [{ text: specialty.display }] };
  }
  if (specialty === null) return { recipient: [context.organisation(to)] };
  return {
    specialty: termConcept(specialty, context.practice.row.personality),
    recipient: [context.service(specialty.display, to), context.organisation(to)],
  };
}

function notes({ note, to }: Referral, { has }: RenderContext): Annotation[] {
  const texts = [...(has('recipientInNotes') ? [`Recipient: ${to}`] : []), ...(note === null ? [] : [note])];
  return texts.map((text) => ({ text }));
}

/** A referral. GP systems do not follow what becomes of it: its status is unknown (spec 04 §13). */
export function referralResource(item: Referral, context: RenderContext): ReferralRequest {
  const { ids, practice } = context;
  const { key, term, on, by, priority, ubrn, description, documents } = item;
  const note = notes(item, context);
  return {
    resourceType: 'ReferralRequest',
    id: ids.of('ReferralRequest', key),
    meta: itemMeta(PROFILE.ReferralRequest, item, context),
    identifier: [
      ids.identifier('ReferralRequest', key),
      ...(ubrn === null ? [] : [{ system: IDENTIFIER.ubrn, value: ubrn }]),
    ],
    status: 'unknown',
    intent: 'order',
    priority: priority ?? undefined,
    subject: context.patient,
    context: context.consultation,
    authoredOn: on,
    requester: { agent: context.staff(by), onBehalfOf: ids.reference('Organization', practice.row.odsCode) },
    ...sentTo(item, context),
    reasonCode: [termConcept(term, practice.row.personality)],
    description: description ?? undefined,
    supportingInfo:
      documents.length === 0
        ? undefined
        : documents.map((document) => context.item({ area: 'documents', key: document })),
    note: note.length === 0 ? undefined : note,
  };
}
