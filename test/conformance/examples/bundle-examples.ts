import {
  add,
  bundle,
  drop,
  examples,
  extension,
  instead,
  lose,
  meta,
  set,
  type Example,
  type Sample,
} from './example.js';

const BUNDLE: Sample = {
  resource: {
    ...bundle(
      { resourceType: 'Composition', id: 'c', meta: meta('any') },
      { resourceType: 'Patient', id: 'p', meta: meta('any') },
      { resourceType: 'Slot', id: 'x' },
      { resourceType: 'Location', id: 'l', meta: meta('any') },
    ),
    id: 'trace',
    meta: {
      ...meta('GPConnect-Searchset-Bundle-1'),
      extension: [extension('Extension-GPConnect-ServiceFilteringStatus-1', { valueCode: 'enabled' })],
    },
  },
  sentHeaders: { 'Ssp-TraceID': 'trace' },
};

const WARNED: Sample = {
  resource: bundle({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'warning', diagnostics: 'includeUnknown.part' }],
  }),
};

/** What is said of a Bundle as a whole. */
export const BUNDLE_EXAMPLES: readonly Example[] = [
  ...examples(BUNDLE, {
    'Bundle.type=searchset': set('Bundle', 'type', 'collection'),
    'meta.profile is the searchset one': set('Bundle', 'meta', meta('GPConnect-StructuredRecord-Bundle-1')),
    'Bundle.id = Ssp-TraceID': drop('Bundle', 'id'),
    'Bundle.meta service filtering enabled': set('Bundle', 'meta.extension[0].valueCode', 'supplier-disabled'),
    '4 entries': lose('Slot'),
    'first entry is the Composition': lose('Composition'),
    '1 Slot resources': add({ resourceType: 'Slot', id: 'y' }),
    'at least 1 slots': lose('Slot'),
    'no medication resources': add({ resourceType: 'MedicationRequest' }),
    'no OperationOutcome entry': add({ resourceType: 'OperationOutcome' }),
    'no duplicate resources': add({ resourceType: 'Slot', id: 'x' }),
    'exactly one Slot': add({ resourceType: 'Slot', id: 'y' }),
    'at least one Slot is in the bundle': lose('Slot'),
    'no Practitioner is in the bundle': add({ resourceType: 'Practitioner' }),
    'a Location': lose('Location'),
    'any location has profile and versionId': drop('Location', 'meta.versionId'),
    'Patient has profile and versionId': drop('Patient', 'meta.profile'),
    'profile/versionId present': drop('Composition', 'meta'),
  }),
  ...examples(WARNED, {
    '1 issues in the OperationOutcome': set('OperationOutcome', 'issue', []),
    'warning OperationOutcome names includeUnknown': instead({
      resource: bundle({
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error', diagnostics: 'includeUnknown' }],
      }),
    }),
  }),
];
