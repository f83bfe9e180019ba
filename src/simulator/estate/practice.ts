import { addDays, type Day } from '../calendar/days.js';
import { ukDay } from '../calendar/uk-time.js';
import { randomFor } from '../chance/random.js';
import { stableDigits } from '../chance/stable-id.js';
import { logicalIds, type LogicalIds } from './logical-ids.js';
import { addressIn, type PostalAddress, switchboard } from './people/addresses.js';
import type { Person } from './people/person.js';
import { type StaffMember, staffOf } from './people/staff.js';
import type { TemporaryTerm } from './people/temporary-term.js';
import type { PracticeRow } from './practice-rows.js';

/** A surgery or branch where patients go. */
export interface Place {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly address: PostalAddress;
  readonly phone: string;
}

/** A service with the id that the practice's server gives it. */
export interface Service {
  readonly id: string;
  readonly dosId: string;
  readonly name: string;
}

/** A patient on a practice's list. */
export interface Registration {
  readonly person: Person;
  /** Logical id of the Patient at this practice. */
  readonly id: string;
  readonly kind: 'regular' | 'temporary';
  /** Somebody who has left is still known, and found by nobody. */
  readonly isActive: boolean;
  /** Whether the patient lets their record be shared. Does not concern appointments. */
  readonly sharing: 'allowed' | 'refused';
  readonly registeredOn: Day;
  readonly diedOn: Day | null;
  readonly usualGp: StaffMember;
  readonly preferredPlace: Place;
  /** Set for who registered since the start. */
  readonly term?: TemporaryTerm;
}

/** Whether somebody is on the list at this instant: a registration for a while ends when its term does (spec 02 §2). */
export function isOnTheList(registration: Registration | undefined, now: Date): registration is Registration {
  if (registration?.isActive !== true) return false;
  return registration.term === undefined || now < registration.term.until;
}

/** Somebody who is to be on a practice's list: as the practice knows them, which may be otherwise than PDS does. */
export interface OnTheList {
  readonly person: Person;
  readonly kind: Registration['kind'];
  readonly sharing: Registration['sharing'];
  /** They were here once: known, and found by nobody. */
  readonly hasLeft?: true;
}

/** Who is on a practice's list before anybody registers there. */
export interface PatientList {
  find(nhsNumber: string): OnTheList | undefined;
  numbers(): readonly string[];
}

/** Who is on a practice's list. It changes when somebody registers. */
export interface PatientRegister {
  byNumber(nhsNumber: string): Registration | undefined;
  byId(id: string): Registration | undefined;
  /** Somebody who was on the list until they died: nothing finds them but what may show a record for a while after (spec 05 §1). */
  lateByNumber(nhsNumber: string): Registration | undefined;
  lateById(id: string): Registration | undefined;
  /** Puts somebody on the list, in the place of an earlier registration of theirs. */
  enter(registration: Registration): void;
}

/** So many registrations are kept once they have been made from the list: thousands of practices have many patients. */
const KEPT_REGISTRATIONS = 50;

function registerOf(
  list: PatientList,
  ids: LogicalIds,
  registrationOf: (one: OnTheList) => Registration,
): PatientRegister {
  const entered = new Map<string, Registration>();
  const made = new Map<string, Registration>();
  const enteredIds = new Map<string, string>();
  let listedIds: ReadonlyMap<string, string> | null = null;
  const fromList = (nhsNumber: string): Registration | undefined => {
    const one = list.find(nhsNumber);
    if (one === undefined) return undefined;
    if (made.size >= KEPT_REGISTRATIONS) made.clear();
    const registration = registrationOf(one);
    made.set(nhsNumber, registration);
    return registration;
  };
  const byNumber = (nhsNumber: string): Registration | undefined =>
    entered.get(nhsNumber) ?? made.get(nhsNumber) ?? fromList(nhsNumber);
  const byId = (id: string): Registration | undefined => {
    listedIds ??= new Map(list.numbers().map((nhsNumber) => [ids.of('Patient', nhsNumber), nhsNumber]));
    const nhsNumber = enteredIds.get(id) ?? listedIds.get(id);
    return nhsNumber === undefined ? undefined : byNumber(nhsNumber);
  };
  return {
    byNumber: (nhsNumber) => ifLiving(byNumber(nhsNumber)),
    byId: (id) => ifLiving(byId(id)),
    lateByNumber: (nhsNumber) => ifLate(byNumber(nhsNumber)),
    lateById: (id) => ifLate(byId(id)),
    enter(registration) {
      entered.set(registration.person.nhsNumber, registration);
      enteredIds.set(registration.id, registration.person.nhsNumber);
    },
  };
}

