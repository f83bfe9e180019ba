import type { KnownPatient } from '../directory/identity-gate.js';
import type { PracticeHealth } from '../directory/practice-health.js';
import type { ServiceList } from '../directory/services.js';
import type { Caller } from '../domain/caller.js';
import type { Failure } from '../domain/failure.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { NationalPatient, RegistrationFacts } from '../domain/patient.js';
import type { Difference } from '../domain/record.js';
import type { PracticeRef, Source } from '../domain/source.js';
import type { EncounterView } from './context.js';

/** A patient whom the identity gate has let through. */
export interface PatientModel extends Omit<NationalPatient, 'registeredPractice'> {
  readonly __typename: 'Patient';
  readonly known: KnownPatient;
  readonly registeredPractice: PracticeRef | null;
}

/** A patient who cannot be had. */
export interface PatientFailureModel {
  readonly __typename: 'PatientFailure';
  readonly nhsNumber: NHSNumber;
  readonly failure: Failure;
  readonly replacedBy: NHSNumber | null;
}

/** A patient as one practice holds them, or how it went. */
export interface RegistrationModel extends Omit<RegistrationFacts, 'logicalId' | 'nhsNumber' | 'raw'> {
  readonly source: Source;
  readonly logicalId: string | null;
  readonly differences: readonly Difference[];
  readonly raw: unknown;
}

export type ViewerModel = Caller;
export type EncounterModel = EncounterView;
export type ServiceListModel = ServiceList;
export type PracticeHealthModel = PracticeHealth & { readonly practice: PracticeRef };
