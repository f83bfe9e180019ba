import { fhir } from '../../wire/answer.js';
import { PROFILE } from '../fhir-names.js';
import { statement } from '../foundations/metadata.js';
import { versionedProfiles } from '../profile-versions.js';
import type { Handler } from '../request.js';

const PROFILES = [
  PROFILE.Patient,
  PROFILE.Organization,
  PROFILE.Practitioner,
  PROFILE.PractitionerRole,
  PROFILE.OperationOutcome,
  PROFILE.DocumentReference,
  PROFILE.Searchset,
];

/** What Access Document can do (spec 06 §1). */
export const readDocumentsMetadata: Handler = ({ practice, now }) => {
  const { row } = practice;
  return fhir(200, {
    ...statement(row, now),
    version: '1.6.2',
    name: 'GP Connect Access Document',
    profile: versionedProfiles(PROFILES),
    rest: [
      {
        mode: 'server',
        security: { cors: true },
        resource: [
          {
            type: 'Patient',
            interaction: [{ code: 'search-type' }],
            searchParam: [{ name: 'identifier', type: 'token', documentation: 'NHS number' }],
          },
          { type: 'Binary', interaction: [{ code: 'read' }] },
          {
            type: 'DocumentReference',
            interaction: [{ code: 'search-type' }],
            searchInclude: [
              'DocumentReference:subject:Patient',
              'DocumentReference:custodian:Organization',
              'DocumentReference:author:Organization',
              'DocumentReference:author:Practitioner',
            ],
            searchRevInclude: ['PractitionerRole:practitioner'],
            searchParam: [
              { name: 'created', type: 'date' },
              { name: 'author', type: 'token' },
              { name: 'description', type: 'string' },
            ],
          },
        ],
      },
    ],
  });
};
