/** The three parts of a token: fails the test if there are not three. */
export function partsOf(token: string): readonly [string, string, string] {
  const [header, claims, signature, ...more] = token.split('.');
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0) {
    throw new Error('A token has three parts.');
  }
  return [header, claims, signature];
}

const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;

/** What a token says, unverified. */
export function decodeJwt(token: string): {
  readonly header: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
} {
  const [header, claims] = partsOf(token);
  return { header: decode(header), claims: decode(claims) };
}
