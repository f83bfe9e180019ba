import { list, member, textOf } from '../consumer.js';

/** What a concept is called: by its SNOMED coding, else by any, else in words. A stand-in code says nothing: then the words do. */
export function nameOf(concept: unknown): string {
  const codings = list(member(concept, 'coding'));
  const snomed = codings.find((one) => member(one, 'system') === 'http://snomed.info/sct');
  const display = textOf(member(snomed ?? codings[0], 'display'));
  const text = textOf(member(concept, 'text'));
  return display === '' || display.startsWith('Transfer-degraded') ? text : display;
}

/** SNOMED code of a concept. */
export function snomedOf(concept: unknown): string {
  const coding = list(member(concept, 'coding')).find((one) => member(one, 'system') === 'http://snomed.info/sct');
  return textOf(member(coding, 'code'));
}
