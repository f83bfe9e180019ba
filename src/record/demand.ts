import type { NHSNumber } from '../domain/nhs-number.js';
import { NO_DEMAND, type AllergyDemand, type MedicationDemand, type RecordDemand } from '../domain/record-demand.js';

/** A part of a `Parameters` resource. */
interface Parameter {
  readonly name: string;
  readonly part: readonly { readonly name: string; readonly valueBoolean?: boolean; readonly valueDate?: string }[];
}

/** How demands of one area are put together, told apart and sent. */
interface AreaRule<D> {
  /** One demand that is as wide as both. */
  readonly union: (a: D, b: D) => D;
  /** Whether an answer to the first holds the answer to the second: narrowing it is enough. */
  readonly covers: (answered: D, wanted: D) => boolean;
  /** What is sent (spec 04 §2). Every part is said, also where the specification has a default: older versions had another. */
  readonly parameter: (demand: D) => Parameter;
}

type Areas = { readonly [A in keyof RecordDemand]: AreaRule<NonNullable<RecordDemand[A]>> };

/** The areas, one row each. */
const AREAS: Areas = {
  allergies: {
    union: (a: AllergyDemand, b: AllergyDemand) => ({ ended: a.ended || b.ended }),
    covers: (answered, wanted) => answered.ended || !wanted.ended,
    parameter: ({ ended }) => ({
      name: 'includeAllergies',
      part: [{ name: 'includeResolvedAllergies', valueBoolean: ended }],
    }),
  },
  medications: {
    union: (a: MedicationDemand, b: MedicationDemand) => ({
      since: a.since === null || b.since === null ? null : a.since < b.since ? a.since : b.since,
      issues: a.issues || b.issues,
    }),
    covers: (answered, wanted) =>
      (answered.issues || !wanted.issues) &&
      (answered.since === null || (wanted.since !== null && answered.since <= wanted.since)),
    parameter: ({ since, issues }) => ({
      name: 'includeMedication',
      part: [
        { name: 'includePrescriptionIssues', valueBoolean: issues },
        ...(since === null ? [] : [{ name: 'medicationSearchFromDate', valueDate: since }]),
      ],
    }),
  },
};

/** One demand as wide as both. An area asked twice is asked once, as widely as needed, and narrowed here. */
export function unite(a: RecordDemand, b: RecordDemand): RecordDemand {
  const join = <D>(rule: AreaRule<D>, x: D | null, y: D | null): D | null =>
    x === null ? y : y === null ? x : rule.union(x, y);
  return {
    medications: join(AREAS.medications, a.medications, b.medications),
    allergies: join(AREAS.allergies, a.allergies, b.allergies),
  };
}

/** Whether an answer to the first demand answers the second, area by area: areas that are not wanted do not matter. */
export function covers(answered: RecordDemand, wanted: RecordDemand): boolean {
  const enough = <D>(rule: AreaRule<D>, has: D | null, wants: D | null) =>
    wants === null || (has !== null && rule.covers(has, wants));
  return (
    enough(AREAS.medications, answered.medications, wanted.medications) &&
    enough(AREAS.allergies, answered.allergies, wanted.allergies)
  );
}

/** The demand of one area alone. */
export function only(area: keyof RecordDemand, demand: RecordDemand): RecordDemand {
  return { ...NO_DEMAND, [area]: demand[area] };
}

/** Areas that are wanted. */
export function areasOf(demand: RecordDemand): readonly (keyof RecordDemand)[] {
  return (Object.keys(AREAS) as (keyof RecordDemand)[]).filter((area) => demand[area] !== null);
}

/** What is really asked: medicines are never retrieved without the patient's allergies (spec 04 §12.2, hazard 16). */
export function withCompanions(demand: RecordDemand): RecordDemand {
  return demand.medications !== null && demand.allergies === null ? { ...demand, allergies: { ended: true } } : demand;
}

/** The body of `$gpc.getstructuredrecord` (spec 04 §2). */
export function parametersOf(nhsNumber: NHSNumber, demand: RecordDemand): object {
  const { allergies, medications } = demand;
  return {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'patientNHSNumber',
        valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber },
      },
      ...(allergies === null ? [] : [AREAS.allergies.parameter(allergies)]),
      ...(medications === null ? [] : [AREAS.medications.parameter(medications)]),
    ],
  };
}
