import type { AllergyIntolerance, List, ListEntry } from 'fhir/r3.js';
import type { Area, ItemRef } from '../../estate/clinical/gp-record.js';
import type { Actor } from './actors.js';
import type { AnswerContent } from './answer-content.js';
import { itemRenderer } from './item-resources.js';
import { listResource } from './lists.js';
import type { PlannedList } from './planned-lists.js';
import type { RenderContext } from './render-context.js';
import type { Rendered, RenderedRecord } from './rendered-record.js';

/** One clinical area in an answer: its lists and its items, as JSON. */
export interface AnsweredArea {
  readonly lists: readonly string[];
  readonly items: readonly string[];
}

/** The areas of an answer, and who has to come along. */
export interface AnsweredAreas {
  area(area: Area): AnsweredArea;
  readonly actors: readonly Actor[];
}

/** Kinds of item that the system cannot export stand in the list of medication, in words (spec 04 §5). */
function unexportable({ group, area }: PlannedList, { record, has }: RenderContext): readonly ListEntry[] {
  if (group !== 'primary' || area !== 'medications' || !has('displayOnlyEntries')) return [];
  return record.unexportable.map((kind) => ({
    item: { display: `${kind} items are not supported by the provider system.` },
  }));
}

/** Ended allergies live in their lists; where they are entries of the record as well, in the primary one only (spec 04 §7.2 and §12.2). */
function holdsItsItems({ group, area }: PlannedList, { has }: RenderContext): boolean {
  return area === 'endedAllergies' && (group === 'primary' || !has('resolvedAllergiesTwice'));
}

/** A medication is listed by its statement, and named elsewhere by what was prescribed (spec 04 §6.1 and §7.4). */
function entryOf(ref: ItemRef, { ids, item }: RenderContext): ListEntry {
  return { item: ref.area === 'medications' ? ids.reference('MedicationStatement', ref.key) : item(ref) };
}

function listOf(planned: PlannedList, contained: readonly AllergyIntolerance[], context: RenderContext): List | null {
  const entries = holdsItsItems(planned, context)
    ? contained.map(({ id }): ListEntry => ({ item: { reference: `#${id ?? ''}` } }))
    : planned.entries.map((ref) => entryOf(ref, context));
  return listResource(planned, { entries: [...entries, ...unexportable(planned, context)], contained }, context);
}

/** The area with which a list stands. */
function areaOf({ group, area }: PlannedList): Area {
  if (group !== 'primary') return group;
  return area === 'endedAllergies' ? 'allergies' : area;
}

/** Renders everything that is in an answer, area by area. The bytes of documents are below the root given. */
export function answeredAreas(record: RenderedRecord, content: AnswerContent, documentsRoot: string): AnsweredAreas {
  const renderer = itemRenderer(record, content, documentsRoot);
  const areas = new Map<Area, { readonly lists: string[]; readonly items: string[] }>();
  const actors = new Map<string, Actor>();
  const areaAt = (area: Area): { readonly lists: string[]; readonly items: string[] } => {
    const there = areas.get(area) ?? { lists: [], items: [] };
    areas.set(area, there);
    return there;
  };
  const note = ({ json, mentioned }: Rendered): readonly string[] => {
    for (const [key, actor] of mentioned) actors.set(key, actor);
    return json;
  };

  for (const planned of content.lists) {
    const render = (context: RenderContext): readonly List[] => {
      const held = holdsItsItems(planned, context) ? planned.entries : [];
      return [
        listOf(
          planned,
          held.flatMap((ref) => renderer.contained(ref, context)),
          context,
        ) ?? [],
      ].flat();
    };
    areaAt(areaOf(planned)).lists.push(...note(record.render(render)));
    if (planned.group === 'primary' && planned.area === 'consultations') {
      const structure = planned.entries.flatMap(({ key }) => note(renderer.lists(key)));
      areaAt('consultations').lists.push(...structure);
    }
  }
  for (const ref of content.items) {
    areaAt(ref.area).items.push(...renderer.item(ref).flatMap(note));
  }
  return { area: (area) => areas.get(area) ?? { lists: [], items: [] }, actors: [...actors.values()] };
}
