import type { AreaMemory } from '../directory/area-support.js';
import type { KnownPatient } from '../directory/identity-gate.js';
import type { NoPracticeRefusal } from '../directory/no-practice.js';
import type { Practices } from '../directory/practices.js';
import type { OdsCode } from '../domain/ods-code.js';
import { failure } from '../domain/failure.js';
import { failed, succeeded, type Outcome } from '../domain/outcome.js';
import type { RecordDemand } from '../domain/record-demand.js';
import type { RecordItem } from '../domain/record-items.js';
import type { Origin, RecordArea } from '../domain/record.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';
import type { Gathered, Source } from '../domain/source.js';
import { allergyList, type AllergyList, type AllergyWish } from './allergy-list.js';
import { itemName } from './item-name.js';
import { medicationList, type AllergiesBeside, type MedicationList, type MedicationWish } from './medication-list.js';
import { partOf, partOfOther, type AreaView, type Part } from './part.js';
import { listBase, type GatheredParts } from './record-list.js';
import type { Retrieval } from './retrieval.js';

/** The coded record of patients, list by list. */
export interface RecordService {
  /** Practices: null for the registered one. Any other is named in the sources and not called. */
  medications(
    request: RequestScope,
    patient: KnownPatient,
    practices: readonly OdsCode[] | null,
    wish: MedicationWish,
  ): Promise<MedicationList>;
  allergies(
    request: RequestScope,
    patient: KnownPatient,
    practices: readonly OdsCode[] | null,
    wish: AllergyWish,
  ): Promise<AllergyList>;
  /**
   * One item by its `itemName`, read again, with all that is to be told with the list it stands in. Null if it is not there any more,
   * or its practice does not hold the record any more.
   */
  item(
    request: RequestScope,
    patient: KnownPatient,
    practice: OdsCode,
    kind: RecordItem['__typename'],
    name: string,
  ): Promise<Outcome<FoundItem | null>>;
  /** Which answer an item came from, and how that practice's part went, in this request. */
  sourceOf(request: RequestScope, item: RecordItem): Source;
}

/** An item with its practice's part in the answer. */
export interface FoundItem {
  readonly item: RecordItem;
  readonly gathered: Gathered;
}

/** What the service is made of. */
export interface RecordParts {
  readonly retrieval: Retrieval;
  readonly practices: Practices;
  readonly areas: AreaMemory;
  readonly refuse: NoPracticeRefusal;
}

const NO_LIST = {
  text: 'The practice answered without the list that belongs to this area: nothing is known about it.',
  isSupplied: false,
} as const;
const NO_ENDED_LIST = {
  text: 'The practice answered without its list of ended allergies: ended ones may be missing.',
  isSupplied: true,
} as const;

/** Where in a mapped record the areas stand (spec 04 §7.1: a list that is absent is not an empty list). */
const VIEWS = {
  medications: {
    area: 'MEDICATIONS',
    missing: ({ medicationList }) => (medicationList.present ? null : NO_LIST),
    count: ({ medications }) => medications.length,
  },
  allergies: {
    area: 'ALLERGIES',
    missing: ({ allergyList: active, endedAllergyList: ended }, wanted) => {
      if (!active.present) return NO_LIST;
      return wanted.allergies?.ended === true && !ended.present ? NO_ENDED_LIST : null;
    },
    count: ({ allergies }) => allergies.length,
  },
} as const satisfies Record<keyof RecordDemand, AreaView>;

/** Which area has to be asked for to see an item of a kind again. Problems come along with the medicines they are linked to. */
const HELD_BY = {
  Medication: { area: 'medications', demand: { medications: { since: null, issues: true }, allergies: null } },
  Problem: { area: 'medications', demand: { medications: { since: null, issues: true }, allergies: null } },
  Allergy: { area: 'allergies', demand: { medications: null, allergies: { ended: true } } },
} as const satisfies Record<RecordItem['__typename'], { area: keyof RecordDemand; demand: RecordDemand }>;

