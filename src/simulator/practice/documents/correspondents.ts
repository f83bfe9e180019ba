import type { Organization } from 'fhir/r3.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { Document } from '../../estate/clinical/gp-record.js';
import type { LogicalIds } from '../../estate/logical-ids.js';
import { IDENTIFIER, PROFILE } from '../fhir-names.js';

/** An organisation that writes to practices. */
export interface Correspondent {
  readonly odsCode: string;
  readonly name: string;
}

/** Organisations that wrote these documents, each once; not the one that holds them. */
export function correspondentsOf(documents: readonly Document[], holder: string): readonly Correspondent[] {
  const found = new Map<string, Correspondent>();
  for (const { author } of documents) {
    if (author.kind === 'organisation' && author.odsCode !== holder) found.set(author.odsCode, author);
  }
  return [...found.values()];
}

/** An organisation of which no more is known than its code and name. */
export function correspondentResource({ odsCode, name }: Correspondent, ids: LogicalIds): Organization {
  return {
    resourceType: 'Organization',
    id: ids.of('Organization', odsCode),
    meta: { versionId: stableDigits(13, 'correspondent version', odsCode), profile: [PROFILE.Organization] },
    identifier: [{ system: IDENTIFIER.odsCode, value: odsCode }],
    name,
  };
}
