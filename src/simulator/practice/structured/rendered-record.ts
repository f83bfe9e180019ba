import type { Resource } from 'fhir/r3.js';
import type { Day } from '../../calendar/days.js';
import type { GpRecord } from '../../estate/clinical/gp-record.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { patientResource } from '../foundations/patient-resource.js';
import { organisationResource } from '../foundations/staff-and-places.js';
import { type Actor, actorKey, actorResources } from './actors.js';
import { type FindItem, itemIndex } from './item-index.js';
import { endOf } from './medication-resources.js';
import { type RecentlyUsed, recentlyUsed } from './recently-used.js';
import { type RecordLinks, recordLinks } from './record-links.js';
import { type ContextSource, type RenderContext, renderContext } from './render-context.js';
import type { EndOf } from './selection.js';

/** A patient is asked for in few ways. */
const KEPT_TEMPLATES = 4;

/** Resources as JSON, and who is named in them. */
export interface Rendered {
  readonly json: readonly string[];
  readonly mentioned: ReadonlyMap<string, Actor>;
}

/** Renders something with a context of its own. */
export type Render = (context: RenderContext) => readonly Resource[];

/** Everything of a patient's record that does not change from call to call, rendered as it is asked for. */
export interface RenderedRecord extends ContextSource {
  readonly links: RecordLinks;
  readonly find: FindItem;
  readonly endOf: EndOf;
  readonly patient: string;
  readonly organisation: string;
  /** Made anew each time: for what differs from answer to answer. */
  render(render: Render, consultation?: string): Rendered;
  /** Made once for each name, with the consultation that it is told with. */
  once(name: string, render: Render, consultation?: string): Rendered;
  /** The resources of somebody who is mentioned. */
  actor(actor: Actor): readonly string[];
  /** Answers put together before, by what was asked. */
  readonly templates: RecentlyUsed<string>;
}

/** A value for each key, made when it is first asked for. */
function onceFor<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>();
  return (key, make) => {
    const value = made.get(key) ?? make();
    made.set(key, value);
    return value;
  };
}

/** A record in the ways of its practice's system. */
export function renderedRecord(
  practice: Practice,
  registration: Registration,
  record: GpRecord,
  today: Day,
): RenderedRecord {
  const source: ContextSource = { practice, registration, record, today };
  const context = renderContext(source);
  const { ids } = context;
  const items = onceFor<Rendered>();
  const actors = onceFor<readonly string[]>();
  const render: RenderedRecord['render'] = (make, consultation) => {
    const own = renderContext(source, consultation);
    return { json: make(own).map((resource) => JSON.stringify(resource)), mentioned: own.mentioned };
  };
  return {
    ...source,
    links: recordLinks(record),
    find: itemIndex(record),
    endOf: (course) => endOf(course, context),
    patient: JSON.stringify(patientResource(practice, registration, ids)),
    organisation: JSON.stringify(organisationResource(practice, ids)),
    render,
    once: (name, make, consultation) => items(`${name} in ${consultation ?? 'none'}`, () => render(make, consultation)),
    actor: (actor) =>
      actors(actorKey(actor), () => actorResources(actor, practice, ids).map((resource) => JSON.stringify(resource))),
    templates: recentlyUsed(KEPT_TEMPLATES),
  };
}
