import type { JsonObject } from '../../../src/conformance/reading/json.js';
import { bundle, drop, type Example, examples, instead, meta, set } from './example.js';

const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1';
const PROXY_CODES = 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0';

const outcome = (system: string, code: string, display: string): JsonObject => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'error',
      code: 'invalid',
      details: { coding: [{ system, code, display }] },
      diagnostics: 'start: no date',
    },
  ],
});

const refusal = {
  ...outcome(CODES, 'INVALID_PARAMETER', 'Submitted parameter is not valid'),
  meta: meta('GPConnect-OperationOutcome-1'),
};
const ofTheProxy = outcome(PROXY_CODES, '403', 'ASID_CHECK_FAILED_MESSAGESENDER_1');

const inShape = 'refusal in shape';
const byProxy = 'refusal of the proxy';

const REFUSALS: readonly Example[] = [
  drop('OperationOutcome', 'meta'),
  drop('OperationOutcome', 'issue.diagnostics'),
  set('OperationOutcome', 'issue.severity', 'warning'),
  set('OperationOutcome', 'issue.details.coding', [
    { system: CODES, code: 'ONE' },
    { system: CODES, code: 'ANOTHER' },
  ]),
  set('OperationOutcome', 'issue.details.coding[0].system', PROXY_CODES),
  drop('OperationOutcome', 'issue.details.coding[0].display'),
  instead({ resource: bundle() }),
].flatMap((spoil) => examples({ status: 422, resource: refusal }, { [inShape]: spoil }));

const REFUSALS_OF_THE_PROXY: readonly Example[] = [
  set('OperationOutcome', 'meta', meta('GPConnect-OperationOutcome-1')),
  set('OperationOutcome', 'issue.details.coding[0].system', CODES),
  instead({ status: 400 }),
  instead({ resource: bundle() }),
].flatMap((spoil) => examples({ status: 403, resource: ofTheProxy }, { [byProxy]: spoil }));

const document = (attachment: JsonObject): JsonObject =>
  bundle({ resourceType: 'DocumentReference', content: [{ attachment }] });
const SIZES = 'every attachment has a size, and those without a URL say why';

/** Rules that have several parts, each part broken: refusals of a practice and of the proxy, and documents that cannot be had. */
export const REFUSAL_EXAMPLES: readonly Example[] = [
  ...REFUSALS,
  ...REFUSALS_OF_THE_PROXY,
  ...examples(
    { resource: document({ size: 9, title: 'Too large' }) },
    { [SIZES]: drop('DocumentReference', 'content[0].attachment.title') },
  ),
];
