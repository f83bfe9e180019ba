import type { JsonObject } from '../../json-object.js';
import { textIfAny, textIn } from '../checks/sent-resource.js';
import { refuseUnless } from '../outcome.js';

/** What an appointment says in words. */
export interface AppointmentTexts {
  readonly description: string;
  readonly comment: string | null;
}

/** Characters that are kept; nothing is ever cut off (spec 03 §3.2). */
const LONGEST = { description: 100, comment: 500 } as const;

function checkLength(element: keyof typeof LONGEST, text: string): void {
  const { length } = Array.from(text);
  const fits = length <= LONGEST[element];
  refuseUnless(
    fits,
    'INVALID_RESOURCE',
    `Appointment.${element} has ${length} characters; ${LONGEST[element]} are kept at the most`,
  );
}

/** Description, which has to be there, and comment of an appointment that was sent: neither too long. */
export function checkTexts(appointment: JsonObject): AppointmentTexts {
  const description = textIn(appointment, 'description', 'Appointment');
  const comment = textIfAny(appointment, 'comment', 'Appointment');
  checkLength('description', description);
  if (comment !== null) checkLength('comment', comment);
  return { description, comment };
}
