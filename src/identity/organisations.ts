import type { Organisation } from '../domain/caller.js';
import { parseOdsCode } from '../domain/ods-code.js';

/** Finds the organisation that a user acts for. Null if this server does not serve it. */
export type Organisations = (claimed: string | null) => Organisation | null;

/**
 * The organisations that this server serves. With a list, one that is not in it is refused. Without one, only this consumer's own: the
 * practices must see the user's organisation under its own ASID, and no other ASID is known (spec 01 §6.2).
 */
export function organisationsOf(own: Organisation, listed: readonly Organisation[] | null): Organisations {
  const known = new Map((listed ?? [own]).map((organisation) => [organisation.odsCode, organisation]));
  return (claimed) => {
    const odsCode = claimed === null ? own.odsCode : parseOdsCode(claimed);
    return odsCode === null ? null : (known.get(odsCode) ?? null);
  };
}
