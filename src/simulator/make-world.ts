import type { World } from './doors/world.js';
import { buildEstate } from './estate/estate.js';
import type { GeneratedEstate } from './estate/generated/generated-estate.js';
import { DEMO_CONSUMER } from './national/consumer.js';
import { paceOf } from './national/pace.js';
import { registrationsOf } from './national/registrations.js';
import { appointmentBook } from './practice/appointments/appointment-book.js';
import { appointmentHandlers } from './practice/appointments/handlers.js';
import { withHtmlBodyChecked } from './practice/checked-html-body.js';
import { documentHandlers } from './practice/documents/handlers.js';
import { registrationHandlers } from './practice/foundations/register-patient.js';
import { allHandlers } from './practice/handlers.js';
import { htmlHandlers } from './practice/html/handlers.js';
import { recordShelf } from './practice/record-access.js';
import { structuredHandlers } from './practice/structured/handlers.js';
import type { RecordFolder } from './records/record-folder.js';
import { latencyOf, type LatencyOptions } from './wire/latency.js';

/** What a world is made from. */
export interface WorldOptions extends Pick<World, 'clock' | 'journal' | 'faults'> {
  readonly seed: string;
  readonly folder: RecordFolder;
  readonly generated: GeneratedEstate;
  readonly latency: string | LatencyOptions | undefined;
}

/** Spine and the practices, as of now, before anybody has asked for anything: nothing booked, nobody registered since. */
export function makeWorld({ seed, folder, generated, latency, clock, journal, faults }: WorldOptions): World {
  const estate = buildEstate({ seed, asOf: clock.now() }, folder.people, generated);
  const shelf = recordShelf(seed);
  const handlers = allHandlers([
    registrationHandlers(estate),
    appointmentHandlers(appointmentBook(seed, DEMO_CONSUMER)),
    structuredHandlers(shelf, folder.texts),
    withHtmlBodyChecked(htmlHandlers(shelf)),
    documentHandlers(shelf),
  ]);
  return {
    clock,
    estate,
    registrations: registrationsOf(estate, handlers, faults),
    consumers: [DEMO_CONSUMER],
    handlers,
    journal,
    faults,
    latency: latencyOf(latency, seed),
    pace: paceOf(seed),
  };
}
