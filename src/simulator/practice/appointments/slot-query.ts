import type { Asker } from '../../estate/appointments/openness.js';
import { CODE_SYSTEM, IDENTIFIER } from '../fhir-names.js';
import { refuseUnless } from '../outcome.js';
import type { PracticeRequest } from '../request.js';
import { readSlotWindow, type SlotWindow } from './slot-window.js';

/** What can come along with slots when it is asked for (spec 03 §2.1). */
const INCLUDES = {
  'Schedule:actor:Practitioner': 'Practitioner',
  'Schedule:actor:Location': 'Location',
  'Schedule:actor:HealthcareService': 'HealthcareService',
} as const;

export type Included = (typeof INCLUDES)[keyof typeof INCLUDES];

/** What a search for free slots asks for. */
export interface SlotQuery {
  readonly window: SlotWindow;
  readonly asker: Asker;
  readonly includes: ReadonlySet<Included>;
  /** DoS ids asked for, as sent; those of other systems are refused by whoever filters by service. */
  readonly services: readonly Token[];
}

/** `system|value`. */
export interface Token {
  readonly system: string;
  readonly value: string;
}

function tokens(query: PracticeRequest['query'], name: string): readonly Token[] {
  return query
    .filter(([parameter]) => parameter === name)
    .map(([, token]) => {
      const bar = token.indexOf('|');
      return { system: token.slice(0, Math.max(bar, 0)), value: token.slice(bar + 1) };
    });
}

/** Who is asking: search filters of other systems are none of the practice's business (spec 03 §2.1). */
function askerOf(query: PracticeRequest['query']): Asker {
  const filters = tokens(query, 'searchFilter');
  const valuesOf = (system: string): readonly string[] =>
    filters.filter((filter) => filter.system === system).map(({ value }) => value);
  return { types: valuesOf(CODE_SYSTEM.organisationType), odsCodes: valuesOf(IDENTIFIER.odsCode) };
}

/** Reads the parameters of a slot search; those that nobody knows are ignored (spec 03 §2.1, §2.6). */
export function readSlotQuery(query: PracticeRequest['query']): SlotQuery {
  const window = readSlotWindow(query);
  const valuesOf = (name: string): readonly string[] =>
    query.filter(([parameter]) => parameter === name).map(([, value]) => value);
  const statuses = valuesOf('status');
  refuseUnless(statuses.length > 0, 'BAD_REQUEST', 'status: parameter missing');
  refuseUnless(
    statuses.every((status) => status === 'free'),
    'INVALID_PARAMETER',
    'status: only free can be searched for',
  );
  refuseUnless(valuesOf('_include').includes('Slot:schedule'), 'BAD_REQUEST', '_include: Slot:schedule missing');
  const recursed = valuesOf('_include:recurse');
  const includes = Object.entries(INCLUDES).flatMap(([name, type]) => (recursed.includes(name) ? [type] : []));
  return {
    window,
    asker: askerOf(query),
    includes: new Set(includes),
    services: tokens(query, 'service.identifier').filter(({ value }) => value.trim() !== ''),
  };
}
