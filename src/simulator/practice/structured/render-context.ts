import type { Day } from '../../calendar/days.js';
import { hasQuirk, type QuirkName } from '../../estate/personalities.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { type RecordIds, recordIds } from './record-ids.js';

/** What every part of a record is rendered with. */
export interface RenderContext {
  readonly practice: Practice;
  readonly registration: Registration;
  readonly ids: RecordIds;
  readonly today: Day;
  readonly has: (quirk: QuirkName) => boolean;
  /** Reference to a member of staff, noting that they have to come along. */
  readonly staff: (key: string) => { reference: string };
  /** Keys of the staff that were referred to. */
  readonly mentioned: ReadonlySet<string>;
}

/** A context that notes who is mentioned while something is rendered. */
export function renderContext(practice: Practice, registration: Registration, today: Day): RenderContext {
  const ids = recordIds(practice, registration.person.nhsNumber);
  const mentioned = new Set<string>();
  return {
    practice,
    registration,
    ids,
    today,
    has: (quirk) => hasQuirk(practice.row.personality, quirk),
    staff: (key) => {
      mentioned.add(key);
      return ids.reference('Practitioner', key);
    },
    mentioned,
  };
}
