import { PROFILE } from './fhir-names.js';

/** Versions of profiles that the statements of the record and of documents are made out to. */
const VERSIONS: ReadonlyMap<string, string> = new Map([
  [PROFILE.Patient, '1.8'],
  [PROFILE.Organization, '1.4'],
  [PROFILE.Practitioner, '1.2'],
  [PROFILE.PractitionerRole, '1.2'],
  [PROFILE.OperationOutcome, '1.2'],
  [PROFILE.Medication, '1.2'],
  [PROFILE.MedicationStatement, '1.7'],
  [PROFILE.List, '1.7'],
  [PROFILE.Encounter, '1.5'],
  [PROFILE.ProcedureRequest, '1.3'],
  [PROFILE.ReferralRequest, '1.2'],
  [PROFILE.DocumentReference, '1.3'],
  [PROFILE.Searchset, '1.3'],
]);

/** References to profiles, each with its version where that is known. */
export function versionedProfiles(profiles: readonly string[]): { reference: string }[] {
  return profiles.map((profile) => {
    const version = VERSIONS.get(profile);
    return { reference: version === undefined ? profile : `${profile}/_history/${version}` };
  });
}
