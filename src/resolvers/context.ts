import type { Appointments } from '../booking/appointments.js';
import type { Capabilities } from '../directory/capabilities.js';
import type { IdentityGate } from '../directory/identity-gate.js';
import type { PracticeHealth } from '../directory/practice-health.js';
import type { Practices } from '../directory/practices.js';
import type { Registrations } from '../directory/registrations.js';
import type { Staff } from '../directory/staff.js';
import type { Targets } from '../directory/targets.js';
import type { Clock } from '../domain/clock.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { Origin, RawPointer } from '../domain/record.js';
import type { PlannedDemand } from '../domain/record-demand.js';
import type { RequestScope } from '../domain/request-scope.js';
import type { OperationPlan } from '../planner/plan.js';
import type { RecordService } from '../record/service.js';
import type { AnswerBudget } from './answer-budget.js';
import type { SafetyLog } from './safety-log.js';
import type { SealedIds } from './sealed-ids.js';
import type { Rules } from '../planner/rules.js';

/** An encounter as the caller sees it. */
export interface EncounterView {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly expiresAt: number;
}

/** The rooms below, as resolvers see them. */
export interface Services {
  readonly identity: IdentityGate;
  readonly practices: Practices;
  readonly targets: Targets;
  readonly capabilities: Capabilities;
  readonly registrations: Registrations;
  readonly staff: Staff;
  readonly record: RecordService;
  readonly appointments: Appointments;
  readonly health: (practice: OdsCode) => PracticeHealth;
  readonly endEncounter: (request: RequestScope, encounterId: string) => boolean;
  /** A resource inside an answer, as the practice sent it. */
  readonly rawAt: (request: RequestScope, origin: Origin, pointer: RawPointer) => unknown;
  readonly ids: SealedIds;
  readonly clock: Clock;
  readonly rules: Rules;
}

/** What every resolver is given. One for each request. */
export interface GraphQLContext {
  readonly services: Services;
  readonly request: RequestScope;
  readonly encounter: EncounterView | null;
  readonly safety: SafetyLog;
  readonly answer: AnswerBudget;
  /** Whether the caller asked to see every call. */
  readonly wantsTrace: boolean;
  /** What the request's scope shows as `fields` and `demands`: filled in by the planner, before anything is executed. */
  readonly planned: { readonly fields: string[]; readonly demands: Map<NHSNumber, readonly PlannedDemand[]> };
  /** Set by the planner, before anything is executed. */
  plan: OperationPlan | null;
}
