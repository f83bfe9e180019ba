import { objectsAt, textAt, valuesAt } from '../reading/json.js';
import { elementsIn, NotWellFormed, parseXml, textIn, type XmlElement } from '../reading/xml.js';
import {
  everyAndSome,
  resolvesInside,
  resourcesOf,
  says,
  type Assertion,
  type Check,
  type Evidence,
} from './evidence.js';
import { each, required, oneOf } from './rules.js';
import { fails, HOLDS, holdsIf, nothing, type Verdict } from './verdict.js';

const divOf = (evidence: Evidence): string | null =>
  textAt(resourcesOf(evidence, 'Composition'), 'section[0].text.div');

/** Looks at the section's XHTML, read strictly. */
const look =
  (check: (root: XmlElement, ...told: readonly string[]) => Verdict): Check =>
  (evidence, ...told) => {
    const div = divOf(evidence);
    if (div === null) return fails('no section with a div');
    try {
      return check(parseXml(div), ...told);
    } catch (fault) {
      if (fault instanceof NotWellFormed) return fails(`no valid XHTML: ${fault.message}`);
      throw fault;
    }
  };

const named = (root: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  elementsIn(root).filter(({ name }) => names.includes(name));

const textsOf = (elements: readonly XmlElement[]): readonly string[] => elements.map((one) => textIn(one).trim());

const classed = (root: XmlElement, name: string): readonly XmlElement[] =>
  elementsIn(root).filter(({ attributes }) => (attributes['class'] ?? '').split(/\s+/).includes(name));

const isSame = (found: readonly string[], wanted: readonly string[]): boolean =>
  found.length === wanted.length && found.every((one, index) => one === wanted[index]);

const headersOf = (table: XmlElement): readonly string[] => textsOf(named(table, 'th'));

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t' };

/** What stands below a heading, up to the next of its rank or a higher one. */
function under(root: XmlElement, heading: string): readonly XmlElement[] {
  const all = elementsIn(root);
  const at = all.findIndex((one) => /^h[1-3]$/.test(one.name) && textIn(one).trim() === heading);
  if (at === -1) return [];
  const rest = all.slice(at + 1);
  const end = rest.findIndex(({ name }) => name === 'h1' || name === 'h2');
  return end === -1 ? rest : rest.slice(0, end);
}

const hasDateBanner = (root: XmlElement, heading: string): boolean =>
  under(root, heading).some(({ attributes }) => attributes['class'] === 'date-banner');

function bannerShows(root: XmlElement, ...dates: readonly string[]): Verdict {
  const banners = textsOf(classed(root, 'date-banner'));
  const isShown = banners.some((banner) => dates.every((date) => banner.includes(date)));
  return holdsIf(isShown, `banners: ${banners.join(' | ') || 'none'}`);
}

/** Cells of a table's rows in these columns, counted from 1, that have no `date-column` though they hold something. */
function undatedCells(table: XmlElement, columns: readonly number[]): number {
  const rows = named(table, 'tr').map((row) => named(row, 'td'));
  const grouped = rows.filter((cells) => cells.length > 1);
  return grouped
    .flatMap((cells) => columns.map((column) => cells[column - 1]))
    .filter((cell) => {
      return cell !== undefined && textIn(cell).trim() !== '' && cell.attributes['class'] !== 'date-column';
    }).length;
}

const dateColumns: Check = look((root, id = '', told = '') => {
  const table = named(root, 'table').find(({ attributes }) => attributes['id'] === id);
  if (table === undefined) return fails(`no table ${id}`);
  if (named(table, 'td').length === 0) return nothing(`no row in ${id}`);
  const count = undatedCells(table, told.split(',').map(Number));
  return holdsIf(count === 0, `${count} cells without it`);
});

const MARKUP: readonly Assertion[] = [
  says(
    'valid xhtml',
    look(() => HOLDS),
  ),
  says(
    /no <(\w+)> tags/,
    look((root, name = '') => holdsIf(named(root, name).length === 0, 'there is one')),
  ),
  // Those that would run something (spec 05 §6).
  says(
    'no html attributes',
    look((root) => {
      const found = elementsIn(root)
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((name) => /^on/i.test(name));
      return holdsIf(found.length === 0, found.join(', '));
    }),
  ),
  says(/html without (\\[nrt])/, (evidence, escape = '') => {
    const div = divOf(evidence);
    return div === null
      ? fails('no section with a div')
      : holdsIf(!div.includes(ESCAPES[escape] ?? ''), 'there is one');
  }),
  says(/html matches (.+)/, (evidence, pattern = '') => {
    const div = divOf(evidence);
    return div === null ? fails('no section with a div') : holdsIf(new RegExp(pattern).test(div), 'it does not');
  }),
];

const LAYOUT: readonly Assertion[] = [
  says(
    /section headers: (.+)/,
    look((root, told = '') => {
      const found = textsOf(named(root, 'h1'));
      return holdsIf(isSame(found, told.split(',')), `h1: ${found.join(', ') || 'none'}`);
    }),
  ),
  says(
    /sub section headers: (.+)/,
    look((root, told = '') => {
      const found = textsOf(named(root, 'h2'));
      return holdsIf(isSame(found, told.split(',')), `h2: ${found.join(', ') || 'none'}`);
    }),
  ),
  says(
    /table ids (.+)/,
    look((root, told = '') => {
      const found = named(root, 'table').map(({ attributes }) => attributes['id'] ?? '');
      return holdsIf(
        told.split(',').every((id) => found.includes(id)),
        `tables: ${found.join(', ') || 'none'}`,
      );
    }),
  ),
  says(
    /table headers of (\d+): (.+)/,
    look((root, place = '', told = '') => {
      const table = named(root, 'table')[Number(place) - 1];
      if (table === undefined) return fails(`${named(root, 'table').length} tables`);
      return holdsIf(isSame(headersOf(table), told.split(',')), `headers: ${headersOf(table).join(', ')}`);
    }),
  ),
  says(/date-column class in (\S+) on ([\d,]+)/, dateColumns),
];

const BANNERS: readonly Assertion[] = [
  says(
    /banner shows (\S+) to (\S+)/,
    look((root, start = '', end = '') => bannerShows(root, `'${start}'`, `'${end}'`)),
  ),
  says(
    /banner shows (?:start|end) (\S+)/,
    look((root, date = '') => bannerShows(root, date)),
  ),
  says(
    /(.+) \(h1\) has date banner class/,
    look((root, heading = '') => holdsIf(hasDateBanner(root, heading), 'it has none')),
  ),
  says(
    /(.+) h2 has no date banner class/,
    look((root, told = '') => {
      const bannered = told.split(',').filter((heading) => hasDateBanner(root, heading));
      return holdsIf(bannered.length === 0, `${bannered.join(', ')} has`);
    }),
  ),
  says(
    /no-data banner in (.+)/,
    look((root, heading = '') => {
      const below = under(root, heading);
      if (below.length === 0) return fails(`no heading ${heading}`);
      const text = `No '${heading}' data is recorded for this patient.`;
      return holdsIf(textsOf(below).includes(text), `nothing says: ${text}`);
    }),
  ),
];

const FIXED_CODES: Readonly<Record<string, string>> = { type: '425173008', class: '700232004' };

const COMPOSITION: readonly Assertion[] = [
  says(/Composition\.(type|class), if any, has the fixed coding/, (evidence, element = '') =>
    everyAndSome(
      'Composition',
      each(
        element,
        required('coding.system', 'coding.code', 'coding.display'),
        oneOf('coding.code', [FIXED_CODES[element] ?? '']),
      ),
    )(evidence),
  ),
  says(/(Composition|Patient)\.resource\.(\S+) present/, (evidence, type = '', path = '') => {
    const found = valuesAt(resourcesOf(evidence, type), path);
    return holdsIf(found.length > 0 && found[0] !== '', `no ${path}`);
  }),
  says(/(Composition|Patient)\.resource\.(\S+?)=(.+)/, (evidence, type = '', path = '', wanted = '') => {
    const value = textAt(resourcesOf(evidence, type), path);
    return holdsIf(value === wanted, `${path} is ${value ?? 'not there'}`);
  }),
  says(/(Composition)\.resource\.(\S+)\.reference resolves in bundle/, (evidence, type = '', path = '') => {
    const resources = resourcesOf(evidence, type);
    if (resources.length === 0) return fails(`no ${type} in the answer`);
    const reference = textAt(objectsAt(resources, path), 'reference');
    if (reference === null) return nothing(`no ${path}`);
    return holdsIf(resolvesInside(evidence, reference) !== null, `${reference} does not`);
  }),
];

/** What is said of an HTML section and its composition (spec 05 §4-5). */
export const HTML_ASSERTIONS: readonly Assertion[] = [...MARKUP, ...LAYOUT, ...BANNERS, ...COMPOSITION];
