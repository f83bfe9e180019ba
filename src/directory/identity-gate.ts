import type { AuditLog } from '../audit/log.js';
import { failure, type Failure } from '../domain/failure.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { Outcome } from '../domain/outcome.js';
import type { NationalPatient } from '../domain/patient.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';

/**
 * Whether a patient may be asked for, and where: the closed outcome of the identity gate (spec 01 §5). No practice is called for a
 * patient who is not `allowed`, except that one without a current practice can still be looked up, booked and registered anywhere:
 * only the record has nobody to be asked of.
 */
export type Identity =
  | { readonly kind: 'allowed'; readonly patient: NationalPatient; readonly practice: OdsCode }
  | { readonly kind: 'no-current-practice'; readonly patient: NationalPatient }
  | { readonly kind: 'superseded'; readonly failure: Failure; readonly replacedBy: NHSNumber }
  | {
      readonly kind: 'sensitive' | 'deceased' | 'invalid' | 'not-found' | 'unavailable';
      readonly failure: Failure;
    };

/** Identities with which a practice may be asked something. */
export type KnownPatient = Extract<Identity, { readonly patient: NationalPatient }>;

/** Whether the patient can be had at all. */
export const isKnownPatient = (identity: Identity): identity is KnownPatient => 'patient' in identity;

/** Who patients are, according to the national service or to a file that stands in for it. */
export interface PatientSource {
  /** Fails with PATIENT_NOT_FOUND, NHS_NUMBER_INVALID, DEMOGRAPHICS_UNAVAILABLE or AUDIT_UNAVAILABLE. */
  trace(request: RequestScope, nhsNumber: NHSNumber): Promise<Outcome<NationalPatient>>;
}

/** The gate that everything about a patient goes through first. */
export interface IdentityGate {
  /** Asks once per request and patient; a refusal is written to the audit. */
  identify(request: RequestScope, nhsNumber: NHSNumber): Promise<Identity>;
}

/** What it makes of a trace. Restriction comes first: of a restricted patient nothing else may be told. */
export function judge(asked: NHSNumber, traced: Outcome<NationalPatient>): Identity {
  if (!traced.ok) {
    const { failure } = traced;
    if (failure.code === 'PATIENT_NOT_FOUND') return { kind: 'not-found', failure };
    if (failure.code === 'NHS_NUMBER_INVALID') return { kind: 'invalid', failure };
    return { kind: 'unavailable', failure };
  }
  const patient = traced.value;
  if (patient.isSensitive) return { kind: 'sensitive', failure: failure('PATIENT_SENSITIVE') };
  if (patient.nhsNumber !== asked) {
    return { kind: 'superseded', failure: failure('NHS_NUMBER_SUPERSEDED'), replacedBy: patient.nhsNumber };
  }
  if (patient.deceased !== null) return { kind: 'deceased', failure: failure('PATIENT_DECEASED') };
  return patient.registeredPractice === null
    ? { kind: 'no-current-practice', patient }
    : { kind: 'allowed', patient, practice: patient.registeredPractice };
}

/** Makes the gate. */
export function createIdentityGate(source: PatientSource, audit: AuditLog): IdentityGate {
  const asked = perRequest(() => new Map<NHSNumber, Promise<Identity>>());

  async function identify(request: RequestScope, nhsNumber: NHSNumber): Promise<Identity> {
    const identity = judge(nhsNumber, await source.trace(request, nhsNumber));
    if (!isKnownPatient(identity)) {
      audit.after(request, {
        phase: 'REFUSED',
        action: 'TRACE_PATIENT',
        nhsNumber,
        practice: null,
        interactionId: null,
        traceId: identity.failure.traceId,
        failureCode: identity.failure.code,
        httpStatus: null,
      });
    }
    return identity;
  }

  return {
    identify(request, nhsNumber) {
      const known = asked(request);
      const identity = known.get(nhsNumber) ?? identify(request, nhsNumber);
      known.set(nhsNumber, identity);
      return identity;
    },
  };
}
