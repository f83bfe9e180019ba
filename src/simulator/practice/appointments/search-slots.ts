import { addDays } from '../../calendar/days.js';
import { ukDay } from '../../calendar/uk-time.js';
import { closedTo } from '../../estate/appointments/openness.js';
import type { Slot } from '../../estate/appointments/session.js';
import { hasQuirk } from '../../estate/personalities.js';
import type { Practice } from '../../estate/practice.js';
import { IDENTIFIER } from '../fhir-names.js';
import { filteringStatus } from '../filtering-status.js';
import { refuseUnless } from '../outcome.js';
import type { Handler } from '../request.js';
import type { AppointmentBook, Page } from './appointment-book.js';
import { slotBundles } from './slot-bundle.js';
import { readSlotQuery, type SlotQuery, type Token } from './slot-query.js';

/** Which service is asked for, as far as the practice filters by services at all; null for all slots (spec 03 §2.5). */
function serviceAskedFor(services: readonly Token[], practice: Practice): string | null {
  if (filteringStatus(practice.row) !== 'enabled') return null;
  const name = 'service.identifier';
  for (const { system, value } of services) {
    const isDosId = system === IDENTIFIER.dosServiceId;
    refuseUnless(isDosId, 'INVALID_PARAMETER', `${name}: system ${system} is not ${IDENTIFIER.dosServiceId}`);
    const isListed = practice.services.some(({ dosId }) => dosId === value);
    refuseUnless(isListed, 'NO_RECORD_FOUND', `${name}: the practice has no service ${value}`);
  }
  refuseUnless(services.length <= 1, 'BAD_REQUEST', `${name}: given more than once`);
  return services[0]?.value ?? null;
}

/** The slots that the asker can have, wholly within the window (spec 03 §2.3). What has begun already may be shown: not all systems do. */
function freeSlots(
  { window: { from, to }, asker }: SlotQuery,
  service: string | null,
  practice: Practice,
  page: Page,
): readonly Slot[] {
  const hidesBegun = hasQuirk(practice.row.personality, 'hidesBegunSlots');
  // A session that began the day before may go on after midnight.
  return page
    .slots(addDays(ukDay(from), -1), ukDay(to))
    .filter(
      (slot) =>
        slot.start >= from &&
        slot.end <= to &&
        (service === null || slot.session.service === service) &&
        !(hidesBegun && slot.start <= page.moment.now) &&
        closedTo(asker, slot, page.moment) === null &&
        !page.isTaken(slot),
    );
}

/** Search for free slots (spec 03 §2). */
export function findSlotsHandler(book: AppointmentBook): Handler {
  const bundle = slotBundles();
  return ({ practice, query, now }) => {
    const asked = readSlotQuery(query);
    const service = serviceAskedFor(asked.services, practice);
    const page = book.at(practice, now);
    const filtering = asked.services.length === 0 ? null : filteringStatus(practice.row);
    const slots = freeSlots(asked, service, practice, page);
    return bundle({ slots, practice, includes: asked.includes, filtering }, (slot) => page.versionOf(slot));
  };
}
