import type { Keeper } from '../cache/keeper.js';
import type { Capability } from '../domain/capability.js';
import { failure } from '../domain/failure.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import { failed, succeeded, type Outcome } from '../domain/outcome.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';
import { readDirectoryAsids, readDirectoryEndpoints } from '../fhir/index.js';
import { LOOKED_UP_BY } from '../gpconnect/interactions.js';
import type { NationalClient } from '../gpconnect/national-client.js';
import { isSameTarget, type Target } from '../gpconnect/practice-client.js';
import type { Obtainer } from './reuse.js';

/** Endpoints of practices that the configuration gives: they stand in for the national directory. */
export type ConfiguredEndpoints = ReadonlyMap<OdsCode, Readonly<Record<Capability, Target | undefined>>>;

/** Finds out where a practice's capability is reached. */
export interface Targets {
  /**
   * Where to ask. From the configuration, else from the national directory: then it serves one patient in one encounter only
   * (spec 01 §3.5). Fails with CAPABILITY_NOT_OFFERED, PRACTICE_UNKNOWN or DIRECTORY_UNAVAILABLE.
   */
  resolve(
    request: RequestScope,
    practice: OdsCode,
    capability: Capability,
    patient: NHSNumber | null,
  ): Promise<Outcome<Target>>;
  /** Forgets a target that has shown itself to be wrong, and finds out anew. Joins whoever is doing that already. */
  renew(
    request: RequestScope,
    practice: OdsCode,
    capability: Capability,
    patient: NHSNumber | null,
    wrong: Target,
  ): Promise<Outcome<Target>>;
}

/** What target resolution is made of. */
export interface TargetsParts {
  readonly configured: ConfiguredEndpoints;
  /** The national endpoint directory; null if there is only the configuration. */
  readonly sds: NationalClient | null;
  readonly obtainer: Obtainer;
  readonly keeper: Keeper;
  readonly isKnown: (practice: OdsCode) => boolean;
}

const TARGET_BYTES = 300;
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';
const INTERACTION = 'https://fhir.nhs.uk/Id/nhsServiceInteractionId';
const PARTY_KEY = 'https://fhir.nhs.uk/Id/nhsMhsPartyKey';
const token = (name: string, system: string, value: string) => `${name}=${encodeURIComponent(`${system}|${value}`)}`;

/** Makes target resolution (spec 01 §3.4): the endpoint by interaction, then the ASID by interaction and party key. */
export function createTargets({ configured, sds, obtainer, keeper, isKnown }: TargetsParts): Targets {
  const keyOf = (practice: OdsCode, capability: Capability, patient: NHSNumber | null) =>
    JSON.stringify([practice, LOOKED_UP_BY[capability], patient]);
  const nothing = (practice: OdsCode, capability: Capability) => {
    // Every practice of GP Connect has Foundations: none, and not configured either, is no practice at all.
    const isUnknown = LOOKED_UP_BY[capability] === LOOKED_UP_BY.FOUNDATIONS && !isKnown(practice);
    return failed(failure(isUnknown ? 'PRACTICE_UNKNOWN' : 'CAPABILITY_NOT_OFFERED', { practice }));
  };

  async function lookUp(
    request: RequestScope,
    directory: NationalClient,
    practice: OdsCode,
    capability: Capability,
    signal: AbortSignal,
  ): Promise<Outcome<Target>> {
    const by = [token('organization', ODS, practice), token('identifier', INTERACTION, LOOKED_UP_BY[capability])];
    const about = { patient: null, practice };
    const endpoints = await directory.ask(
      request,
      { ...about, path: `/Endpoint?${by.join('&')}`, read: (body) => readDirectoryEndpoints(body.json()) },
      signal,
    );
    if (!endpoints.ok) return endpoints;
    const [endpoint] = endpoints.value.value;
    if (endpoint === undefined) return nothing(practice, capability);
    if (endpoint.partyKey !== null) by.push(token('identifier', PARTY_KEY, endpoint.partyKey));
    const asids = await directory.ask(
      request,
      { ...about, path: `/Device?${by.join('&')}`, read: (body) => readDirectoryAsids(body.json()) },
      signal,
    );
    if (!asids.ok) return asids;
    const [asid] = asids.value.value;
    return asid === undefined ? nothing(practice, capability) : succeeded({ serviceRoot: endpoint.address, asid });
  }

  async function look(
    request: RequestScope,
    directory: NationalClient,
    practice: OdsCode,
    capability: Capability,
    patient: NHSNumber | null,
  ): Promise<Outcome<Target>> {
    const { outcome } = await obtainer.obtain<Target>(request, {
      kind: 'target',
      key: keyOf(practice, capability, patient),
      subject: { service: 'sds', practice, capability, interactionId: null, patient, action: null },
      make: async (signal) => ({
        outcome: await lookUp(request, directory, practice, capability, signal),
        bytes: TARGET_BYTES,
      }),
    });
    return outcome;
  }

  /** Targets found by a request: what is asked about nobody, staff and places, goes where the request's patients were asked for. */
  const found = perRequest(() => new Map<string, Promise<Outcome<Target>>>());

  const targets: Targets = {
    async resolve(request, practice, capability, patient) {
      const endpoints = configured.get(practice);
      const target = endpoints?.[capability];
      if (target !== undefined) return succeeded(target);
      if (sds === null || endpoints !== undefined) return nothing(practice, capability);
      const inRequest = found(request);
      const endpoint = keyOf(practice, capability, null);
      const known = patient === null ? inRequest.get(endpoint) : undefined;
      const resolved = known ?? look(request, sds, practice, capability, patient);
      inRequest.set(endpoint, resolved);
      return resolved;
    },
    async renew(request, practice, capability, patient, wrong) {
      const held = await targets.resolve(request, practice, capability, patient);
      if (!held.ok || !isSameTarget(held.value, wrong)) return held;
      found(request).delete(keyOf(practice, capability, null));
      keeper.forget(request, 'target', keyOf(practice, capability, patient));
      return targets.resolve(request, practice, capability, patient);
    },
  };
  return targets;
}
