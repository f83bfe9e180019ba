import { hasQuirk } from '../estate/personalities.js';
import type { PracticeRow, SwitchableCapability } from '../estate/practice-rows.js';
import type { Format } from './formats.js';
import { INTERACTIONS, type InteractionName, type Product } from './interactions.js';

/** Interactions that hang on a switch of the practice; all others come with their product. */
const CONDITIONS: Readonly<Partial<Record<InteractionName, (row: PracticeRow) => boolean>>> = {
  findService: ({ services }) => services.length > 0,
  readService: ({ services }) => services.length > 0,
};

/** Whether a practice's system has a product at all. */
const OFFERED: Readonly<Record<Product, (row: PracticeRow) => boolean>> = {
  gpconnect: () => true,
  structured: ({ structured }) => structured !== null,
  documents: ({ documents }) => documents,
  html: ({ html }) => html !== null,
};

/** Whether a practice offers an interaction, as far as that is for the practice to say. */
export function offers(row: PracticeRow, interaction: InteractionName): boolean {
  return OFFERED[INTERACTIONS[interaction].product](row) && (CONDITIONS[interaction]?.(row) ?? true);
}

/** Whether scopes under a product may have a confidentiality suffix: it came with version 1.6 of records and documents (spec 01 §6.3). */
export function knowsConfidentiality(row: PracticeRow, product: Product): boolean {
  return product === 'documents' || (product === 'structured' && row.structured !== '1.2');
}

/** Formats that a practice's system speaks, the one it prefers first: JSON is a SHALL, XML a SHOULD (spec 01 §7). */
export function formatsOf({ personality }: PracticeRow): readonly Format[] {
  return hasQuirk(personality, 'jsonOnly') ? ['json'] : ['json', 'xml'];
}

/** Interactions of Appointment Management; the others that share their root are Foundations. */
const APPOINTMENTS: ReadonlySet<InteractionName> = new Set<InteractionName>([
  'findSlots',
  'bookAppointment',
  'readAppointment',
  'amendAppointment',
  'cancelAppointment',
  'listAppointments',
]);

/** The capability that an interaction belongs to: what a practice switches on and off. */
export function capabilityOf(interaction: InteractionName): SwitchableCapability {
  const { product } = INTERACTIONS[interaction];
  if (product !== 'gpconnect') return product;
  return APPOINTMENTS.has(interaction) ? 'appointments' : 'foundations';
}
