import { z } from 'zod';
import type { JsonObject } from '../reading/json.js';
import type { Draft } from './draft.js';
import { atPath, op, text, valueAtPath, type MutationKind } from './mutation-kind.js';
import { withAddition } from './patient-body.js';
import { withoutValue, withValue } from './resource-path.js';
import { SetupFailed } from './stage.js';

function registering(draft: Draft, make: (patient: JsonObject) => JsonObject | null): Draft {
  if (draft.registering === null) throw new SetupFailed('nobody is taken to be registered');
  const made = make(draft.registering);
  if (made === null) throw new SetupFailed('no sample is known of that element');
  return { ...draft, registering: made };
}

/** Changes of the Patient to be registered (spec 02 §4.1). */
export const PATIENT_MUTATIONS: Readonly<Record<string, MutationKind>> = {
  'patient.add': op(
    z.object({
      path: text,
      use: text.optional(),
      system: text.nullable().optional(),
      value: text.optional(),
    }),
    (draft, told) => registering(draft, (patient) => withAddition(patient, told)),
  ),
  'patient.set': op(valueAtPath, (draft, { path, value }) =>
    registering(draft, (patient) => withValue(patient, path, value)),
  ),
  'patient.remove': op(atPath, (draft, { path }) => registering(draft, (patient) => withoutValue(patient, path))),
};
