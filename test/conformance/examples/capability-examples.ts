import { drop, examples, extension, set, type Example, type Sample } from './example.js';

const DEFINITION = 'https://fhir.nhs.uk/STU3/OperationDefinition/Any-1';
const PROFILE = 'https://fhir.nhs.uk/STU3/StructureDefinition/Any-1';

const STATEMENT: Sample = {
  resource: {
    resourceType: 'CapabilityStatement',
    version: '1.2.8',
    fhirVersion: '3.0.1',
    software: { name: 'Any', version: '1' },
    format: ['application/fhir+json'],
    extension: [extension('Extension-GPConnect-ServiceFilteringStatus-1', { valueCode: 'enabled' })],
    profile: [{ reference: PROFILE }],
    rest: [
      {
        operation: [{ name: 'gpc.any', definition: { reference: DEFINITION } }],
        resource: [{ type: 'Slot', interaction: [{ code: 'search-type' }], searchInclude: ['Slot:schedule'] }],
      },
    ],
  },
};

const spoiled = (path: string, value: unknown) => set('CapabilityStatement', path, value);

/** What is said of capability statements. */
export const CAPABILITY_EXAMPLES: readonly Example[] = examples(STATEMENT, {
  'fhirVersion=3.0.1': spoiled('fhirVersion', '4.0.1'),
  'capability version = spec release': spoiled('version', '0.5.0'),
  'CapabilityStatement Software ok': drop('CapabilityStatement', 'software.version'),
  'capability lists operation gpc.any': spoiled('rest[0].operation[0].name', 'gpc.other'),
  [`operation gpc.any defined at ${DEFINITION}`]: spoiled(
    'rest[0].operation[0].definition.reference',
    `${DEFINITION}0`,
  ),
  [`capability references profile ${PROFILE}`]: drop('CapabilityStatement', 'profile'),
  'capability lists Slot.SearchType': spoiled('rest[0].resource[0].interaction[0].code', 'read'),
  'searchInclude Slot:schedule': drop('CapabilityStatement', 'rest[0].resource[0].searchInclude'),
  'format has application/fhir+json or json': spoiled('format', ['application/fhir+xml']),
  'capability service-filtering extension enabled': spoiled('extension[0].valueCode', 'supplier-disabled'),
});
