import { failure } from '../domain/failure.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import { failed, succeeded } from '../domain/outcome.js';
import type { NationalPatient } from '../domain/patient.js';
import { readNationalPatient } from '../fhir/index.js';
import type { NationalClient } from '../gpconnect/national-client.js';
import type { Answer } from '../gpconnect/call.js';
import type { PatientSource } from './identity-gate.js';
import type { Obtainer } from './reuse.js';

/** The national demographics service. A trace is reused within the encounter only. */
export function pdsSource(pds: NationalClient, obtainer: Obtainer): PatientSource {
  return {
    async trace(request, nhsNumber) {
      const { outcome } = await obtainer.obtain<Answer<NationalPatient>>(request, {
        kind: 'trace',
        key: nhsNumber,
        subject: {
          service: 'pds',
          practice: null,
          capability: null,
          interactionId: null,
          patient: nhsNumber,
          action: 'TRACE_PATIENT',
        },
        make: async (signal) => {
          const path = `/Patient/${nhsNumber}`;
          const traced = await pds.ask(
            request,
            {
              path,
              patient: nhsNumber,
              practice: null,
              read: (body, { retrievedAt }) => readNationalPatient(body.json(), retrievedAt),
            },
            signal,
          );
          return { outcome: traced, bytes: traced.ok ? traced.value.size : 0 };
        },
      });
      return outcome.ok ? succeeded(outcome.value.value) : outcome;
    },
  };
}

/** A patient in the file that stands in for the national service on a test network. */
export type FiledPatient =
  | { readonly nhsNumber: NHSNumber; readonly patient: Omit<NationalPatient, 'tracedAt'> }
  | { readonly nhsNumber: NHSNumber; readonly isInvalid: true };

/** A file of patients. `now` dates the traces: a file is as good as new each time it is looked at. */
export function fileSource(patients: readonly FiledPatient[], now: () => number): PatientSource {
  const byNumber = new Map(patients.map((filed) => [filed.nhsNumber, filed]));
  return {
    trace(_request, nhsNumber) {
      const filed = byNumber.get(nhsNumber);
      if (filed === undefined) return Promise.resolve(failed(failure('PATIENT_NOT_FOUND')));
      if ('isInvalid' in filed) return Promise.resolve(failed(failure('NHS_NUMBER_INVALID')));
      return Promise.resolve(succeeded({ ...filed.patient, tracedAt: new Date(now()).toISOString() }));
    },
  };
}
