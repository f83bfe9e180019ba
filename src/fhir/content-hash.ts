import { createHash } from 'node:crypto';

/** A short fingerprint of what something says. Equal content gives equal fingerprints, on any machine and in any version of Node. */
export function contentHash(content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
