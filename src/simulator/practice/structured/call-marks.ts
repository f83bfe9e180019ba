import { ukDateTime } from '../../calendar/uk-time.js';
import { stableHex } from '../../chance/stable-id.js';

/*
 * Characters that stand in rendered JSON for what changes from call to call. JSON leaves these control characters as they are, no
 * record has them, and, being within Latin-1, they keep the text of a record at one byte a character.
 */

/** Stands for the part of an id that is this call's own. */
export const ID_MARK = '\u007F';
/** Stands for the moment of the answer. */
export const TIME_MARK = '\u0080';

/** A part of ids that differs from that of every other call: it follows from the trace id. */
function callPart(traceId: string): string {
  return stableHex('call', traceId).slice(0, 8);
}

/** Fills in what is this call's own. */
export function fillMarks(
  template: string,
  call: { readonly traceId: string; readonly now: Date; readonly upperCaseIds: boolean },
): string {
  const part = callPart(call.traceId);
  return template
    .replaceAll(ID_MARK, call.upperCaseIds ? part.toUpperCase() : part)
    .replaceAll(TIME_MARK, ukDateTime(call.now));
}
