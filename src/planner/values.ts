import { lengthOf, practicesNamed, type Estate } from './lengths.js';
import type { FieldRule, Rules } from './rules.js';
import type { SelectedField } from './selection.js';

/** A field that asks somebody something brings sources, notices and the work of putting them together, whatever is selected of it. */
const ASKING = 50;
/** A FHIR resource as it was sent: leaves and objects of one of usual size. */
const RAW = 50;

/** What one field, without those below it, adds to the values of an answer. */
const ownValues = ({ weight, isRaw }: FieldRule): number => (weight > 0 ? ASKING : isRaw ? RAW : 1);

/** The values that an answer may be expected to hold, with every list as long as it is said or assumed to be. */
export function expectedValues(fields: readonly SelectedField[], rules: Rules, estate: Estate): number {
  return sumPerType(fields, rules, (field, rule) => {
    const times = lengthOf(field, rules, estate) * practicesNamed(field);
    return ownValues(rule) + times * (rule.isList ? 1 : 0) + times * expectedValues(field.children, rules, estate);
  });
}

/** The values of one object of which these fields are selected, down to the lists below: those count once their length is known. */
export function objectValues(fields: readonly SelectedField[], rules: Rules): number {
  return sumPerType(
    fields,
    rules,
    ({ children }, rule) => ownValues(rule) + (rule.isList ? 0 : objectValues(children, rules)),
  );
}

/** An object has one type: of the fields under an interface or union, only those of the type with most can be there at once. */
function sumPerType(
  fields: readonly SelectedField[],
  rules: Rules,
  valuesOf: (field: SelectedField, rule: FieldRule) => number,
): number {
  const sums = new Map<string, number>();
  for (const field of fields) {
    const rule = rules.get(field.qualified);
    if (rule === undefined) continue;
    sums.set(field.parentType, (sums.get(field.parentType) ?? 0) + valuesOf(field, rule));
  }
  return Math.max(0, ...sums.values());
}
