import type { Conformance, ConformanceRest } from 'fhir/r2.js';
import { fhir } from '../../wire/answer.js';
import { DSTU2_PROFILE } from '../dstu2-names.js';
import { MEDIA_TYPES } from '../formats.js';
import { formatsOf } from '../offers.js';
import type { Handler } from '../request.js';
import { softwareOf } from '../software.js';

/** It has no resource of its own: all there is to it is the operation. */
type HtmlConformance = Omit<Conformance, 'rest'> & { readonly rest: readonly Omit<ConformanceRest, 'resource'>[] };

/** What Access Record HTML can do (spec 05 §1): DSTU2 calls it a conformance statement. */
export const readHtmlConformance: Handler = ({ practice, now }) => {
  const { row } = practice;
  const software = softwareOf(row.personality);
  const year = now.getUTCFullYear() - 1;
  const conformance: HtmlConformance = {
    resourceType: 'Conformance',
    version: '0.7.4',
    name: 'GP Connect Access Record HTML',
    status: 'active',
    publisher: `Makers of ${software.name}`,
    contact: [{ name: `${software.name} support` }],
    date: `${year}-03-01`,
    description: `Access Record HTML at ${row.name}`,
    kind: 'capability',
    software: { ...software, releaseDate: `${year}-02-01` },
    fhirVersion: '1.0.2',
    acceptUnknown: 'both',
    format: formatsOf(row).map((format) => MEDIA_TYPES.DSTU2[format]),
    profile: Object.values(DSTU2_PROFILE).map((reference) => ({ reference })),
    rest: [
      {
        mode: 'server',
        security: { cors: true },
        operation: [{ name: 'gpc.getcarerecord', definition: { reference: 'OperationDefinition/gpc.getcarerecord' } }],
      },
    ],
  };
  return fhir(200, conformance);
};
