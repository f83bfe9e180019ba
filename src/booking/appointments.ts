import type { Asking } from '../directory/asking.js';
import { differenceNotices } from '../directory/cross-check.js';
import type { KnownPatient } from '../directory/identity-gate.js';
import type { NoPracticeRefusal } from '../directory/no-practice.js';
import type { Practices } from '../directory/practices.js';
import type { Registrations } from '../directory/registrations.js';
import { stateOf } from '../directory/source-state.js';
import type { AppointmentFacts } from '../domain/appointment.js';
import { failure, type Failure } from '../domain/failure.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import { failed, succeeded, type Outcome } from '../domain/outcome.js';
import type { NationalPatient } from '../domain/patient.js';
import type { RecordNotice } from '../domain/record.js';
import type { RequestScope } from '../domain/request-scope.js';
import type { AppliedFilter, Gathered, Source } from '../domain/source.js';
import { readAppointment, readAppointments } from '../fhir/index.js';
import { INTERACTIONS } from '../gpconnect/interactions.js';

/** Days of appointments to look at, both included, `YYYY-MM-DD`. */
export interface AppointmentWindow {
  readonly from: string;
  readonly to: string;
  /** Whether the caller named the days, so that they are a filter to show. */
  readonly isFilter: boolean;
}

/** Appointments of a patient: the schema's `AppointmentList`. */
export interface AppointmentList extends Gathered {
  readonly all: readonly AppointmentFacts[];
  readonly caveats: readonly string[];
}

/** An appointment with its practice's part in the answer. */
export interface FoundAppointment {
  readonly appointment: AppointmentFacts;
  readonly gathered: Gathered;
}

/** Appointments of patients at practices. Never kept: they change under everybody's hands. */
export interface Appointments {
  /**
   * Practices: null for the registered one. Each is asked on its own, all at once; `arrived` is told of each part as it comes, so that
   * what follows from it need not wait for the slowest.
   */
  ofPatient(
    request: RequestScope,
    patient: KnownPatient,
    practices: readonly OdsCode[] | null,
    window: AppointmentWindow,
    arrived: (appointments: readonly AppointmentFacts[]) => void,
  ): Promise<AppointmentList>;
  /** One appointment, read again. Null if it is not there any more, or is somebody else's. */
  read(
    request: RequestScope,
    practice: OdsCode,
    patient: NationalPatient,
    logicalId: string,
  ): Promise<Outcome<FoundAppointment | null>>;
  /** Which answer an appointment came from. */
  sourceOf(appointment: AppointmentFacts): Source;
}

/** What is shown with every list (spec 03 §7). */
const CAVEATS = {
  future: 'Only appointments from today on can be seen here: earlier ones are not given.',
  until: (day: string) => `Only appointments until ${day} were asked for: later ones can be seen by naming the days.`,
  asked: 'Only the practices named under sources were asked: the patient may have appointments elsewhere.',
} as const;

interface Part {
  readonly source: Source;
  /** Nothing more can be there: a full answer, or a practice without this patient that has no reason to have them. */
  readonly isWhole: boolean;
  readonly appointments: readonly AppointmentFacts[];
  readonly notices: readonly RecordNotice[];
}

/** What the reader is made of. */
export interface AppointmentParts {
  readonly asking: Asking;
  readonly registrations: Registrations;
  readonly practices: Practices;
  readonly refuse: NoPracticeRefusal;
}

