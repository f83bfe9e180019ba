import { later, today } from '../asking/dates.js';
import { APPOINTMENT_EXTENSION } from '../asking/appointment-body.js';
import { IDENTIFIER } from '../asking/products.js';
import { OutOfReach, SetupFailed, staged, type Stage } from '../asking/stage.js';
import { extensionsOf, textAt } from '../reading/json.js';
import { askFirst, type Conversation } from './conversation.js';
import { resourcesOf, valueOf } from './searches.js';

/** Days ahead in which an appointment is looked for. */
const DAYS_AHEAD = 60;

/** Finds an appointment that the patient on the stage has already, by its delivery channel: what no consumer can book. */
export async function findAppointment(conversation: Conversation, stage: Stage, channel: string): Promise<Stage> {
  const from = today(conversation.clock.now());
  const answer = await askFirst(conversation, 'AppointmentSearch', stage, (draft) => ({
    ...draft,
    query: [
      ['start', `ge${from}`],
      ['start', `le${later(from, DAYS_AHEAD, 'd')}`],
    ],
  }));
  const appointment = resourcesOf(answer.resource, 'Appointment').find(
    (one) => textAt(extensionsOf(one, APPOINTMENT_EXTENSION.deliveryChannel), 'valueCode') === channel,
  );
  const id = textAt(appointment, 'id');
  if (appointment === undefined || id === null) throw new OutOfReach(`no appointment by the channel ${channel}`);
  return staged(stage, { appointment, ids: { Appointment: id } });
}

/** What a search for documents has to ask for (spec 06 §3.1). */
const DOCUMENT_INCLUDES = [
  ['_include', 'DocumentReference:subject:Patient'],
  ['_include', 'DocumentReference:custodian:Organization'],
  ['_include', 'DocumentReference:author:Organization'],
  ['_include', 'DocumentReference:author:Practitioner'],
  ['_revinclude:recurse', 'PractitionerRole:practitioner'],
] as const;

/** Finds a patient at the practice's documents server, where ids are its own (spec 06 §2). */
export async function findDocumentsPatient(conversation: Conversation, stage: Stage, patient: string): Promise<Stage> {
  const number = valueOf(conversation, patient);
  const answer = await askFirst(conversation, 'DocumentsPatientSearch', stage, (draft) => ({
    ...draft,
    query: [['identifier', `${IDENTIFIER.STU3.nhsNumber}|${number}`]],
  }));
  const id = textAt(resourcesOf(answer.resource, 'Patient')[0], 'id');
  if (id === null) throw new SetupFailed('DocumentsPatientSearch: no Patient was found');
  return staged(stage, { ids: { Patient: id } });
}

/** Finds a document of the patient on the stage that can be had, and keeps the id of its bytes (spec 06 §4). */
export async function findDocument(conversation: Conversation, stage: Stage): Promise<Stage> {
  const answer = await askFirst(conversation, 'DocumentsSearch', stage, (draft) => ({
    ...draft,
    query: DOCUMENT_INCLUDES,
  }));
  const url = textAt(resourcesOf(answer.resource, 'DocumentReference'), 'content.attachment.url');
  const id = url?.split('/').at(-1);
  if (id === undefined) throw new SetupFailed('DocumentsSearch: no document can be had');
  return staged(stage, { ids: { Binary: id } });
}

/** Spoils what the practice answers from now on, where somebody can. */
export async function disturb({ subject }: Conversation, stage: Stage, fault: string): Promise<Stage> {
  if (subject.disturb === undefined) throw new OutOfReach('nobody can disturb this practice');
  await subject.disturb(fault);
  return stage;
}
