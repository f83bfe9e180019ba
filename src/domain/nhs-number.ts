/** Ten digits that pass the modulus 11 check, without spaces. Only {@link parseNHSNumber} makes one. */
export type NHSNumber = string & { readonly __brand: 'NHSNumber' };

const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2] as const;

/**
 * Reads an NHS number as people write it: ten digits, with spaces (or hyphens) anywhere between them.
 * Returns null unless the check digit fits (spec 01 §5). `0000000000` passes the arithmetic and is refused: it is
 * what systems write when there is no number.
 */
export function parseNHSNumber(text: string): NHSNumber | null {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits) || digits === '0000000000') return null;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]) ? (digits as NHSNumber) : null;
}
