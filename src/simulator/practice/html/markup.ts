declare const SAFE: unique symbol;

/**
 * XHTML that can be put into a page. Only the functions of this file make it, and whatever is not made by them goes through
 * {@link text}: no content of a record ever becomes markup.
 */
export type Markup = string & { readonly [SAFE]: true };

type ElementName = 'div' | 'h1' | 'h2' | 'p' | 'table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td' | 'strong';

/** Attributes that the layout needs (spec 05 §5.1); their values are names of the layout, never content. */
interface Attributes {
  readonly xmlns?: 'http://www.w3.org/1999/xhtml';
  readonly id?: string;
  readonly class?:
    'gptransfer-banner' | 'content-banner' | 'date-banner' | 'exclusion-banner' | 'date-column' | 'med-item-column';
  readonly colspan?: number;
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML has no place for at all, and what becomes a space or a line break instead. */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const BREAK = '<br/>' as Markup;

/** Nothing. */
export const EMPTY = '' as Markup;

/** Text as markup. Its line breaks stay what they are, as elements: the markup has none itself, nor tabs (spec 05 §6). */
export function text(content: string): Markup {
  return content
    .replaceAll(NO_XML, '\uFFFD')
    .replaceAll('\t', ' ')
    .replaceAll(/[&<>"]/g, (one) => REFERENCES[one] ?? one)
    .replaceAll(/\r\n?|\n/g, BREAK) as Markup;
}

/** An element with what it holds. */
export function element(name: ElementName, content: readonly Markup[], attributes: Attributes = {}): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${written.join('')}>${content.join('')}</${name}>` as Markup;
}

/** One below the other; what is empty takes no line. */
export function lines(content: readonly Markup[]): Markup {
  return content.filter((line) => line !== EMPTY).join(BREAK) as Markup;
}

/** One after the other. */
export function joined(content: readonly Markup[]): Markup {
  return content.join('') as Markup;
}
