import type { Address, Gender, HumanName, Telecom } from '../domain/values.js';
import { codeTable } from './code-table.js';
import { code, element, elements, present, text, texts, type Element } from './element.js';

const genderOf = codeTable<Gender>({ male: 'MALE', female: 'FEMALE', other: 'OTHER', unknown: 'UNKNOWN' });

/** Administrative gender; a code that is not known is UNRECOGNISED, none at all is null. */
export function gender(value: unknown): Gender | null {
  const given = code(value);
  return given === null ? null : (genderOf(given) ?? 'UNRECOGNISED');
}

/** What to show for somebody who came without a name. */
export const NAMELESS: HumanName = { text: 'Name not given', family: null, given: [], prefix: [] };

/** A name, ready to show as FAMILY, Given (Prefix). Null if there is nothing in it. */
export function humanName(value: unknown): HumanName | null {
  const name = element(value);
  if (name === null) return null;
  // One word in STU3; older systems send a list.
  const family = texts(name.family).join(' ').trim();
  const given = texts(name.given);
  const prefix = texts(name.prefix);
  const main = [family.toUpperCase(), given.join(' ').trim()].filter((part) => part !== '').join(', ');
  const shown = main === '' ? text(name.text) : prefix.length === 0 ? main : `${main} (${prefix.join(' ')})`;
  return shown === null ? null : { text: shown, family: family === '' ? null : family, given, prefix };
}

/** The order in which the names of a person count when one has to be chosen. */
const USES = ['official', 'usual', null];

/** The name a practice goes by: official, else usual, else any that is not given up (spec 02 §2.1). */
export function chosenName(names: unknown): HumanName | null {
  const all = elements(names);
  const wanted = USES.flatMap((use) => all.filter((name) => code(name.use) === use));
  const rest = all.filter((name) => !wanted.includes(name) && !['old', 'maiden'].includes(code(name.use) ?? ''));
  for (const name of [...wanted, ...rest, ...all]) {
    const read = humanName(name);
    if (read !== null) return read;
  }
  return null;
}

/** An address; null if there is nothing in it. */
export function address(value: unknown): Address | null {
  const of = element(value);
  if (of === null) return null;
  const read: Address = {
    use: code(of.use),
    lines: texts(of.line),
    city: text(of.city),
    district: text(of.district),
    postalCode: text(of.postalCode),
  };
  if (read.lines.length > 0 || read.city !== null || read.district !== null || read.postalCode !== null) return read;
  const words = text(of.text);
  return words === null ? null : { ...read, lines: [words] };
}

/** Every address that says something. */
export function addresses(values: unknown): readonly Address[] {
  return present(elements(values), address);
}

/** A way to reach someone; null without a value. The schema promises a system, so one that was not said is `other`. */
function telecom(of: Element): Telecom | null {
  const value = text(of.value);
  return value === null ? null : { system: code(of.system) ?? 'other', value, use: code(of.use) };
}

/** Every way to reach someone that has a value. */
export function telecoms(values: unknown): readonly Telecom[] {
  return present(elements(values), telecom);
}
