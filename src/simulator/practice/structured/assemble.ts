import type { Area } from '../../estate/clinical/gp-record.js';
import { hasQuirk } from '../../estate/personalities.js';
import { PROFILE } from '../fhir-names.js';
import { PRODUCTS } from '../interactions.js';
import { warningOutcome } from '../outcome.js';
import { type Actor, actorKey } from './actors.js';
import { answerContent } from './answer-content.js';
import { type AnsweredAreas, answeredAreas } from './answered-areas.js';
import { fillMarks } from './call-marks.js';
import { hasUpperCaseIds } from './record-ids.js';
import type { RecordQuery } from './record-query.js';
import type { RenderedRecord } from './rendered-record.js';

/** The parts of an answer before they are put in order. */
interface Parts {
  readonly patient: string;
  /** Registered practice, usual GP and what they do: always there (spec 04 §6). */
  readonly core: readonly string[];
  readonly areas: AnsweredAreas;
  readonly otherActors: readonly string[];
  readonly outcome: readonly string[];
}

type Order = (parts: Parts) => readonly string[];

const BEFORE_ACTORS: readonly Area[] = [
  'consultations',
  'problems',
  'immunisations',
  'observations',
  'allergies',
  'medications',
];
const AFTER_ACTORS: readonly Area[] = ['investigations', 'referrals', 'diary', 'documents'];
const AREAS: readonly Area[] = [...BEFORE_ACTORS, ...AFTER_ACTORS];

const listsThenItems = ({ areas }: Parts, order: readonly Area[]): readonly string[] =>
  order.flatMap((area) => [...areas.area(area).lists, ...areas.area(area).items]);

/** The order that the specification recommends (spec 04 §6). */
const recommended: Order = (parts) => [
  parts.patient,
  ...parts.core,
  ...listsThenItems(parts, BEFORE_ACTORS),
  ...parts.otherActors,
  ...parts.outcome,
  ...listsThenItems(parts, AFTER_ACTORS),
];

const listsFirst: Order = (parts) => [
  ...AREAS.flatMap((area) => parts.areas.area(area).lists),
  parts.patient,
  ...AREAS.flatMap((area) => parts.areas.area(area).items),
  ...parts.core,
  ...parts.otherActors,
  ...parts.outcome,
];

const actorsLast: Order = (parts) => [
  parts.patient,
  ...AREAS.flatMap((area) => [...parts.areas.area(area).items, ...parts.areas.area(area).lists]),
  ...parts.core,
  ...parts.otherActors,
  ...parts.outcome,
];

function orderOf(record: RenderedRecord): Order {
  const { personality } = record.practice.row;
  if (hasQuirk(personality, 'listsFirst')) return listsFirst;
  return hasQuirk(personality, 'actorsLast') ? actorsLast : recommended;
}

/** Who comes along beside the usual GP: places that the patient and the practice name, and whoever the items name. */
function otherActors({ practice, registration }: RenderedRecord, mentioned: readonly Actor[]): readonly Actor[] {
  const place = (key: string): Actor => ({ kind: 'place', key });
  const staff = mentioned.filter((actor) => actor.kind === 'staff' && actor.key !== registration.usualGp.key);
  const others = mentioned.filter(({ kind }) => kind !== 'staff');
  const all = [...staff, place(practice.places[0].key), place(registration.preferredPlace.key), ...others];
  return [...new Map(all.map((actor) => [actorKey(actor), actor])).values()];
}

/** Entries of an answer: what was asked for, what comes with it, and what could not be done. */
function entriesOf(
  record: RenderedRecord,
  { areas: queries, warnings }: RecordQuery,
  documentsRoot: string,
): readonly string[] {
  const tellsLinkedProblems = !hasQuirk(record.practice.row.personality, 'noProblemHeaders');
  const content = answerContent(queries, { ...record, tellsLinkedProblems });
  const areas = answeredAreas(record, content, documentsRoot);
  return orderOf(record)({
    patient: record.patient,
    core: [record.organisation, ...record.actor({ kind: 'staff', key: record.registration.usualGp.key })],
    areas,
    otherActors: otherActors(record, areas.actors).flatMap((actor) => record.actor(actor)),
    outcome: warnings.length === 0 ? [] : [JSON.stringify(warningOutcome(warnings))],
  });
}

/** The call that is answered. */
export interface AnsweredCall {
  readonly traceId: string;
  readonly now: Date;
  /** Service root under which the practice was asked. */
  readonly root: string;
}

/** Documents have a server of their own beside the one that was asked. */
function documentsRootOf(root: string): string {
  return `${root.slice(0, -PRODUCTS.structured.path.length)}${PRODUCTS.documents.path}`;
}

/** Puts an answer together. The same question about the same record is put together once, and only filled in for each call. */
export function assembleRecord(
  record: RenderedRecord,
  query: RecordQuery,
  { traceId, now, root }: AnsweredCall,
): string {
  const { personality } = record.practice.row;
  const template = record.templates.get(JSON.stringify([query.areas, query.warnings, root]), () =>
    entriesOf(record, query, documentsRootOf(root)).join('},{"resource":'),
  );
  const id = hasQuirk(personality, 'noBundleId') ? '' : `"id":${JSON.stringify(traceId)},`;
  const head = `{"resourceType":"Bundle",${id}"meta":{"profile":["${PROFILE.StructuredRecord}"]},"type":"collection"`;
  const entries = fillMarks(template, { traceId, now, upperCaseIds: hasUpperCaseIds(personality) });
  return `${head},"entry":[{"resource":${entries}}]}`;
}