/** Makes the reader of appointments. */
export function createAppointments({ asking, registrations, practices, refuse }: AppointmentParts): Appointments {
  async function list(
    request: RequestScope,
    practice: OdsCode,
    nhsNumber: NHSNumber,
    patientId: string,
    { from, to }: AppointmentWindow,
  ) {
    return asking.ask<
      { readonly patientId: string; readonly from: string; readonly to: string },
      { readonly appointments: readonly AppointmentFacts[]; readonly unreadable: number }
    >(request, {
      kind: 'appointments',
      key: JSON.stringify([practice, patientId, from, to]),
      interaction: INTERACTIONS.patientAppointments,
      params: { patientId, from, to },
      practice,
      patient: nhsNumber,
      read: (body, { traceId, retrievedAt }) => {
        const reading = readAppointments(body.json(), { practice, nhsNumber, traceId, retrievedAt });
        const isAnothers =
          reading.ok &&
          reading.value.appointments.some((found) => found.patientId !== null && found.patientId !== patientId);
        return isAnothers
          ? { ok: false, problem: 'An appointment is not about the patient who was asked for.' }
          : reading;
      },
    });
  }

  async function partOf(
    request: RequestScope,
    known: KnownPatient,
    practice: OdsCode,
    window: AppointmentWindow,
  ): Promise<Part> {
    const { patient } = known;
    const { nhsNumber } = patient;
    const { outcome: found } = await registrations.find(request, practice, nhsNumber);
    if (!found.ok && found.failure.code !== 'PATIENT_NOT_FOUND') return unanswered(practice, found.failure);
    const registration = found.ok ? found.value.value : null;
    if (registration === null) {
      const why = found.ok ? failure('PATIENT_NOT_FOUND', { practice }) : found.failure;
      return withoutPatient(practice, why, known.kind === 'allowed' && known.practice === practice);
    }
    const { outcome, how } = await list(request, practice, nhsNumber, registration.logicalId, window);
    if (!outcome.ok) return unanswered(practice, outcome.failure);
    const { value, traceId, retrievedAt } = outcome.value;
    return {
      source: {
        practice: practices.ref(practice),
        state: value.unreadable > 0 ? 'PARTIAL' : 'ANSWERED',
        failure: null,
        retrievedAt,
        fromCache: how === 'kept',
        traceId,
      },
      isWhole: value.unreadable === 0,
      appointments: value.appointments,
      notices: [...differenceNotices(patient, registration, practice), ...unreadable(value.unreadable, practice)],
    };
  }

  const sourceOf: Appointments['sourceOf'] = ({ origin: { practice, retrievedAt, traceId } }) => ({
    ...{ practice: practices.ref(practice), state: 'ANSWERED', failure: null, retrievedAt, traceId },
    fromCache: false,
  });

  const unanswered = (practice: OdsCode, why: Failure): Part => ({
    source: {
      practice: practices.ref(practice),
      state: stateOf(why.code),
      failure: why,
      retrievedAt: null,
      fromCache: false,
      traceId: why.traceId,
    },
    isWhole: false,
    appointments: [],
    notices: [],
  });

  /** Found nothing is not: no such person (spec 01 §8.3). Where the national record says that they are registered, it is a contradiction. */
  const withoutPatient = (practice: OdsCode, why: Failure, isTheirs: boolean): Part => ({
    ...unanswered(practice, why),
    isWhole: !isTheirs,
    notices: isTheirs ? [notice('UNRECOGNISED', practice, NOT_THEIRS)] : [],
  });

  return {
    async ofPatient(request, known, named, window, arrived) {
      const registered = known.kind === 'allowed' ? [known.practice] : [];
      const asked = [...new Set(named ?? registered)];
      const parts = await Promise.all(
        asked.map(async (practice) => {
          const part = await partOf(request, known, practice, window);
          arrived(part.appointments);
          return part;
        }),
      );
      return {
        all: parts.flatMap(({ appointments }) => appointments).sort(byStart),
        notices: parts.flatMap(({ notices }) => notices),
        caveats: [CAVEATS.future, ...(window.isFilter ? [] : [CAVEATS.until(window.to)]), CAVEATS.asked],
        sources: parts.map(({ source }) => source),
        complete: parts.length > 0 && parts.every(({ isWhole }) => isWhole),
        filters: window.isFilter ? [daysFilter(window)] : [],
        notAsked: asked.length === 0 ? refuse(request, known.patient.nhsNumber, 'READ_APPOINTMENTS') : null,
      };
    },
    sourceOf,
    async read(request, practice, patient, logicalId) {
      const { nhsNumber } = patient;
      const { outcome: found } = await registrations.find(request, practice, nhsNumber);
      if (!found.ok) return found;
      const registration = found.value.value;
      const { outcome } = await asking.ask<{ readonly id: string }, AppointmentFacts>(request, {
        kind: 'appointments',
        key: JSON.stringify([practice, logicalId]),
        interaction: INTERACTIONS.readAppointment,
        params: { id: logicalId },
        practice,
        patient: nhsNumber,
        read: (body, { traceId, retrievedAt }) =>
          readAppointment(body.json(), { practice, nhsNumber, traceId, retrievedAt }),
      });
      if (!outcome.ok) {
        const isGone = GONE.includes(outcome.failure.code) || outcome.failure.spineCode === 'INVALID_RESOURCE';
        return isGone ? succeeded(null) : outcome;
      }
      const appointment = outcome.value.value;
      if (registration === null) return failed(failure('UPSTREAM_INVALID', { practice }));
      if (registration.logicalId !== appointment.patientId) return failed(failure('UPSTREAM_INVALID', { practice }));
      const notices = differenceNotices(patient, registration, practice);
      const gathered = { sources: [sourceOf(appointment)], complete: true, filters: [], notAsked: null, notices };
      return succeeded({ appointment, gathered });
    },
  };
}

/** A practice refuses an appointment that has begun as it refuses one that never was (spec 03 §6). */
const GONE: readonly string[] = ['NOT_FOUND', 'PATIENT_NOT_FOUND'];

const byStart = (a: AppointmentFacts, b: AppointmentFacts): number =>
  Date.parse(a.start) - Date.parse(b.start) ||
  (a.origin.practice + a.logicalId < b.origin.practice + b.logicalId ? -1 : 1);

const daysFilter = ({ from, to }: AppointmentWindow): AppliedFilter => ({
  argument: 'from, to',
  value: `${from} to ${to}`,
  text: `Only appointments that start from ${from} to ${to}.`,
  by: 'PRACTICE',
});

const notice = (code: RecordNotice['code'], practice: OdsCode, text: string): RecordNotice => ({
  code,
  rawCode: null,
  text,
  practice,
  area: null,
  within: null,
  differences: [],
});

const NOT_THEIRS =
  'The patient is registered with this practice according to the national record, but the practice did not find them: there may be appointments that are not shown.';

function unreadable(count: number, practice: OdsCode): readonly RecordNotice[] {
  const text = `${count} of the appointments that the practice sent could not be read.`;
  return count === 0 ? [] : [notice('UNREADABLE_ITEMS', practice, text)];
}
