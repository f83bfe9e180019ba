/** How much something is wanted: between 0 and 1, and of those that are wanted alike, where it stands among what was named. */
export interface Wish {
  readonly weight: number;
  readonly place: number;
}

const WEIGHT = /;\s*q=(0(?:\.\d*)?|1(?:\.0*)?)\s*(?:;|$)/i;

/** The name that stands in an offer, without what is said of it. */
export function nameOf(offer: string): string {
  return (offer.split(';')[0] ?? '').trim().toLowerCase();
}

/**
 * How much something is wanted by an `Accept` header or one like it (RFC 9110 §12.4.2). `names` is what it may be called there, from the
 * name that means nothing else to the one that means anything: what is said by the narrowest name holds, were it that it is not wanted
 * at all. Null if that is so, or if it is not named.
 */
export function wishFor(accepted: string, names: readonly (readonly string[])[]): Wish | null {
  const offers = accepted.split(',').map((offer, place) => ({
    name: nameOf(offer),
    wish: { weight: Number(WEIGHT.exec(offer)?.[1] ?? 1), place },
  }));
  for (const alike of names) {
    const said = offers.filter(({ name }) => alike.includes(name)).map(({ wish }) => wish);
    const [best] = said.sort(byWeight);
    if (best !== undefined) return best.weight > 0 ? best : null;
  }
  return null;
}

/** What is wanted most comes first; of what is wanted alike, what was named first. */
export function byWeight(one: Wish, other: Wish): number {
  return other.weight - one.weight || one.place - other.place;
}
