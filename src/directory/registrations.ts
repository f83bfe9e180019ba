import type { Had } from '../cache/keeper.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import { failure } from '../domain/failure.js';
import type { NationalPatient, RegistrationFacts } from '../domain/patient.js';
import type { RecordNotice } from '../domain/record.js';
import type { Source } from '../domain/source.js';
import type { RequestScope } from '../domain/request-scope.js';
import { readPatientSearch } from '../fhir/index.js';
import { INTERACTIONS } from '../gpconnect/interactions.js';
import type { Answer } from '../gpconnect/call.js';
import type { Asking } from './asking.js';
import { differenceNotices } from './cross-check.js';
import type { KnownPatient } from './identity-gate.js';
import type { Practices } from './practices.js';
import { stateOf } from './source-state.js';

/** Finds patients at practices. */
export interface Registrations {
  /**
   * The patient as a practice holds them; null if it does not know them, or will not say (spec 02 §2). An answer about somebody else
   * is thrown away.
   */
  find(request: RequestScope, practice: OdsCode, nhsNumber: NHSNumber): Promise<Had<Answer<RegistrationFacts | null>>>;
  /** The patient as each practice holds them: one part for each practice, also for those that failed. Null: the registered one. */
  held(
    request: RequestScope,
    patient: KnownPatient,
    practices: readonly OdsCode[] | null,
  ): Promise<readonly RegistrationPart[]>;
}

/** One practice's part in the answer to who the patient is. */
export interface RegistrationPart {
  readonly source: Source;
  readonly facts: RegistrationFacts | null;
  readonly notices: readonly RecordNotice[];
}

/** Makes the search for patients at practices. */
export function createRegistrations(asking: Asking, practices: Practices): Registrations {
  const find: Registrations['find'] = (request, practice, nhsNumber) =>
    asking.ask<{ readonly nhsNumber: NHSNumber }, RegistrationFacts | null>(request, {
      kind: 'registration',
      key: JSON.stringify([practice, nhsNumber]),
      interaction: INTERACTIONS.findPatient,
      params: { nhsNumber },
      practice,
      patient: nhsNumber,
      read: (body) => {
        const reading = readPatientSearch(body.json(), practice);
        if (!reading.ok || reading.value === null || reading.value.nhsNumber === nhsNumber) return reading;
        return { ok: false, problem: 'The answer is not about the patient who was asked for.' };
      },
    });

  async function partOf(request: RequestScope, patient: NationalPatient, practice: OdsCode): Promise<RegistrationPart> {
    const { outcome, how } = await find(request, practice, patient.nhsNumber);
    const facts = outcome.ok ? outcome.value.value : null;
    const why = outcome.ok ? (facts === null ? failure('PATIENT_NOT_FOUND', { practice }) : null) : outcome.failure;
    return {
      source: {
        practice: practices.ref(practice),
        state: why === null ? 'ANSWERED' : stateOf(why.code),
        failure: why,
        retrievedAt: outcome.ok ? outcome.value.retrievedAt : null,
        fromCache: how === 'kept',
        traceId: outcome.ok ? outcome.value.traceId : outcome.failure.traceId,
      },
      facts,
      notices: facts === null ? [] : differenceNotices(patient, facts, practice),
    };
  }

  return {
    find,
    held(request, known, named) {
      const registered = known.kind === 'allowed' ? [known.practice] : [];
      const asked = [...new Set(named ?? registered)];
      return Promise.all(asked.map((practice) => partOf(request, known.patient, practice)));
    },
  };
}
