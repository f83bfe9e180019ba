import { addDays, type Day, weekday } from '../../calendar/days.js';
import { ukInstant } from '../../calendar/uk-time.js';
import { randomFor } from '../../chance/random.js';
import type { JobRole, StaffMember } from '../people/staff.js';
import type { Practice } from '../practice.js';
import { type Session, type Slot, UNRESTRICTED } from './session.js';
import { type BlockRow, SESSION_ROWS, type SessionRow } from './session-rows.js';
import { sessionId, slotId } from './slot-ids.js';

const MINUTE_MS = 60_000;

/** Who holds it: a member of staff with their role, or a role that nobody has been named for. */
function holderOf(by: SessionRow['by'], staff: readonly StaffMember[]): { staff: string | null; role: JobRole } {
  if (typeof by !== 'string') return { staff: null, role: by };
  const member = staff.find(({ key }) => key === by);
  if (member === undefined) throw new Error(`A session of ${by}, who does not work there.`);
  return { staff: by, role: member.role };
}

function bookableFrom(day: Day, { release }: BlockRow): Date | null {
  return release === undefined ? null : ukInstant(addDays(day, -release.daysBefore), release.at);
}

/** From the first minute of the first block to the last of the last. */
function spanOf({ blocks, name }: SessionRow, day: Day): { start: Date; end: Date } {
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) throw new Error(`${name}: a session without slots.`);
  const end = ukInstant(day, last.at).getTime() + last.count * last.minutes * MINUTE_MS;
  return { start: ukInstant(day, first.at), end: new Date(end) };
}

function sessionOf(row: SessionRow, number: number, day: Day, staff: readonly StaffMember[]): Session {
  return {
    id: sessionId(day, number),
    day,
    name: row.name,
    ...holderOf(row.by, staff),
    place: row.place,
    service: row.service ?? null,
    ...spanOf(row, day),
    fullForDays: row.fullForDays ?? null,
    limitPerOrganisation: row.limitPerOrganisation ?? null,
  };
}

/** The slots of a block; times within it are counted in minutes gone by, whatever the clocks do. */
function slotsOf(block: BlockRow, session: Session, isTaken: () => boolean): readonly Omit<Slot, 'id'>[] {
  const first = ukInstant(session.day, block.at).getTime();
  const span = block.minutes * MINUTE_MS;
  return Array.from({ length: block.count }, (_unused, index) => ({
    session,
    start: new Date(first + index * span),
    end: new Date(first + (index + 1) * span),
    channel: block.channel,
    type: block.type,
    isTaken: isTaken(),
    isOnline: block.offline !== true,
    bookableFrom: bookableFrom(session.day, block),
    restriction: { ...UNRESTRICTED, ...block.keptFor },
  }));
}

/** The slots that a practice has on a day, session by session, made from its plan and the seed: for one day always the same. */
export function slotsOn(practice: Practice, day: Day, seed: string): readonly Slot[] {
  const kind = weekday(day);
  return SESSION_ROWS[practice.row.sessions].flatMap((row, number) => {
    if (!row.days.includes(kind)) return [];
    const random = randomFor(seed, 'session', practice.row.odsCode, day, number);
    const session = sessionOf(row, number, day, practice.staff);
    return row.blocks
      .flatMap((block) => slotsOf(block, session, () => random.chance(block.taken)))
      .map((slot, index) => ({ ...slot, id: slotId(session.id, index) }));
  });
}
