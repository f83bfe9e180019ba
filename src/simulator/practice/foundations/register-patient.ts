import { addMonths } from '../../calendar/days.js';
import { ukDay, ukInstant } from '../../calendar/uk-time.js';
import { randomFor } from '../../chance/random.js';
import type { Estate } from '../../estate/estate.js';
import type { Person } from '../../estate/people/person.js';
import { isOnTheList, type Practice, type Registration } from '../../estate/practice.js';
import { fhir } from '../../wire/answer.js';
import { PROFILE } from '../fhir-names.js';
import { refuseUnless } from '../outcome.js';
import type { Handler, Handlers } from '../request.js';
import { registeredPatient } from './registered-patient.js';
import { readRegistration, type SentPatient } from './registration-body.js';
import { verifiedPerson } from './verification.js';

/** How long a temporary registration lasts. */
const MONTHS = 3;

/** The person as the practice now has them: what the consumer said, and from PDS what it did not say (spec 02 §4.2). */
function heldPerson(sent: SentPatient, person: Person): Person {
  const { prefix, given, family, birthDate } = sent;
  return { ...person, name: { prefix, given, family }, birthDate, gender: sent.gender ?? person.gender };
}

function registrationOf(
  sent: SentPatient,
  person: Person,
  {
    practice,
    earlier,
    now,
    seed,
  }: {
    readonly practice: Practice;
    readonly earlier: Registration | undefined;
    readonly now: Date;
    readonly seed: string;
  },
): Registration {
  const random = randomFor(seed, practice.row.odsCode, 'registered since', person.nhsNumber);
  return {
    id: practice.ids.of('Patient', person.nhsNumber),
    usualGp: random.pick(practice.staff.filter(({ gmcNumber }) => gmcNumber !== null)),
    preferredPlace: practice.places[0],
    ...earlier,
    person: heldPerson(sent, person),
    kind: 'temporary',
    isActive: true,
    sharing: earlier?.sharing ?? 'allowed',
    registeredOn: ukDay(now),
    diedOn: null,
    term: {
      from: now,
      until: ukInstant(addMonths(ukDay(now), MONTHS), '00:00'),
      isReactivated: earlier !== undefined,
      asRegistered: sent.asRegistered,
    },
  };
}

/** Registering somebody for a while, or again (spec 02 §4). Whom PDS knows of is in the estate. */
export function registrationHandlers(estate: Pick<Estate, 'person' | 'seed'>): Handlers {
  const registerPatient: Handler = ({ practice, body, now }) => {
    const sent = readRegistration(body);
    const person = verifiedPerson(sent, estate.person(sent.nhsNumber));
    const earlier = practice.patients.byNumber(person.nhsNumber);
    refuseUnless(
      !isOnTheList(earlier, now),
      'DUPLICATE_REJECTED',
      'registerPatient: the patient is registered already',
    );
    const registration = registrationOf(sent, person, { practice, earlier, now, seed: estate.seed });
    practice.patients.enter(registration);
    return fhir(200, {
      resourceType: 'Bundle',
      meta: { profile: [PROFILE.Searchset] },
      type: 'searchset',
      entry: [{ resource: registeredPatient(practice, registration) }],
    });
  };
  return { registerPatient };
}
