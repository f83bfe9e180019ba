import { CAPABILITIES, type Capability, type CapabilityStatement, type ServiceFilter } from '../domain/capability.js';
import type { Failure } from '../domain/failure.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { Outcome } from '../domain/outcome.js';
import type { RequestScope } from '../domain/request-scope.js';
import { readCapabilityStatement } from '../fhir/index.js';
import { INTERACTIONS } from '../gpconnect/interactions.js';
import type { Answer } from '../gpconnect/call.js';
import type { AreaMemory, AreaSupport } from './area-support.js';
import type { Asking } from './asking.js';
import type { Targets } from './targets.js';

/** One kind of thing a practice can be asked for: the schema's `PracticeCapability`. */
export interface PracticeCapability {
  readonly capability: Capability;
  readonly available: boolean;
  readonly version: string | null;
  readonly software: string | null;
  readonly checkedAt: string | null;
  readonly failure: Failure | null;
  readonly areas: readonly AreaSupport[];
  readonly serviceFilter: ServiceFilter | null;
}

/** Finds out what practices can be asked for. */
export interface Capabilities {
  /** From the directory and from the capability statement, which is kept. */
  of(request: RequestScope, practice: OdsCode): Promise<readonly PracticeCapability[]>;
  /** What the practice says of filtering by service: null if it cannot be found out. */
  serviceFilter(request: RequestScope, practice: OdsCode): Promise<ServiceFilter | null>;
}

const SERVICE_FILTER: Readonly<Record<NonNullable<CapabilityStatement['serviceFiltering']>, ServiceFilter>> = {
  enabled: 'APPLIED',
  'organization-disabled': 'OFF_AT_PRACTICE',
  'supplier-disabled': 'OFF_AT_SUPPLIER',
  unrecognised: 'UNRECOGNISED',
};

/** Makes the finder. */
export function createCapabilities(
  asking: Asking,
  targets: Targets,
  areas: AreaMemory,
  now: () => number,
): Capabilities {
  // The statement of Foundations speaks for the structured record too: its own is not deployed everywhere (spec 01 §2).
  const statementOf = async (
    request: RequestScope,
    practice: OdsCode,
  ): Promise<Outcome<Answer<CapabilityStatement>>> => {
    const target = await targets.resolve(request, practice, 'FOUNDATIONS', null);
    if (!target.ok) return target;
    const { outcome } = await asking.ask<object, CapabilityStatement>(request, {
      kind: 'capabilities',
      key: target.value.serviceRoot,
      interaction: INTERACTIONS.readCapabilities,
      params: {},
      practice,
      patient: null,
      read: (body) => readCapabilityStatement(body.json()),
    });
    return outcome;
  };
  const filterOf = (statement: CapabilityStatement): ServiceFilter =>
    statement.serviceFiltering === null ? 'NOT_KNOWN' : SERVICE_FILTER[statement.serviceFiltering];

  return {
    async of(request, practice) {
      const [statement, ...found] = await Promise.all([
        statementOf(request, practice),
        ...CAPABILITIES.map((capability) => targets.resolve(request, practice, capability, null)),
      ]);
      const said = statement.ok ? statement.value : null;
      return CAPABILITIES.map((capability, index): PracticeCapability => {
        const target = found[index] ?? statement;
        const isSpokenFor = SPOKEN_FOR.has(capability);
        const failure = failureOf(target) ?? (isSpokenFor ? failureOf(statement) : null);
        const speaker = isSpokenFor && target.ok ? said : null;
        return {
          capability,
          available: failure === null && (speaker === null || offers(speaker.value, capability)),
          version: speaker?.value.version ?? null,
          software: speaker?.value.software ?? null,
          checkedAt: speaker?.retrievedAt ?? new Date(now()).toISOString(),
          failure,
          areas: capability === 'STRUCTURED' && target.ok ? areas.support(practice, said?.value ?? null) : [],
          serviceFilter: capability === 'APPOINTMENTS' && said !== null ? filterOf(said.value) : null,
        };
      });
    },
    async serviceFilter(request, practice) {
      const statement = await statementOf(request, practice);
      return statement.ok ? filterOf(statement.value.value) : null;
    },
  };
}

const failureOf = (outcome: Outcome<unknown>): Failure | null => (outcome.ok ? null : outcome.failure);

/** Capabilities that the statement of Foundations speaks for. */
const SPOKEN_FOR: ReadonlySet<Capability> = new Set(['FOUNDATIONS', 'APPOINTMENTS', 'STRUCTURED']);

/** Presence of entries decides, not the version (spec 02 §9). A structured endpoint in the directory stands without an entry too. */
function offers(statement: CapabilityStatement, capability: Capability): boolean {
  return capability !== 'APPOINTMENTS' || statement.resources.has('Appointment');
}
