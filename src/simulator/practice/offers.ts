import type { PracticeRow } from '../estate/practice-rows.js';
import { INTERACTIONS, type InteractionName } from './interactions.js';

/** Interactions that hang on a switch of the practice; all others come with their product. */
const CONDITIONS: Readonly<Partial<Record<InteractionName, (row: PracticeRow) => boolean>>> = {
  findService: ({ services }) => services.length > 0,
  readService: ({ services }) => services.length > 0,
  listAppointments: ({ appointments }) => appointments,
  readAppointment: ({ appointments }) => appointments,
  // The metadata interaction of its own came after version 1.2, and is not deployed everywhere (spec 01 §2, traps).
  readStructuredMetadata: ({ structured }) => structured === '1.6',
};

/** Whether a practice offers an interaction, as far as that is for the practice to say. */
export function offers(row: PracticeRow, interaction: InteractionName): boolean {
  if (INTERACTIONS[interaction].product === 'structured' && row.structured === null) return false;
  return CONDITIONS[interaction]?.(row) ?? true;
}
