import { fhir } from '../../wire/answer.js';
import { PROFILE } from '../fhir-names.js';
import { statement } from '../foundations/metadata.js';
import type { Handler } from '../request.js';

/** Profiles with their versions, which this capability's statement names (spec 06). */
const PROFILES = [
  `${PROFILE.Patient}/_history/1.8`,
  `${PROFILE.Organization}/_history/1.4`,
  `${PROFILE.Practitioner}/_history/1.2`,
  `${PROFILE.PractitionerRole}/_history/1.2`,
  `${PROFILE.OperationOutcome}/_history/1.2`,
  `${PROFILE.DocumentReference}/_history/1.3`,
  `${PROFILE.SearchsetBundle}/_history/1.3`,
];

/** What Access Document can do (spec 06 §1). */
export const readDocumentsMetadata: Handler = ({ practice, now }) => {
  const { row } = practice;
  return fhir(200, {
    ...statement(row, now),
    version: '1.6.2',
    name: 'GP Connect Access Document',
    profile: PROFILES.map((reference) => ({ reference })),
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
