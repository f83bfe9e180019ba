import type { CodeableConcept, Observation, ObservationComponent, ObservationReferenceRange } from 'fhir/r3.js';
import type { Measured, ReferenceRange } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept } from '../fhir-names.js';
import { termConcept } from './codings.js';
import type { RenderContext } from './render-context.js';

type Value = Pick<ObservationComponent, 'valueQuantity' | 'valueString' | 'valueCodeableConcept'>;

/** A value as an element of an observation. */
export function valueElement(value: Measured | null, { practice }: RenderContext): Value {
  switch (value?.kind) {
    case undefined:
      return {};
    case 'quantity': {
      const { value: amount, unit, comparator } = value;
      return {
        valueQuantity: comparator === undefined ? { value: amount, unit } : { value: amount, comparator, unit },
      };
    }
    case 'text':
      return { valueString: value.text };
    case 'coded':
      return { valueCodeableConcept: termConcept(value.term, practice.row.personality) };
  }
}

/** What is usual: limits, or words where the laboratory gives none or unequal ones (spec 04 §13). */
export function referenceRange(
  range: ReferenceRange | null,
  value: Measured | null,
): ObservationReferenceRange[] | undefined {
  if (range === null) return undefined;
  const { low, high, text } = range;
  const limit = (amount: number): { value: number; unit?: string } =>
    value?.kind === 'quantity' ? { value: amount, unit: value.unit } : { value: amount };
  return [
    {
      low: low === null ? undefined : limit(low),
      high: high === null ? undefined : limit(high),
      text: text ?? undefined,
    },
  ];
}

const INTERPRETATIONS = {
  low: ['L', 'Low'],
  normal: ['N', 'Normal'],
  high: ['H', 'High'],
} as const;

/** Whether a value is usual, as its source says. */
export function interpretationOf(word: keyof typeof INTERPRETATIONS | null): CodeableConcept | undefined {
  if (word === null) return undefined;
  const [code, display] = INTERPRETATIONS[word];
  return concept(CODE_SYSTEM.interpretation, code, display);
}

function inWords(value: Measured, range: ReferenceRange | null): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'coded') return value.term.display;
  const amount = `${value.comparator ?? ''}${value.value} ${value.unit}`.trim();
  if (range === null) return amount;
  const { low, high, text } = range;
  return `${amount} (${text ?? [low, high].map((limit) => limit ?? '').join(' - ')})`;
}

/** What was found: value, what is usual, and what was said of it. */
export interface Finding {
  readonly value: Measured | null;
  readonly range: ReferenceRange | null;
  readonly interpretation: 'low' | 'normal' | 'high' | null;
  readonly comment: string | null;
}

/** The finding as elements; or all of it in the comment, where the system has no other place for it. */
export function findingElements(
  { value, range, interpretation, comment }: Finding,
  context: RenderContext,
  { inComment }: { readonly inComment: boolean },
): Pick<Observation, 'interpretation' | 'comment' | 'referenceRange' | keyof Value> {
  if (inComment && value !== null) {
    const lines = [inWords(value, range), ...(comment === null ? [] : [comment])];
    return { interpretation: interpretationOf(interpretation), comment: lines.join('\n') };
  }
  return {
    ...valueElement(value, context),
    interpretation: interpretationOf(interpretation),
    comment: comment ?? undefined,
    referenceRange: referenceRange(range, value),
  };
}
