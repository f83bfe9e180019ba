import type { Dosage, Extension, Medication, MedicationStatement, Quantity } from 'fhir/r3.js';
import { addDays, dayInWords, daysBetween } from '../../calendar/days.js';
import { ukDateTime, ukInstant } from '../../calendar/uk-time.js';
import type { Course, Issue } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, EXTENSION, PROFILE } from '../fhir-names.js';
import { productConcept, productKey, unitOf } from './codings.js';
import { itemMeta, type RenderContext } from './render-context.js';

type Status = Course['status'];

const AGENCIES = {
  here: { code: 'prescribed-at-gp-practice', display: 'Prescribed at GP practice' },
  elsewhere: { code: 'prescribed-by-another-organisation', display: 'Prescribed by another organisation' },
} as const;

/** Reference to the product of a course. */
export function medicationReference({ product }: Course, { ids }: RenderContext): { reference: string } {
  return ids.reference('Medication', productKey(product));
}

/** The product (spec 04 §10.3): code and nothing else. */
export function medicationResource({ product }: Course, { ids, practice }: RenderContext): Medication {
  return {
    resourceType: 'Medication',
    id: ids.of('Medication', productKey(product)),
    meta: { profile: [PROFILE.Medication] },
    code: productConcept(product, practice.row.personality),
  };
}

/** How it is to be taken. All issues of one plan share it (spec 04 §10.2). */
export function dosageOf(course: Course, { has }: RenderContext): Dosage[] {
  const { advice, dosageChangedOn } = course;
  const folded = advice !== null && has('dosageTextOnly');
  const changed =
    dosageChangedOn === null
      ? ''
      : ` WARNING – Dosage has changed during the effective period. The latest change was made on ${dayInWords(dosageChangedOn)}`;
  const text = `${course.dosage}${folded ? `. ${advice}` : ''}${changed}`;
  return [advice === null || folded ? { text } : { text, patientInstruction: advice }];
}

/** How much of it: the unit beside the value, in the extension, or all in words (spec 04 §10.2). */
export function quantityOf({ product, quantity }: Course, { has }: RenderContext): Quantity {
  const unit = unitOf(product);
  if (product.kind === 'degraded') {
    return { extension: [{ url: EXTENSION.quantityText, valueString: `${quantity} ${unit}` }] };
  }
  if (has('unitAsQuantityText')) {
    return { extension: [{ url: EXTENSION.quantityText, valueString: unit }], value: quantity };
  }
  return { value: quantity, unit };
}

/** The day from which an issue counts as completed. */
function completedFrom({ from, to }: Issue, has: RenderContext['has']): string {
  return has('completesEarly') ? addDays(from, Math.ceil(daysBetween(from, to) / 2)) : addDays(to, 1);
}

/** Status of an issue (spec 04 §10.5). */
export function issueStatus(issue: Issue, { has, today }: RenderContext): Status {
  if (issue.stopped) return 'stopped';
  return today >= completedFrom(issue, has) ? 'completed' : 'active';
}

function isAcute({ kind }: Course): boolean {
  return kind === 'acute' || kind === 'delayed-prescribing';
}

/** Status of a course: an acute has that of its one issue. */
export function courseStatus(course: Course, context: RenderContext): Status {
  const [only] = course.issues;
  return isAcute(course) && course.status !== 'stopped' && only !== undefined
    ? issueStatus(only, context)
    : course.status;
}

/** End of a course as its system gives it. */
export function endOf(course: Course, { has }: RenderContext): string | null {
  const { end, status, repeats } = course;
  return end === null && status === 'active' && has('activeWithEnd') ? (repeats?.reviewOn ?? null) : end;
}

/** When it was last issued: not for repeat dispensing, whose issues are all authorised at once (spec 04 §10.1). */
function lastIssue({ issues, kind }: Course, has: RenderContext['has']): Extension[] {
  const last = issues.at(-1);
  if (last === undefined || kind === 'repeat-dispensing') return [];
  const valueDateTime = has('lastIssueAtMidnight') ? ukDateTime(ukInstant(last.from, '00:00')) : last.from;
  return [{ url: EXTENSION.lastIssueDate, valueDateTime }];
}

function agency({ prescribedElsewhere }: Course): Extension {
  const { code, display } = AGENCIES[prescribedElsewhere === null ? 'here' : 'elsewhere'];
  const coded = concept(CODE_SYSTEM.prescribingAgency, code, display);
  return {
    url: EXTENSION.prescribingAgency,
    valueCodeableConcept: prescribedElsewhere === null ? coded : { ...coded, text: prescribedElsewhere },
  };
}

/** The header of one medication (spec 04 §10.1). */
export function statementResource(course: Course, context: RenderContext): MedicationStatement {
  const { ids, has } = context;
  const end = endOf(course, context);
  const changed = course.dosageChangedOn;
  return {
    resourceType: 'MedicationStatement',
    id: ids.of('MedicationStatement', course.key),
    meta: itemMeta(PROFILE.MedicationStatement, course, context),
    extension: [
      ...lastIssue(course, has),
      agency(course),
      ...(changed === null ? [] : [{ url: EXTENSION.dosageLastChanged, valueDateTime: changed }]),
    ],
    identifier: [ids.identifier('MedicationStatement', course.key)],
    basedOn: [ids.reference('MedicationRequest', course.key)],
    context: context.consultation,
    status: courseStatus(course, context),
    medicationReference: medicationReference(course, context),
    effectivePeriod: end === null ? { start: course.start } : { start: course.start, end },
    dateAsserted: ukDateTime(course.recorded),
    subject: context.patient,
    taken: 'unk',
    note: course.notes.length === 0 ? undefined : course.notes.map((text) => ({ text })),
    dosage: dosageOf(course, context),
  };
}
