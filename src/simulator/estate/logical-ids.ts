import { stableDigits, stableHex, stableUuid } from '../chance/stable-id.js';
import type { PersonalityName } from './personalities.js';

/** Logical ids of one server: opaque, never given to anything else, told apart only together with the practice (spec 01 §1). */
export interface LogicalIds {
  /** The id of this thing. */
  of(type: string, key: string): string;
}

type IdShape = (...labels: readonly string[]) => string;

const SHAPES: Readonly<Record<PersonalityName, IdShape>> = {
  plain: (...labels) => stableDigits(9, ...labels),
  'emis-like': (...labels) => stableUuid(...labels).toUpperCase(),
  'tpp-like': (...labels) => stableHex(...labels).slice(0, 16),
  'vision-like': (...labels) => stableDigits(6, ...labels),
};

/** The ids of a practice's server, in the shape that its system gives them. */
export function logicalIds(odsCode: string, personality: PersonalityName): LogicalIds {
  const shape = SHAPES[personality];
  return { of: (type, key) => shape('logical id', odsCode, type, key) };
}
