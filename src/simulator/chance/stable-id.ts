import { createHash } from 'node:crypto';

/** 64 hexadecimal digits that are the same for the same labels for ever. */
export function stableHex(...labels: readonly (string | number)[]): string {
  return createHash('sha256').update(labels.join('\u0000')).digest('hex');
}

/** A decimal number of exactly so many digits (at most 15), the first not zero. */
export function stableDigits(length: number, ...labels: readonly (string | number)[]): string {
  const span = 9 * 10 ** (length - 1);
  const drawn = Number.parseInt(stableHex(...labels).slice(0, 13), 16) % span;
  return String(10 ** (length - 1) + drawn);
}

/** A UUID in lower case. */
export function stableUuid(...labels: readonly (string | number)[]): string {
  const hex = stableHex(...labels);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
