import { hasQuirk } from '../../estate/personalities.js';
import { PROFILE } from '../fhir-names.js';
import { warningOutcome } from '../outcome.js';
import {
  type AnsweredArea,
  answerAllergies,
  answerLinkedProblems,
  answerMedication,
  NO_AREA,
} from './answered-areas.js';
import { fillMarks } from './call-marks.js';
import { hasUpperCaseIds } from './record-ids.js';
import type { RecordQuery } from './record-query.js';
import type { RenderedRecord } from './rendered-record.js';

/** The parts of an answer before they are put in order. */
interface Parts {
  readonly patient: string;
  /** Registered practice, usual GP and what they do: always there (spec 04 §6). */
  readonly core: readonly string[];
  readonly problems: AnsweredArea;
  readonly allergies: AnsweredArea;
  readonly medication: AnsweredArea;
  readonly otherActors: readonly string[];
  readonly outcome: readonly string[];
}

type Order = (parts: Parts) => readonly string[];

const AREAS = ['problems', 'allergies', 'medication'] as const;

/** The order that the specification recommends (spec 04 §6). */
const recommended: Order = (parts) => [
  parts.patient,
  ...parts.core,
  ...AREAS.flatMap((area) => [...parts[area].lists, ...parts[area].items]),
  ...parts.otherActors,
  ...parts.outcome,
];

const listsFirst: Order = (parts) => [
  ...AREAS.flatMap((area) => parts[area].lists),
  parts.patient,
  ...AREAS.flatMap((area) => parts[area].items),
  ...parts.core,
  ...parts.otherActors,
  ...parts.outcome,
];

const actorsLast: Order = (parts) => [
  parts.patient,
  ...AREAS.flatMap((area) => [...parts[area].items, ...parts[area].lists]),
  ...parts.core,
  ...parts.otherActors,
  ...parts.outcome,
];

function orderOf(record: RenderedRecord): Order {
  const { personality } = record.practice.row;
  if (hasQuirk(personality, 'listsFirst')) return listsFirst;
  return hasQuirk(personality, 'actorsLast') ? actorsLast : recommended;
}

/** Entries of an answer: what was asked for, what comes with it, and what could not be done. */
function entriesOf(record: RenderedRecord, query: RecordQuery): readonly string[] {
  const allergies = query.allergies === null ? null : answerAllergies(record, query.allergies);
  const medication = query.medication === null ? null : answerMedication(record, query.medication);
  const problems = answerLinkedProblems(record, medication?.answered ?? [], allergies?.answered ?? []);
  const usualGp = record.registration.usualGp.key;
  const mentioned = [problems, allergies ?? NO_AREA, medication ?? NO_AREA].flatMap(({ staff }) => [...staff]);
  const others = [...new Set(mentioned)].filter((key) => key !== usualGp);
  return orderOf(record)({
    patient: record.patient,
    core: [record.organisation, ...record.staff(usualGp)],
    problems,
    allergies: allergies ?? NO_AREA,
    medication: medication ?? NO_AREA,
    otherActors: [...others.flatMap((key) => record.staff(key)), ...record.places],
    outcome: query.unrecognised.length === 0 ? [] : [JSON.stringify(warningOutcome(query.unrecognised))],
  });
}

/** Puts an answer together. The same question about the same record is put together once, and only filled in for each call. */
export function assembleRecord(record: RenderedRecord, query: RecordQuery, traceId: string, now: Date): string {
  const { personality } = record.practice.row;
  const { allergies, medication, unrecognised } = query;
  const template = record.templates.get(JSON.stringify([allergies, medication, unrecognised]), () =>
    entriesOf(record, query).join('},{"resource":'),
  );
  const id = hasQuirk(personality, 'noBundleId') ? '' : `"id":${JSON.stringify(traceId)},`;
  const head = `{"resourceType":"Bundle",${id}"meta":{"profile":["${PROFILE.StructuredRecord}"]},"type":"collection"`;
  const entries = fillMarks(template, { traceId, now, upperCaseIds: hasUpperCaseIds(personality) });
  return `${head},"entry":[{"resource":${entries}}]}`;
}
