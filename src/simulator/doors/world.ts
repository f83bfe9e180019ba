import type { Clock } from '../clock.js';
import type { Faults } from '../control/faults.js';
import type { Journal } from '../control/journal.js';
import type { Estate } from '../estate/estate.js';
import type { ConsumerOrganisation } from '../national/consumer.js';
import type { Pace } from '../national/pace.js';
import type { Registrations } from '../national/registrations.js';
import type { Handlers } from '../practice/request.js';
import type { Latency } from '../wire/latency.js';

/** All that the doors of Spine and of the practices work on. */
export interface World {
  readonly clock: Clock;
  readonly estate: Estate;
  readonly registrations: Registrations;
  readonly consumers: readonly ConsumerOrganisation[];
  readonly handlers: Handlers;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly latency: Latency;
  readonly pace: Pace;
}
