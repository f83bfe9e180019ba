import { describe, expect, test } from 'vitest';
import { createAppointments } from '../../src/booking/appointments.js';
import type { Asking } from '../../src/directory/asking.js';
import type { KnownPatient } from '../../src/directory/identity-gate.js';
import { createPractices } from '../../src/directory/practices.js';
import { createRegistrations } from '../../src/directory/registrations.js';
import { failure } from '../../src/domain/failure.js';
import { failed, succeeded, type Outcome } from '../../src/domain/outcome.js';
import type { NationalPatient } from '../../src/domain/patient.js';
import { ADA, HILLSIDE, RIVERSIDE } from '../callers.js';
import { FakeClock } from '../fake-clock.js';
import { requestAt } from '../requests.js';

const PATIENT: NationalPatient = {
  nhsNumber: ADA,
  name: { text: 'Ada Example', family: 'Example', given: ['Ada'], prefix: [] },
  birthDate: null,
  gender: null,
  deceased: null,
  addresses: [],
  telecoms: [],
  language: null,
  interpreterRequired: null,
  registeredPractice: HILLSIDE,
  isSensitive: false,
  tracedAt: '2026-06-15T09:00:00Z',
};
const REGISTERED: KnownPatient = { kind: 'allowed', patient: PATIENT, practice: HILLSIDE };
const NOWHERE: KnownPatient = { kind: 'no-current-practice', patient: { ...PATIENT, registeredPractice: null } };
const WINDOW = { from: '2026-06-15', to: '2027-06-15', isFilter: false };

const nobody = succeeded(null);
const notFound = failed(failure('PATIENT_NOT_FOUND', { practice: HILLSIDE, spineCode: 'PATIENT_NOT_FOUND' }));
const ada = succeeded({ logicalId: '1', nhsNumber: ADA, name: PATIENT.name, birthDate: null, gender: null });
const none = succeeded({ appointments: [], unreadable: 0 });

/** Appointments where every practice gives these answers to "who is the patient" and "which appointments". */
function appointments(registration: Outcome<unknown>, found: Outcome<unknown> = none) {
  const answer = (outcome: Outcome<unknown>) =>
    outcome.ok ? succeeded({ value: outcome.value, traceId: 't', retrievedAt: PATIENT.tracedAt, size: 2 }) : outcome;
  const asking = {
    ask: (_request: unknown, { kind }: { readonly kind: string }) =>
      Promise.resolve({ outcome: answer(kind === 'registration' ? registration : found), how: 'made' }),
  } as unknown as Asking;
  const practices = createPractices({ practices: [], groups: [] });
  const registrations = createRegistrations(asking, practices);
  return createAppointments({ asking, registrations, practices, refuse: () => failure('NO_REGISTERED_PRACTICE') });
}

const listOf = (
  known: KnownPatient,
  practices: readonly (typeof HILLSIDE)[] | null,
  registration: Outcome<unknown>,
  found?: Outcome<unknown>,
) => appointments(registration, found).ofPatient(requestAt(new FakeClock()), known, practices, WINDOW, () => undefined);

describe('appointments of a patient whom a practice says it does not know', () => {
  test.each([
    ['an empty answer', nobody],
    ['a refusal', notFound],
  ])('are not complete if it is the registered practice: %s', async (_what, registration) => {
    for (const named of [null, [HILLSIDE], [RIVERSIDE, HILLSIDE]]) {
      const list = await listOf(REGISTERED, named, registration);
      expect(list.complete).toBe(false);
      expect(list.sources.at(-1)).toMatchObject({ state: 'NOT_REGISTERED', failure: { code: 'PATIENT_NOT_FOUND' } });
      expect(list.notices).toMatchObject([
        { code: 'UNRECOGNISED', practice: HILLSIDE, text: expect.stringMatching(/did not find/) as unknown },
      ]);
    }
  });

  test.each([
    ['an empty answer', nobody],
    ['a refusal', notFound],
  ])('are complete if it is another practice: %s', async (_what, registration) => {
    for (const known of [REGISTERED, NOWHERE]) {
      const list = await listOf(known, [RIVERSIDE], registration);
      expect(list).toMatchObject({ complete: true, notices: [], sources: [{ state: 'NOT_REGISTERED' }] });
    }
  });

  test('are not complete if it has just said that it does', async () => {
    const list = await listOf(REGISTERED, [RIVERSIDE], ada, notFound);
    expect(list).toMatchObject({ complete: false, sources: [{ state: 'NOT_REGISTERED' }] });
  });

  test('are complete if it knows them and has none', async () => {
    expect(await listOf(REGISTERED, null, ada)).toMatchObject({ complete: true, sources: [{ state: 'ANSWERED' }] });
  });
});
