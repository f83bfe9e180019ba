/**
 * What one element may be, as FHIR writes it: how often it stands, and of which type. `*` makes it a list. In brackets behind the type:
 * the codes that there are, or the types of resource that a reference may lead to.
 */
export type Row = `${'0' | '1'}..${'1' | '*'} ${string}`;

/** An element table: one row for each element that may stand there. Any other is refused. */
export type Table = Readonly<Record<string, Row>>;

/** A row taken apart. */
export interface ElementRule {
  readonly isWanted: boolean;
  readonly isList: boolean;
  readonly type: string;
  /** Codes or types of resource; empty if there may be any. */
  readonly oneOf: readonly string[];
}

const ROW = /^([01])\.\.([1*]) ([\w ]+?)(?:\(([^)]+)\))?$/;
const read = new Map<string, ElementRule>();

/** Takes a row apart. */
export function ruleOf(row: Row): ElementRule {
  const known = read.get(row);
  if (known !== undefined) return known;
  const [, least, most, type = '', oneOf = ''] = ROW.exec(row) ?? [];
  if (type === '') throw new Error(`No row of an element table: ${row}`);
  const rule = { isWanted: least === '1', isList: most === '*', type, oneOf: oneOf === '' ? [] : oneOf.split('|') };
  read.set(row, rule);
  return rule;
}
