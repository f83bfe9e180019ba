import { isObject, list, member, textOf } from '../consumer.js';
import type { RecordAnswer } from '../record-requests.js';
import { nameOf, snomedOf } from './told-terms.js';

/** A reading, a result, or an entry without a value. */
export interface ToldFinding {
  readonly code: string;
  readonly name: string;
  readonly at: string;
  readonly value: number | null;
  /** `<` or `>` where the value is only a bound. */
  readonly comparator: string;
  readonly unit: string;
  readonly words: string;
  readonly interpretation: string;
  readonly range: string;
  readonly parts: readonly { readonly code: string; readonly value: number | null; readonly unit: string }[];
  /** What else was entered at the same time, by the encounter that both stand in. */
  readonly encounter: string;
}

const IN_WORDS = /^([<>]?)(-?[\d.]+) ?(\S*)(?: \((.*)\))?$/;

/** Systems that tell values in words put the range behind them, in brackets. */
function fromWords(comment: string): Pick<ToldFinding, 'value' | 'comparator' | 'unit' | 'range'> {
  const [first = ''] = comment.split('\n');
  const [, comparator = '', value, unit = '', range = ''] = IN_WORDS.exec(first) ?? [];
  return { value: value === undefined ? null : Number(value), comparator, unit, range };
}

function rangeOf(one: unknown): string {
  const range = member(one, 'referenceRange', 0);
  const [low, high] = [member(range, 'low', 'value'), member(range, 'high', 'value')];
  return (
    textOf(member(range, 'text')) || (low === undefined && high === undefined ? '' : `${String(low)} - ${String(high)}`)
  );
}

const INTERPRETATIONS: Readonly<Record<string, string>> = { H: 'high', L: 'low', N: 'normal' };

function findingOf(one: unknown): ToldFinding {
  const quantity = member(one, 'valueQuantity');
  const comment = textOf(member(one, 'comment'));
  const told = isObject(quantity)
    ? {
        value: Number(quantity['value']),
        comparator: textOf(quantity['comparator']),
        unit: textOf(quantity['unit']),
        range: rangeOf(one),
      }
    : fromWords(comment);
  return {
    ...told,
    code: snomedOf(member(one, 'code')),
    name: nameOf(member(one, 'code')),
    at: textOf(member(one, 'effectiveDateTime')) || textOf(member(one, 'effectivePeriod', 'start')),
    words: textOf(member(one, 'valueString')) || comment,
    interpretation: INTERPRETATIONS[textOf(member(one, 'interpretation', 'coding', 0, 'code'))] ?? '',
    parts: list(member(one, 'component')).map((part) => ({
      code: snomedOf(member(part, 'code')),
      value: Number(member(part, 'valueQuantity', 'value')),
      unit: textOf(member(part, 'valueQuantity', 'unit')),
    })),
    encounter: textOf(member(one, 'context', 'reference')),
  };
}

/** Every observation of an answer. */
export const toldFindings = ({ of }: RecordAnswer): readonly ToldFinding[] => of('Observation').map(findingOf);
