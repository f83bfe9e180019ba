/** The code of an NHS organisation, in capitals. Only {@link parseOdsCode} makes one. */
export type OdsCode = string & { readonly __brand: 'OdsCode' };

/**
 * Reads an ODS code: 3 to 12 letters and digits, in any case, put into capitals. Null if it cannot be one, or could be an NHS number in the
 * wrong place: codes of practices stand in figures and errors, where no patient may.
 */
export function parseOdsCode(text: string): OdsCode | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z0-9]{3,12}$/.test(code) && !/\d{9}/.test(code) ? (code as OdsCode) : null;
}
