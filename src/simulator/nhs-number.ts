const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2] as const;

/** The check digit of nine digits by modulus 11, or null where there is none (spec 01 §5). */
function checkDigit(nine: string): number | null {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(nine[index]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : check;
}

/** Whether a text is ten digits with the right check digit. */
export function isNhsNumber(text: string): boolean {
  return /^\d{10}$/.test(text) && checkDigit(text.slice(0, 9)) === Number(text[9]);
}

/** The number that begins with these nine digits, or null where the check digit would be ten. */
export function nhsNumberFrom(nine: string): string | null {
  const check = checkDigit(nine);
  return check === null ? null : `${nine}${check}`;
}