/** Makes the service. */
export function createRecordService({ retrieval, practices, areas, refuse }: RecordParts): RecordService {
  /** How each area of each answer went, by the answer's trace id. */
  const sourcesOf = perRequest(() => new Map<string, Map<RecordArea, Source>>());
  const remember = (request: RequestScope, { traceId }: Origin, area: RecordArea, source: Source) => {
    const ofAreas = sourcesOf(request).get(traceId);
    // Two lists may show one answer, and one of them find it less whole than the other: items stand in both.
    if ((ofAreas?.get(area)?.state ?? 'ANSWERED') !== 'ANSWERED') return;
    sourcesOf(request).set(traceId, new Map(ofAreas).set(area, source));
  };

  async function ask(
    request: RequestScope,
    { patient, practice }: Extract<KnownPatient, { kind: 'allowed' }>,
    area: keyof RecordDemand,
    demand: RecordDemand,
  ): Promise<Part> {
    const view = VIEWS[area];
    const outcome = await retrieval.area(request, practice, patient.nhsNumber, area, demand);
    if (outcome.ok) {
      const { organisations } = outcome.value.record;
      for (const { odsCode, name } of organisations) practices.learn(odsCode, name);
    }
    const part = partOf(practices.ref(practice), outcome, patient, view, demand);
    if (part.answer !== null) remember(request, part.answer.record.origin, view.area, part.source);
    if (part.answer !== null && (part.list.supplied || part.source.state === 'NOT_SUPPORTED')) {
      const isDisabled = part.source.failure?.code === 'CAPABILITY_DISABLED';
      areas.saw(practice, view.area, part.list.supplied ? 'SUPPORTED' : isDisabled ? 'DISABLED' : 'NOT_SUPPORTED');
    }
    return part;
  }

  async function gather(
    request: RequestScope,
    known: KnownPatient,
    named: readonly OdsCode[] | null,
    area: keyof RecordDemand,
    demand: RecordDemand,
  ): Promise<GatheredParts> {
    if (known.kind === 'no-current-practice') {
      return { parts: [], notAsked: refuse(request, known.patient.nhsNumber, 'READ_RECORD') };
    }
    const asked = [...new Set(named ?? [known.practice])];
    const parts = await Promise.all(
      asked.map((odsCode) =>
        odsCode === known.practice
          ? ask(request, known, area, demand)
          : Promise.resolve(partOfOther(practices.ref(odsCode))),
      ),
    );
    return { parts, notAsked: null };
  }

  const allergiesBeside = ({ parts }: GatheredParts, { patient }: KnownPatient): AllergiesBeside =>
    parts.map(({ answer, source }) =>
      answer?.asked.allergies == null
        ? null
        : partOf(source.practice, succeeded(answer), patient, VIEWS.allergies, answer.asked).list,
    );

  return {
    async medications(request, patient, named, wish) {
      const demand = { medications: wish, allergies: null };
      const gathered = await gather(request, patient, named, 'medications', demand);
      return medicationList(gathered, wish, allergiesBeside(gathered, patient));
    },
    async allergies(request, patient, named, wish) {
      const demand = { medications: null, allergies: wish };
      return allergyList(await gather(request, patient, named, 'allergies', demand), wish);
    },
    sourceOf(request, { __typename, origin }) {
      const { practice, retrievedAt, traceId } = origin;
      const ofAreas = sourcesOf(request).get(traceId);
      const all = [...(ofAreas?.values() ?? [])];
      // A problem may have come with any area: it is as whole as the least whole of them.
      const own = ofAreas?.get(VIEWS[HELD_BY[__typename].area].area);
      const least = all.find(({ state }) => state !== 'ANSWERED') ?? all[0];
      return (
        (__typename === 'Problem' ? least : (own ?? least)) ?? {
          ...{ practice: practices.ref(practice), state: 'ANSWERED', failure: null, retrievedAt, traceId },
          fromCache: false,
        }
      );
    },
    async item(request, known, practice, kind, name) {
      if (known.kind !== 'allowed' || known.practice !== practice) return succeeded(null);
      const { area, demand } = HELD_BY[kind];
      const part = await ask(request, known, area, demand);
      if (part.answer === null) return failed(part.source.failure ?? failure('INTERNAL', { practice }));
      const { medications, allergies, linked } = part.answer.record;
      const isWanted = (item: RecordItem) => item.__typename === kind && itemName(item.key) === name;
      const item = [...medications, ...allergies, ...linked].find(isWanted);
      return succeeded(item === undefined ? null : { item, gathered: listBase({ parts: [part], notAsked: null }, []) });
    },
  };
}
