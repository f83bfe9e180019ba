import DataLoader from 'dataloader';
import type { Keeper } from '../cache/keeper.js';
import type { MappedRecord } from '../domain/mapped-record.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import { succeeded, type Outcome } from '../domain/outcome.js';
import type { Reading } from '../domain/reading.js';
import { NO_DEMAND, type RecordDemand } from '../domain/record-demand.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';
import type { Asking } from '../directory/asking.js';
import { INTERACTIONS } from '../gpconnect/interactions.js';
import type { ResponseBody } from '../gpconnect/body.js';
import type { Arrival } from '../gpconnect/call.js';
import { areasOf, covers, only, parametersOf, unite, withCompanions } from './demand.js';
import type { RecordMapping } from './mapping.js';
import type { RawBodies } from './raw-bodies.js';

/** A practice's answer about one patient's record, and what it was asked for. */
export interface RecordAnswer {
  readonly record: MappedRecord;
  /** What the practice was asked. */
  readonly asked: RecordDemand;
  readonly fromCache: boolean;
}

/** Retrieves structured records: at most one call per patient and practice for all that an operation asks. */
export interface Retrieval {
  /** The answer that holds one area, retrieved together with everything else that the operation asks of this patient. */
  area(
    request: RequestScope,
    practice: OdsCode,
    nhsNumber: NHSNumber,
    area: keyof RecordDemand,
    demand: RecordDemand,
  ): Promise<Outcome<RecordAnswer>>;
}

/** What retrieval is made of. */
export interface RetrievalParts {
  readonly asking: Asking;
  readonly keeper: Keeper;
  readonly mapping: RecordMapping;
  readonly bodies: RawBodies;
}

interface Kept {
  readonly record: MappedRecord;
  readonly bytes: number;
}

/** Demands whose answers are kept for a patient at a practice. */
interface KeptDemands {
  readonly demands: readonly RecordDemand[];
}

/** Memory of mapped data for each byte of the body it came from (docs/performance.md). */
const MAPPED_SHARE = 0.25;
const INDEX_BYTES = 200;

type Answers = ReadonlyMap<keyof RecordDemand, Outcome<RecordAnswer>>;

/** Makes retrieval. */
export function createRetrieval({ asking, keeper, mapping, bodies }: RetrievalParts): Retrieval {
  const loaders = perRequest(() => new Map<string, DataLoader<RecordDemand, Answers>>());
  const askedBefore = perRequest(() => new Map<string, RecordDemand[]>());

  async function read(
    body: ResponseBody,
    { traceId, retrievedAt }: Arrival,
    practice: OdsCode,
    nhsNumber: NHSNumber,
    signal: AbortSignal,
  ): Promise<Reading<Kept>> {
    const reading = await mapping.map(body, { practice, nhsNumber, traceId, retrievedAt }, signal);
    if (!reading.ok) return reading;
    const record = reading.value;
    if (record.patient?.nhsNumber !== nhsNumber) {
      return { ok: false, problem: 'The answer is not about the patient who was asked for.' };
    }
    bodies.hold(record.origin, body);
    return { ok: true, value: { record, bytes: body.bytes.length + body.size * MAPPED_SHARE } };
  }

  async function ask(
    request: RequestScope,
    practice: OdsCode,
    nhsNumber: NHSNumber,
    demand: RecordDemand,
  ): Promise<Outcome<RecordAnswer>> {
    const patientKey = JSON.stringify([practice, nhsNumber]);
    const { outcome, how } = await asking.ask<{ readonly parameters: object }, Kept>(request, {
      kind: 'record',
      key: JSON.stringify([practice, nhsNumber, demand]),
      interaction: INTERACTIONS.structuredRecord,
      params: { parameters: parametersOf(nhsNumber, demand) },
      practice,
      patient: nhsNumber,
      read: (body, arrival, signal) => read(body, arrival, practice, nhsNumber, signal),
      weigh: ({ value }) => value.bytes,
    });
    if (!outcome.ok) return outcome;
    if (how !== 'kept') {
      const others = keptDemands(request, patientKey).filter((kept) => !covers(demand, kept));
      keeper.keep(request, 'record', patientKey, { demands: [...others, demand] } satisfies KeptDemands, INDEX_BYTES);
    }
    return succeeded({ record: outcome.value.value.record, asked: demand, fromCache: how === 'kept' });
  }

  const keptDemands = (request: RequestScope, patientKey: string): readonly RecordDemand[] =>
    (keeper.peek(request, 'record', patientKey) as KeptDemands | undefined)?.demands ?? [];
  const lookUp = <V>(memory: Map<string, V>, key: string, make: () => V): V => {
    const value = memory.get(key) ?? make();
    memory.set(key, value);
    return value;
  };

  /** Everything wanted: each area from an answer in hand that covers it, and one call for all the rest. */
  async function gather(
    request: RequestScope,
    practice: OdsCode,
    nhsNumber: NHSNumber,
    wanted: RecordDemand,
  ): Promise<Answers> {
    const patientKey = JSON.stringify([practice, nhsNumber]);
    // What this request has asked before is in hand too, kept or not, answered or failed.
    const asked = lookUp(askedBefore(request), patientKey, (): RecordDemand[] => []);
    const known = [...asked, ...keptDemands(request, patientKey)];
    const inHand = (area: keyof RecordDemand) => known.find((demand) => covers(demand, only(area, wanted)));
    const missing = areasOf(wanted)
      .filter((area) => inHand(area) === undefined)
      .reduce((sum, area) => unite(sum, only(area, wanted)), NO_DEMAND);
    const call = withCompanions(missing);
    if (areasOf(call).length > 0) asked.push(call);
    return new Map(
      await Promise.all(
        areasOf(wanted).map(
          async (area) => [area, await ask(request, practice, nhsNumber, inHand(area) ?? call)] as const,
        ),
      ),
    );
  }

  // A loader of its own for each practice and patient: a batch resolves only when its slowest member does.
  const loaderOf = (request: RequestScope, practice: OdsCode, nhsNumber: NHSNumber) =>
    lookUp(loaders(request), JSON.stringify([practice, nhsNumber]), () => {
      const planned = (request.demands.get(nhsNumber) ?? [])
        .filter(({ practices }) => practices === null || practices.includes(practice))
        .reduce((sum, { demand }) => unite(sum, demand), NO_DEMAND);
      return new DataLoader<RecordDemand, Answers>(
        async (demands) => {
          const answers = await gather(request, practice, nhsNumber, demands.reduce(unite, planned));
          return demands.map(() => answers);
        },
        { cache: false },
      );
    });

  return {
    async area(request, practice, nhsNumber, area, demand) {
      const answers = await loaderOf(request, practice, nhsNumber).load(only(area, demand));
      const answer = answers.get(area);
      if (answer === undefined) throw new Error(`The area ${area} was not asked for.`);
      return answer;
    },
  };
}
