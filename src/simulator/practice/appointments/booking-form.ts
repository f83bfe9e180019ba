import type { Appointment, AppointmentParticipant, Extension, Organization } from 'fhir/r3.js';
import { ukDay } from '../../calendar/uk-time.js';
import { daySpan } from '../dated.js';
import { CODE_SYSTEM, EXTENSION, IDENTIFIER, PROFILE } from '../fhir-names.js';
import { refuseUnless } from '../outcome.js';

/** Something that has to hold of what was sent, besides that its elements are in order. */
interface Rule<Sent> {
  readonly holds: (sent: Sent, now: Date) => boolean;
  /** What is said if it does not: the element, and what is wrong with it. */
  readonly says: string;
}

const claims =
  (profile: string) =>
  ({ meta }: Pick<Appointment, 'meta'>): boolean =>
    meta?.profile?.includes(profile) === true;

const extensionsOf = ({ extension = [] }: Appointment, url: string): readonly Extension[] =>
  extension.filter((one) => one.url === url);

/** The type of resource and the id that a participant's reference names. */
export function actorOf({ actor }: AppointmentParticipant): { readonly type: string; readonly id: string } {
  const [type = '', id = ''] = (actor?.reference ?? '').split('/');
  return { type, id };
}

const count = ({ participant }: Appointment, type: string): number =>
  participant.filter((one) => actorOf(one).type === type).length;

/** The organisation that the appointment says has booked it: the one that is contained. */
export function organisationOf({ contained = [] }: Appointment): Organization | undefined {
  return contained.find((one) => one.resourceType === 'Organization');
}

/** Identifiers of an organisation that are ODS codes. */
export function odsCodesOf({ identifier = [] }: Organization): readonly string[] {
  return identifier.flatMap(({ system, value }) => (system === IDENTIFIER.odsCode ? (value ?? []) : []));
}

/** Phone numbers of an organisation. */
export function phonesOf({ telecom = [] }: Organization): readonly string[] {
  return telecom.flatMap(({ system, value }) => (system === 'phone' ? (value ?? []) : []));
}

/** What an organisation calls its type: codes of the one system that a search for slots has them from (spec 03 §2.1). */
export function typesOf({ type = [] }: Organization): readonly string[] {
  return type
    .flatMap(({ coding = [] }) => coding)
    .flatMap(({ system, code }) => (system === CODE_SYSTEM.organisationType ? (code ?? []) : []));
}

/** Extensions that a booking may have, each once, and the element that holds the value of each (spec 03 §9.1). */
const EXTENSIONS: Readonly<Record<string, keyof Extension>> = {
  [EXTENSION.bookingOrganisation]: 'valueReference',
  [EXTENSION.deliveryChannel]: 'valueCode',
  [EXTENSION.practitionerRole]: 'valueCodeableConcept',
};

const OF_APPOINTMENTS: readonly Rule<Appointment>[] = [
  { says: 'id is given by the practice', holds: ({ id }) => id === undefined },
  { says: `meta.profile is not ${PROFILE.Appointment}`, holds: claims(PROFILE.Appointment) },
  {
    says: 'extension: a booking has no cancellation reason',
    holds: (sent) => extensionsOf(sent, EXTENSION.cancellationReason).length === 0,
  },
  {
    says: 'extension(BookingOrganisation) is missing',
    holds: (sent) => extensionsOf(sent, EXTENSION.bookingOrganisation).length > 0,
  },
  { says: 'contained: exactly one organisation is wanted', holds: ({ contained = [] }) => contained.length === 1 },
  {
    says: 'extension(BookingOrganisation) does not point to the organisation that is contained',
    holds: (sent) =>
      extensionsOf(sent, EXTENSION.bookingOrganisation).every(
        ({ valueReference }) => valueReference?.reference === `#${organisationOf(sent)?.id ?? ''}`,
      ),
  },
  { says: 'status is not booked', holds: ({ status }) => status === 'booked' },
  { says: 'created is missing', holds: ({ created }) => created !== undefined },
  {
    says: 'created lies in the future',
    holds: ({ created = '' }, now) => (daySpan(created)?.from ?? '') <= ukDay(now),
  },
  { says: 'priority is not a number from 0 to 9', holds: ({ priority = 0 }) => priority <= 9 },
  { says: 'participant: exactly one Patient is wanted', holds: (sent) => count(sent, 'Patient') === 1 },
  { says: 'participant: exactly one Location is wanted', holds: (sent) => count(sent, 'Location') === 1 },
  { says: 'participant: one HealthcareService at the most', holds: (sent) => count(sent, 'HealthcareService') <= 1 },
];

const OF_PARTICIPANTS: readonly Rule<AppointmentParticipant>[] = [
  { says: 'actor.reference is missing', holds: ({ actor }) => actor?.reference !== undefined },
  { says: 'status is not accepted: nobody else is booked', holds: ({ status }) => status === 'accepted' },
  {
    says: 'type: one coding at the most',
    holds: ({ type = [] }) => type.flatMap(({ coding = [] }) => coding).length <= 1,
  },
];

/** Its type may be left out: it has to be said only if the search for slots said it, which nobody here knows any more. */
const OF_ORGANISATIONS: readonly Rule<Organization>[] = [
  { says: `meta.profile is not ${PROFILE.Organization}`, holds: claims(PROFILE.Organization) },
  { says: 'identifier: exactly one ODS code is wanted', holds: (one) => odsCodesOf(one).length === 1 },
  { says: 'telecom with a phone number is missing', holds: (one) => phonesOf(one).length > 0 },
  { says: 'type: one at the most', holds: ({ type = [] }) => type.length <= 1 },
  {
    says: `type is not one of ${CODE_SYSTEM.organisationType}`,
    holds: (one) => one.type === undefined || typesOf(one).length === 1,
  },
];

function check<Sent>(rules: readonly Rule<Sent>[], sent: Sent, where: string, now: Date): void {
  for (const { holds, says } of rules) refuseUnless(holds(sent, now), 'INVALID_RESOURCE', `${where}.${says}`);
}

function checkExtensions({ extension = [] }: Appointment): void {
  for (const [index, one] of extension.entries()) {
    const { url } = one;
    const holder = Object.hasOwn(EXTENSIONS, url) ? EXTENSIONS[url] : undefined;
    const isFirst = extension.findIndex((other) => other.url === url) === index;
    const where = `Appointment.extension ${url}`;
    refuseUnless(holder !== undefined, 'INVALID_RESOURCE', `${where} is not known here`);
    refuseUnless(one[holder] !== undefined, 'INVALID_RESOURCE', `${where}: ${holder} is missing`);
    refuseUnless(isFirst, 'INVALID_RESOURCE', `${where} is given more than once`);
  }
}

/** Refuses a booking, its elements in order, that breaks a rule of form; the first one broken is named (spec 03 §3.1, §3.4). */
export function checkBookingForm(sent: Appointment, now: Date): void {
  check(OF_APPOINTMENTS, sent, 'Appointment', now);
  checkExtensions(sent);
  for (const [index, one] of sent.participant.entries()) {
    check(OF_PARTICIPANTS, one, `Appointment.participant[${index}]`, now);
  }
  const organisation = organisationOf(sent);
  if (organisation !== undefined) check(OF_ORGANISATIONS, organisation, 'Appointment.contained(Organization)', now);
}
