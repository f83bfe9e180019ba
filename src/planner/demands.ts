import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import { NO_DEMAND, type PlannedDemand, type RecordDemand } from '../domain/record-demand.js';
import type { SelectedField } from './selection.js';

/** Fields of the record, and what each asks. */
const RECORD_FIELDS: Readonly<Record<string, (args: SelectedField['args']) => RecordDemand>> = {
  'Patient.medications': ({ since, includeIssues }) => ({
    ...NO_DEMAND,
    medications: { since: typeof since === 'string' ? since : null, issues: includeIssues !== false },
  }),
  'Patient.allergies': ({ includeEnded }) => ({ ...NO_DEMAND, allergies: { ended: includeEnded !== false } }),
};

/** Fields that answer patients whose numbers are arguments. */
const NAMED_PATIENTS: Readonly<Record<string, (args: SelectedField['args']) => readonly NHSNumber[]>> = {
  'Query.patient': ({ nhsNumber }) => [nhsNumber as NHSNumber],
  'Query.patients': ({ nhsNumbers }) => nhsNumbers as readonly NHSNumber[],
};

/**
 * What an operation asks of each patient's record, wherever in the operation it stands: the practice is then called once, and not
 * once for each place. What is asked in the same words several times stands there once. A patient who can only be reached through an
 * id is left to the moment when they are known.
 */
export function demandsOf(fields: readonly SelectedField[]): ReadonlyMap<NHSNumber, readonly PlannedDemand[]> {
  const demands = new Map<NHSNumber, Map<string, PlannedDemand>>();
  const visit = (field: SelectedField, patients: readonly NHSNumber[]) => {
    const name = field.qualified;
    const demand = RECORD_FIELDS[name]?.(field.args);
    if (demand !== undefined) {
      const practices = (field.args['practices'] as readonly OdsCode[] | null | undefined) ?? null;
      const planned: PlannedDemand = { demand, practices };
      const words = JSON.stringify(planned);
      for (const patient of patients) {
        const ofPatient = demands.get(patient) ?? new Map<string, PlannedDemand>();
        demands.set(patient, ofPatient.set(words, planned));
      }
    }
    const named = NAMED_PATIENTS[name]?.(field.args);
    const below = named === undefined ? patients : [...new Set(named)];
    for (const child of field.children) visit(child, below);
  };
  for (const field of fields) visit(field, []);
  return new Map([...demands].map(([patient, planned]) => [patient, [...planned.values()]]));
}
