import type { Product } from '../asking/products.js';
import { extensionsOf, objectsAt, textAt, textsAt } from '../reading/json.js';
import { everyAndSome, says, type Assertion } from './evidence.js';
import { required } from './rules.js';
import { holdsIf } from './verdict.js';

/** Versions of the specification that a statement may name, by product: what stands in spec 01 §0, read leniently (spec 02 §9). */
const RELEASES: Readonly<Record<Product, RegExp>> = {
  gpconnect: /^1\.[26]\.\d+/,
  structured: /^1\.[26]\.\d+/,
  documents: /^1\.[06]\.\d+/,
  html: /^0\.7\.\d+/,
};

const REST_CODES: Readonly<Record<string, string>> = {
  Read: 'read',
  SearchType: 'search-type',
  Create: 'create',
  Update: 'update',
};

/** What a capability statement says (spec 02 §9). */
export const CAPABILITY_ASSERTIONS: readonly Assertion[] = [
  says('capability version = spec release', ({ answer, product }) => {
    const version = textAt(answer.resource, 'version');
    return holdsIf(RELEASES[product].test(version ?? ''), `the version is ${version ?? 'not there'}`);
  }),
  says(
    'CapabilityStatement Software ok',
    everyAndSome('CapabilityStatement', required('software.name', 'software.version')),
  ),
  says(/capability lists operation (\S+)/, ({ answer }, name = '') =>
    holdsIf(textsAt(answer.resource, 'rest.operation.name').includes(name), 'it is not listed'),
  ),
  says(/operation (\S+) defined at (\S+)/, ({ answer }, name = '', url = '') => {
    const operations = objectsAt(answer.resource, 'rest.operation').filter((one) => textAt(one, 'name') === name);
    const definitions = textsAt(operations, 'definition.reference');
    return holdsIf(definitions.includes(url), `defined at ${definitions.join(', ') || 'nowhere'}`);
  }),
  says(/capability references profile (\S+)/, ({ answer }, url = '') =>
    holdsIf(textsAt(answer.resource, 'profile.reference').includes(url), 'it is not referenced'),
  ),
  says(/capability lists (\w+)\.(Read|SearchType|Create|Update)/, ({ answer }, type = '', code = '') => {
    const resources = objectsAt(answer.resource, 'rest.resource').filter((one) => textAt(one, 'type') === type);
    const codes = textsAt(resources, 'interaction.code');
    return holdsIf(codes.includes(REST_CODES[code] ?? ''), `listed: ${codes.join(', ') || 'nothing'}`);
  }),
  says(/searchInclude (\S+)/, ({ answer }, include = '') =>
    holdsIf(textsAt(answer.resource, 'rest.resource.searchInclude').includes(include), 'it is not listed'),
  ),
  says(/format has (\S+) or (\S+)/, ({ answer }, long = '', short = '') => {
    const formats = textsAt(answer.resource, 'format');
    return holdsIf(formats.includes(long) || formats.includes(short), `formats: ${formats.join(', ')}`);
  }),
  says(/capability service-filtering extension (\S+)/, ({ answer }, wanted) => {
    const [status] = extensionsOf(answer.resource, 'Extension-GPConnect-ServiceFilteringStatus-1');
    const code = textAt(status, 'valueCode');
    return holdsIf(code === wanted, `the status is ${code ?? 'not there'}`);
  }),
];
