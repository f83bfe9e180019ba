import type { JsonObject } from '../../../src/conformance/reading/json.js';
import { bundle, coded, drop, examples, instead, set, type Example, type Sample, type Spoil } from './example.js';

const BODY = [
  '<h1>Medications</h1>',
  `<div class="date-banner"><p>For the period '01-Jan-2026' to '01-Jun-2026'</p></div>`,
  '<h2>Current</h2>',
  '<table id="med-tab"><thead><tr><th>Date</th><th>Item</th></tr></thead>',
  '<tbody><tr><td class="date-column">01-Jan-2026</td><td>Any</td></tr></tbody></table>',
  '<h2>Past</h2>',
  "<div><p>No 'Past' data is recorded for this patient.</p></div>",
].join('');

const wrapped = (inner: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`;

function composition(inner: string): JsonObject {
  return {
    resourceType: 'Composition',
    title: 'Patient Care Record',
    type: coded('425173008'),
    class: coded('700232004'),
    subject: { reference: 'Patient/p' },
    section: [{ text: { status: 'generated', div: wrapped(inner) } }],
  };
}

const SECTION: Sample = {
  product: 'html',
  resource: bundle(composition(BODY), { resourceType: 'Patient', id: 'p' }),
};

/** The section with one thing in its text replaced. */
const rewritten = (from: string, to: string): Spoil => {
  if (!BODY.includes(from)) throw new Error(`${from} is not in the sample`);
  return instead({ resource: bundle(composition(BODY.replace(from, to)), { resourceType: 'Patient', id: 'p' }) });
};

/** What is said of an HTML section and its composition. */
export const HTML_EXAMPLES: readonly Example[] = examples(SECTION, {
  'valid xhtml': rewritten('<p>For', '<br><p>For'),
  'no <script> tags': rewritten('Any', '<script>1</script>'),
  'no html attributes': rewritten('<h2>Past', '<h2 onclick="1">Past'),
  'html without \\n': rewritten('Any', 'Any\nthing'),
  'html matches .*No .Past. data is recorded.*': rewritten('data is recorded', 'data'),
  'section headers: Medications': rewritten('Medications', 'Medication'),
  'sub section headers: Current,Past': rewritten('Past</h2>', 'Ended</h2>'),
  'table ids med-tab': rewritten('med-tab', 'med'),
  'table headers of 1: Date,Item': rewritten('Item', 'Details'),
  'date-column class in med-tab on 1': rewritten(' class="date-column"', ''),
  'banner shows 01-Jan-2026 to 01-Jun-2026': rewritten('01-Jun-2026', '02-Jun-2026'),
  'banner shows start 01-Jan-2026': rewritten('01-Jan-2026', '02-Jan-2026'),
  'Medications (h1) has date banner class': rewritten('date-banner', 'content-banner'),
  'Current h2 has no date banner class': rewritten('<h2>Past', '<div class="date-banner">any</div><h2>Past'),
  'no-data banner in Past': rewritten('is recorded', 'was recorded'),
  'Composition.type, if any, has the fixed coding': set('Composition', 'type.coding[0].code', '1'),
  'Composition.class, if any, has the fixed coding': drop('Composition', 'class.coding[0].display'),
  'Composition.resource.title present': drop('Composition', 'title'),
  'Composition.resource.title=Patient Care Record': set('Composition', 'title', 'Another'),
  'Composition.resource.subject.reference resolves in bundle': drop('Patient', 'id'),
});
