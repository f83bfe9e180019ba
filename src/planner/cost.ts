import { lengthOf, practicesNamed, type Estate } from './lengths.js';
import type { Rules } from './rules.js';
import type { SelectedField } from './selection.js';

/** Calls that an operation may make at worst, before any reuse. */
export interface PlannedCalls {
  /** To practices. */
  readonly practice: number;
  /** To the demographics service and the endpoint directory. */
  readonly national: number;
}

/** Of a field's weight, the calls that go to the demographics service; the rest go to practices. */
const TRACES: Readonly<Record<string, number>> = {
  'Query.patient': 1,
  'Query.patients': 1,
  'Query.node': 1,
  'Query.appointment': 1,
  'Appointment.patient': 1,
};

/** Calls that are the same however many practices are named: only the registered one is ever asked for the record. */
const ASKS_ONE = 'record';

/** Endpoints that are looked up for a field's calls. Foundations and Appointments share one, and are the default. */
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  'Patient.medications': ['structured'],
  'Patient.allergies': ['structured'],
  'Query.node': ['foundations', 'structured'],
  'Practice.capabilities': ['foundations', 'structured', 'html', 'documents'],
};
const DEFAULT_ENDPOINTS = ['foundations'];

/** An endpoint costs two look-ups: its address, then its ASID (spec 01 §3.4). */
const LOOK_UPS = 2;

/** Where a field stands, for counting. */
interface Place {
  /** How many objects of its parent there may be. */
  readonly times: number;
  /** Practices that the fields around it name. */
  readonly practices: number;
  /** What endpoints are looked up for: the patients, or the practices, further up. Null above them. */
  readonly subject: { readonly path: string; readonly times: number } | null;
}

/**
 * The worst case of an operation: each field's weight, multiplied by the practices it names and by the lists around it; fields that
 * share a call count once. Look-ups are counted once for each subject, practice and endpoint; none if `usesDirectory` is false.
 */
export function plannedCalls(
  fields: readonly SelectedField[],
  rules: Rules,
  estate: Estate,
  usesDirectory: boolean,
): PlannedCalls {
  let practice = 0;
  let national = 0;
  const lookUps = new Map<string, number>();
  const shared = new Map<string, number>();

  const addCalls = (field: SelectedField, key: string | null, calls: number) => {
    if (key === null) {
      practice += calls;
      return;
    }
    const call = JSON.stringify([field.path.slice(0, -1), key]);
    const before = shared.get(call) ?? 0;
    shared.set(call, Math.max(before, calls));
    practice += Math.max(0, calls - before);
  };

  const count = (field: SelectedField, { times, practices, subject }: Place) => {
    const name = field.qualified;
    const rule = rules.get(name);
    if (rule === undefined || (rule.weight === 0 && field.children.length === 0)) return;
    const named = rule.sharedKey === ASKS_ONE ? 1 : practicesNamed(field);
    const length = lengthOf(field, rules, estate);
    const traces = TRACES[name] ?? 0;
    // Patients named in a list are traced one by one; any other list comes with one call.
    national += traces * times * (name === 'Query.patients' ? length : 1);
    addCalls(field, rule.sharedKey, (rule.weight - traces) * times * named);

    const about = subject ?? { path: field.path.join('.'), times: times * length };
    const around = Math.max(practices, named);
    if (rule.weight > traces) {
      for (const endpoint of ENDPOINTS[name] ?? DEFAULT_ENDPOINTS) {
        const target = `${about.path} ${endpoint}`;
        lookUps.set(target, Math.max(lookUps.get(target) ?? 0, about.times * around));
      }
    }
    const below = { times: times * length * named, practices: around, subject: about };
    for (const child of field.children) count(child, below);
  };

  for (const field of fields) count(field, { times: 1, practices: 1, subject: null });
  if (usesDirectory) for (const targets of lookUps.values()) national += targets * LOOK_UPS;
  return { practice, national };
}
