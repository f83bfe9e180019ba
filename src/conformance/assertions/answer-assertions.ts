import { MEDIA_TYPES, PRODUCTS } from '../asking/products.js';
import { has, textAt } from '../reading/json.js';
import { everyAndSome, says, type Assertion, type Check, type Evidence } from './evidence.js';
import { formed, LOGICAL_ID, required } from './rules.js';
import { fails, holdsIf } from './verdict.js';

const typeIn = ({ answer }: Evidence): string | null => textAt(answer.resource, 'resourceType');

/** The body is written so, and the header says so (spec 01 §7). */
const isWritten: Check = ({ answer, product }, told = '') => {
  const format = told === 'xml' ? 'xml' : 'json';
  const wanted = MEDIA_TYPES[PRODUCTS[product].fhir][format];
  if (answer.mediaType !== wanted) return fails(`Content-Type is ${answer.mediaType || 'not there'}, not ${wanted}`);
  return holdsIf(answer.format === format, `the body is no ${format}`);
};

const isResource: Check = (evidence, told = '') => {
  const wanted = told.replaceAll(' ', '');
  const type = typeIn(evidence);
  return holdsIf(type === wanted, `the body is ${type ?? 'no resource'}`);
};

/** The id that was asked for is the one that came. */
const isTheOneAskedFor: Check = ({ answer, sent }) => {
  const asked = decodeURIComponent(new URL(sent.url).pathname.split('/').at(-1) ?? '');
  const id = textAt(answer.resource, 'id');
  return holdsIf(id === asked, `the id is ${id ?? 'not there'}, asked was ${asked}`);
};

/** What is true of any answer, whatever it is about. */
export const ANSWER_ASSERTIONS: readonly Assertion[] = [
  says(/body is FHIR (json|xml)/, isWritten),
  says(/body is an? ([A-Z][A-Za-z ]+)/, isResource),
  says(/resourceType=(\w+)/, isResource),
  says('empty body', ({ answer }) => holdsIf(answer.text === '', 'there is a body')),
  says('Cache-Control has no-store', ({ answer }) =>
    holdsIf(
      (answer.headers['cache-control'] ?? '')
        .toLowerCase()
        .split(/\s*,\s*/)
        .includes('no-store'),
      `Cache-Control is ${answer.headers['cache-control'] ?? 'not there'}`,
    ),
  ),
  says('Content-Type present', ({ answer }) => holdsIf(answer.mediaType !== '', 'no Content-Type')),
  says('Content-Length not 0', ({ answer }) =>
    // Chunked answers have no length (spec 01 §7): what counts is that something came.
    holdsIf(answer.text !== '' && answer.headers['content-length'] !== '0', 'nothing came'),
  ),
  says('ETag = W/"versionId"', ({ answer }) => {
    const version = textAt(answer.resource, 'meta.versionId');
    const etag = answer.headers['etag'];
    return holdsIf(
      version !== null && etag === `W/"${version}"`,
      `ETag is ${etag ?? 'not there'}, version ${version ?? 'not there'}`,
    );
  }),
  says('Location names the new version', ({ answer }) => {
    const [type, id, version] = ['resourceType', 'id', 'meta.versionId'].map((path) => textAt(answer.resource, path));
    const location = answer.headers['location'] ?? '';
    return holdsIf(location.endsWith(`/${type}/${id}/_history/${version}`), `Location is ${location || 'not there'}`);
  }),
  says(/JSON element "([\w.]+)" present/, ({ answer }, path = '') => holdsIf(has(answer.resource, path), `no ${path}`)),
  says(/(fhirVersion|status)=(.+)/, ({ answer }, path = '', wanted) => {
    const value = textAt(answer.resource, path);
    return holdsIf(value === wanted, `${path} is ${value ?? 'not there'}`);
  }),
  says(/(?:\w+) Id equals requested id/, isTheOneAskedFor),
  says(/(Patient|Organization|Location|Slot|Schedule|Appointment) Id ok/, (evidence, type = '') =>
    everyAndSome(type, required('id'), formed('id', LOGICAL_ID))(evidence),
  ),
  says(/diagnostics names? (\S+)/, ({ answer }, name = '') => {
    const diagnostics = textAt(answer.resource, 'issue[0].diagnostics');
    return holdsIf(diagnostics?.includes(name) === true, `diagnostics: ${diagnostics ?? 'none'}`);
  }),
  says(/issue type (\S+)/, ({ answer }, wanted) => {
    const type = textAt(answer.resource, 'issue[0].code');
    return holdsIf(type === wanted, `the issue type is ${type ?? 'not there'}`);
  }),
  says(
    'OperationOutcome ok',
    everyAndSome(
      'OperationOutcome',
      required('issue.severity', 'issue.code', 'issue.details.coding.system', 'issue.details.coding.code'),
    ),
  ),
];
