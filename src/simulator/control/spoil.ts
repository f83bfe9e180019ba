import type { Answer, Outcome } from '../wire/answer.js';
import type { Fault } from './fault-kinds.js';

/** A page that a gateway puts in the place of FHIR. */
const GATEWAY_PAGE = [
  '<!DOCTYPE html>',
  '<html><head><title>Service unavailable</title></head>',
  '<body><h1>Service unavailable</h1><p>The service cannot be reached at the moment. Reference: GW-0042.</p></body></html>',
].join('\n');

const END_OF_MARKUP = '</div>';

/** What systems put into markup that is no XHTML: an element without an end, a name that only HTML knows. Other answers have no markup. */
function withBrokenMarkup(good: Answer): Answer {
  const end = good.body.lastIndexOf(END_OF_MARKUP);
  if (end === -1) return good;
  return { ...good, body: `${good.body.slice(0, end)}<br>&nbsp;${good.body.slice(end)}` };
}

/**
 * Spoils an answer. What the fault garbles on its way back (`truncate`, `html`, `content-type`, `xhtml`) has been carried out; what never
 * got there (a status, a reset, silence) has not. What concerns the practice or Spine behind it spoils nothing here.
 */
export function spoil(fault: Fault | null, answer: () => Outcome, statusAnswer: (status: number) => Answer): Outcome {
  switch (fault?.kind) {
    case undefined:
    case 'clock':
    case 'switched-off':
    case 'unregistered':
    case 'asid-change':
      return answer();
    case 'status':
      return statusAnswer(fault.status);
    case 'reset':
      return 'reset';
    case 'hang':
      return 'silence';
    case 'truncate':
      return garbled(answer(), (good) => ({ ...good, body: good.body.slice(0, Math.floor(good.body.length / 2)) }));
    case 'html':
      return garbled(answer(), () => ({
        status: 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: GATEWAY_PAGE,
      }));
    case 'content-type':
      return garbled(answer(), (good) => ({
        ...good,
        headers: { ...good.headers, 'Content-Type': 'text/plain;charset=utf-8' },
      }));
    case 'xhtml':
      return garbled(answer(), withBrokenMarkup);
  }
}

function garbled(outcome: Outcome, garble: (answer: Answer) => Answer): Outcome {
  return typeof outcome === 'string' ? outcome : garble(outcome);
}