const ifLiving = (one: Registration | undefined): Registration | undefined => (one?.diedOn === null ? one : undefined);
const ifLate = (one: Registration | undefined): Registration | undefined => (one?.diedOn == null ? undefined : one);

/** A practice with its people and places. */
export interface Practice {
  readonly row: PracticeRow;
  /** When all that it holds from before was as it is; it stays so. */
  readonly asOf: Date;
  readonly ids: LogicalIds;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly address: PostalAddress;
    readonly phone: string;
  };
  /** The main surgery first. */
  readonly places: readonly [Place, ...Place[]];
  /** Stands for wherever a visit takes place (spec 03 §7). */
  readonly visitPlaceId: string;
  readonly staff: readonly [StaffMember, ...StaffMember[]];
  readonly services: readonly Service[];
  readonly patients: PatientRegister;
}

const BRANCH_NAMES = ['Station Road Branch', 'Village Hall Branch', 'Market Square Branch', 'Riverside Branch'];

function placesOf(row: PracticeRow, ids: LogicalIds, seed: string, phone: string): readonly [Place, ...Place[]] {
  const random = randomFor(seed, row.odsCode, 'places');
  const place = (key: string, name: string, itsPhone: string): Place => ({
    key,
    id: ids.of('Location', key),
    name,
    address: addressIn(row.town, random),
    phone: itsPhone,
  });
  return [place('main', row.name, phone), place('branch', random.pick(BRANCH_NAMES), switchboard(random))];
}

function firstOf<T>(list: readonly T[], what: string): readonly [T, ...T[]] {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error(`A practice without ${what}.`);
  return [first, ...rest];
}

/** Its services, none where filtering by them is switched off (spec 03 §2.5). */
function servicesOf({ odsCode, services, filteringOff }: PracticeRow): readonly Service[] {
  if (filteringOff !== undefined) return [];
  return services.map((service) => ({ ...service, id: stableDigits(4, 'service', odsCode, service.dosId) }));
}

/** Builds a practice with those who are on its list. */
export function practiceOf(
  row: PracticeRow,
  list: PatientList,
  { seed, asOf }: { readonly seed: string; readonly asOf: Date },
): Practice {
  const today = ukDay(asOf);
  const ids = logicalIds(row.odsCode, row.personality);
  const phone = switchboard(randomFor(seed, row.odsCode, 'phone'));
  const places = placesOf(row, ids, seed, phone);
  const staff = firstOf(staffOf(row, ids, seed), 'staff');
  const doctors = staff.filter((member) => member.gmcNumber !== null);
  const registrationOf = ({ person, kind, sharing, hasLeft }: OnTheList): Registration => {
    const random = randomFor(seed, row.odsCode, 'registration', person.nhsNumber);
    return {
      person,
      id: ids.of('Patient', person.nhsNumber),
      kind,
      isActive: hasLeft !== true && person.diedDaysAgo === null,
      sharing,
      registeredOn: addDays(today, kind === 'temporary' ? -random.int(10, 60) : -person.registeredDaysAgo),
      diedOn: person.diedDaysAgo === null ? null : addDays(today, -person.diedDaysAgo),
      usualGp: random.pick(doctors),
      preferredPlace: random.pick(places),
    };
  };
  return {
    row,
    asOf,
    ids,
    organisation: { id: ids.of('Organization', row.odsCode), name: row.name, address: places[0].address, phone },
    places,
    visitPlaceId: ids.of('Location', 'visit'),
    staff,
    services: servicesOf(row),
    patients: registerOf(list, ids, registrationOf),
  };
}
