import type { DirectoryEndpoint } from '../domain/capability.js';
import type { Reading } from '../domain/reading.js';
import { code } from './element.js';
import { identified, identifiers, SYSTEMS } from './identifier.js';
import { entriesOfType, read } from './reading.js';

/** Statuses of an endpoint that may be called. The directory says `active`; silence is taken for the same. */
const IN_SERVICE = [null, 'active', 'test'];

/** Reads the endpoints that the national directory found (spec 01 §3.3), each address once, byte for byte. None is an empty list. */
export function readDirectoryEndpoints(body: unknown): Reading<DirectoryEndpoint[]> {
  const found = entriesOfType(body, 'Endpoint');
  if (!found.ok) return found;
  const byAddress = new Map<string, DirectoryEndpoint>();
  for (const resource of found.value) {
    const { address } = resource;
    if (typeof address !== 'string' || address === '' || !IN_SERVICE.includes(code(resource.status))) continue;
    if (!byAddress.has(address)) byAddress.set(address, { address, partyKey: identified(resource, SYSTEMS.partyKey) });
  }
  return read([...byAddress.values()]);
}

/** Reads the ASIDs of the devices that the national directory found (spec 01 §3.3), each once. None is an empty list. */
export function readDirectoryAsids(body: unknown): Reading<string[]> {
  const found = entriesOfType(body, 'Device');
  if (!found.ok) return found;
  const asids = found.value.flatMap((resource) =>
    identifiers(resource).flatMap(({ system, value }) => (system === SYSTEMS.spineAsid ? value : [])),
  );
  return read([...new Set(asids)]);
}
