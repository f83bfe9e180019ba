import { drop, examples, instead, meta, set, type Example, type Sample } from './example.js';

const SPINE = 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1';

const PATIENT: Sample = {
  resource: {
    resourceType: 'Patient',
    id: 'p-1',
    meta: { versionId: '3' },
    status: 'active',
    name: [{ family: 'Any' }],
  },
  headers: {
    etag: 'W/"3"',
    location: '/Patient/p-1/_history/3',
    'cache-control': 'private, no-store',
    'content-length': '100',
  },
  url: 'https://practice.example/STU3/1/gpconnect/Patient/p-1',
};

const REFUSAL: Sample = {
  status: 422,
  resource: {
    resourceType: 'OperationOutcome',
    meta: meta('GPConnect-OperationOutcome-1'),
    issue: [
      {
        severity: 'error',
        code: 'invalid',
        details: {
          coding: [{ system: SPINE, code: 'INVALID_PARAMETER', display: 'INVALID_PARAMETER: not as it should be' }],
        },
        diagnostics: 'patientNHSNumber: no number',
      },
    ],
  },
};

const PROXY_REFUSAL: Sample = {
  status: 400,
  resource: {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: 'invalid',
        details: {
          coding: [{ system: 'https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1', code: '400' }],
        },
      },
    ],
  },
};

const XML: Sample = {
  text: '<Patient xmlns="http://hl7.org/fhir"/>',
  headers: { 'content-type': 'application/fhir+xml' },
};

const ATTACHMENTS: Sample = {
  resource: {
    resourceType: 'DocumentReference',
    content: [{ attachment: { size: 10, url: 'Binary/1' } }, { attachment: { size: 11, title: 'too large' } }],
  },
};

/** What is said of any answer and of refusals. */
export const ANSWER_EXAMPLES: readonly Example[] = [
  ...examples(PATIENT, {
    'body is FHIR json': instead({ headers: { 'content-type': 'application/json' } }),
    'body is a Patient': set('Patient', 'resourceType', 'Person'),
    'resourceType=Patient': set('Patient', 'resourceType', 'Person'),
    'Cache-Control has no-store': instead({ headers: { 'cache-control': 'max-age=1, no-storehouse' } }),
    'Content-Type present': instead({ headers: { 'content-type': '' } }),
    'Content-Length not 0': instead({ text: '' }),
    'ETag = W/"versionId"': instead({ headers: { etag: 'W/"2"' } }),
    'Location names the new version': instead({ headers: { location: '/Patient/p-1/_history/2' } }),
    'JSON element "name.family" present': drop('Patient', 'name'),
    'status=active': set('Patient', 'status', 'inactive'),
    'Patient Id equals requested id': set('Patient', 'id', 'p-2'),
    'Patient Id ok': set('Patient', 'id', 'not an id'),
  }),
  ...examples(XML, {
    'body is FHIR xml': instead({ text: '{"resourceType":"Patient"}' }),
  }),
  ...examples({}, { 'empty body': instead({ text: '{}' }) }),
  ...examples(REFUSAL, {
    'OperationOutcome ok': drop('OperationOutcome', 'issue[0].details'),
    'refusal in shape': drop('OperationOutcome', 'issue[0].diagnostics'),
    'diagnostics name patientNHSNumber': set('OperationOutcome', 'issue[0].diagnostics', 'something is wrong'),
    'issue type invalid': set('OperationOutcome', 'issue[0].code', 'structure'),
    'display begins with INVALID_PARAMETER': set('OperationOutcome', 'issue[0].details.coding[0].display', 'Invalid'),
  }),
  ...examples(PROXY_REFUSAL, {
    'refusal of the proxy': instead(REFUSAL),
  }),
  ...examples(ATTACHMENTS, {
    'every attachment has a size, and those without a URL say why': drop(
      'DocumentReference',
      'content[1].attachment.title',
    ),
  }),
];
