import type { Encounter, EncounterParticipant, List, ListEntry } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Consultation, Heading, Topic } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, EXTENSION, nested, PROFILE } from '../fhir-names.js';
import { termConcept } from './codings.js';
import { itemMeta, type RenderContext } from './render-context.js';

const MINUTE_MS = 60_000;

function participants(item: Consultation, context: RenderContext): EncounterParticipant[] {
  const inPart = (system: string, code: string, display: string, key: string): EncounterParticipant => ({
    type: [concept(system, code, display)],
    individual: context.staff(key),
  });
  const recorder = inPart(CODE_SYSTEM.participantType, 'REC', 'recorder', item.recordedBy);
  if (context.has('onlyRecorderTakesPart')) return [recorder];
  return [
    inPart(CODE_SYSTEM.participation, 'PPRF', 'primary performer', item.performer),
    recorder,
    ...item.others.map((key) => inPart(CODE_SYSTEM.participation, 'PART', 'Participation', key)),
  ];
}

/** A contact with the patient; what was written in it stands in lists (spec 04 §13). */
export function encounterResource(item: Consultation, context: RenderContext): Encounter {
  const { ids, practice, has } = context;
  const { key, at, minutes, kind } = item;
  const end = new Date(at.getTime() + minutes * MINUTE_MS);
  return {
    resourceType: 'Encounter',
    id: ids.of('Encounter', key),
    meta: itemMeta(PROFILE.Encounter, item, context),
    identifier: [ids.identifier('Encounter', key)],
    status: item.status === 'draft' ? 'unknown' : 'finished',
    type: [has('consultationKindInWords') ? { text: kind.display } : termConcept(kind, practice.row.personality)],
    subject: context.patient,
    participant: participants(item, context),
    period: { start: ukDateTime(at), end: ukDateTime(end) },
    length: { value: minutes, unit: 'min', system: CODE_SYSTEM.units, code: 'min' },
    location: [{ location: context.place(item.place) }],
    serviceProvider: ids.reference('Organization', practice.row.odsCode),
  };
}

/** Kinds of list that a consultation consists of (spec 04 §7.4). */
const LEVELS = {
  consultation: { code: '325851000000107', display: 'Consultation' },
  topic: { code: '25851000000105', display: 'Topic (EHR)' },
  heading: { code: '24781000000107', display: 'Category (EHR)' },
} as const;

/** One list of a consultation. It says nothing about completeness, and the order of its entries means something. */
function levelList(
  level: keyof typeof LEVELS,
  { key, title, entry }: { readonly key: string; readonly title: string | null; readonly entry: readonly ListEntry[] },
  consultation: Consultation,
  { ids, patient }: RenderContext,
): List {
  const { code, display } = LEVELS[level];
  return {
    resourceType: 'List',
    id: ids.of('List', key),
    meta: { profile: [PROFILE.List] },
    status: 'current',
    mode: 'snapshot',
    title: title ?? undefined,
    code: concept(CODE_SYSTEM.snomed, code, display),
    subject: patient,
    encounter: ids.reference('Encounter', consultation.key),
    date: ukDateTime(consultation.at),
    orderedBy: concept(CODE_SYSTEM.listOrder, 'system', 'Sorted by System'),
    entry: entry.length === 0 ? undefined : [...entry],
  };
}

/** Its own key, apart from those of the items. */
const listKey = (consultation: Consultation, ...parts: readonly string[]): string =>
  [consultation.key, ...parts].join(' ');

/** The title that a topic was given; else the problem that it is about, else the kind of contact: a list has a title (spec 04 §7). */
function titleOf({ title, problems }: Topic, { kind }: Consultation, { record }: RenderContext): string {
  return title ?? record.problems.find(({ key }) => key === problems[0])?.term.display ?? kind.display;
}

/** A consultation's lists: one of its topics, one for each topic, one for each heading (spec 04 §7.4). */
export function consultationLists(consultation: Consultation, context: RenderContext): readonly List[] {
  const { ids, has } = context;
  const refer = (key: string): ListEntry => ({ item: ids.reference('List', key) });
  const itemsUnder = ({ items }: Heading): ListEntry[] => items.map((ref) => ({ item: context.item(ref) }));
  const headingKey = (topic: Topic, heading: Heading): string => listKey(consultation, topic.key, heading.key);
  const isFlat = ({ headings }: Topic): boolean => has('flatTopics') && headings.length === 1;

  const headingList = (topic: Topic, heading: Heading): List => {
    const { title } = heading;
    const content = { key: headingKey(topic, heading), title, entry: itemsUnder(heading) };
    return levelList('heading', content, consultation, context);
  };
  const topicList = (topic: Topic): List => {
    const title = has('untitledTopics') ? topic.title : titleOf(topic, consultation, context);
    const entry = topic.headings.flatMap((heading) =>
      isFlat(topic) ? itemsUnder(heading) : [refer(headingKey(topic, heading))],
    );
    const list = levelList('topic', { key: listKey(consultation, topic.key), title, entry }, consultation, context);
    const about = topic.problems.map((key) =>
      nested(EXTENSION.relatedProblemHeader, [
        { url: 'target', valueReference: context.item({ area: 'problems', key }) },
      ]),
    );
    return about.length === 0 ? list : { ...list, extension: about };
  };
  const whole = {
    key: listKey(consultation),
    title: consultation.kind.display,
    entry: consultation.topics.map(({ key }) => refer(listKey(consultation, key))),
  };
  return [
    levelList('consultation', whole, consultation, context),
    ...consultation.topics.flatMap((topic) => [
      topicList(topic),
      ...(isFlat(topic) ? [] : topic.headings.map((heading) => headingList(topic, heading))),
    ]),
  ];
}
