interface Randomness {
  readonly getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  readonly randomUUID?: () => string;
}

/**
 * A random UUID. `crypto.randomUUID` exists only where the browser trusts the connection (HTTPS, or this machine); on a plain
 * HTTP address of a test network it is missing, but random numbers are not.
 */
export function uuid(source: Randomness = crypto): string {
  if (source.randomUUID) return source.randomUUID();
  const bytes = source.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, place) => {
    // Version 4 (random) and the RFC 9562 variant, in the places that say so.
    if (place === 6) return (0x40 | (byte & 0x0f)).toString(16);
    if (place === 8) return (0x80 | (byte & 0x3f)).toString(16);
    return byte.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
