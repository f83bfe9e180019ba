import type { Extension, MedicationRequest } from 'fhir/r3.js';
import { ukDateTime, ukDay } from '../../calendar/uk-time.js';
import { stableDigits, stableHex, stableUuid } from '../../chance/stable-id.js';
import type { Course, Issue } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, EXTENSION, IDENTIFIER, nested, PROFILE } from '../fhir-names.js';
import { courseStatus, dosageOf, endOf, issueStatus, medicationReference, quantityOf } from './medication-resources.js';
import { itemMeta, type RenderContext } from './render-context.js';

const KINDS = {
  acute: 'Acute',
  'acute-handwritten': 'Acute handwritten',
  'delayed-prescribing': 'Delayed prescribing',
  repeat: 'Repeat',
  'repeat-dispensing': 'Repeat dispensing',
} as const;

type KindCode = keyof typeof KINDS;

/** One in three acutes was written by hand, where the system tells. */
function kindCode({ kind, key }: Course, has: RenderContext['has']): KindCode | null {
  const byHand = kind === 'acute' && has('handwrittenAcutes') && Number(stableDigits(2, 'by hand', key)) % 3 === 0;
  return byHand ? 'acute-handwritten' : kind;
}

function prescriptionType(course: Course, has: RenderContext['has']): Extension[] {
  const code = kindCode(course, has);
  if (code === null) return [];
  const valueCodeableConcept = concept(CODE_SYSTEM.prescriptionType, code, KINDS[code]);
  return [{ url: EXTENSION.prescriptionType, valueCodeableConcept }];
}

function repeatInformation({ repeats }: Course, has: RenderContext['has']): Extension[] {
  if (repeats === null) return [];
  const { allowed, issued, reviewOn } = repeats;
  const url = 'numberOfRepeatPrescriptionsAllowed';
  const asPositive = has('allowedAsPositiveInt') && allowed !== null && allowed > 0;
  return [
    nested(EXTENSION.repeatInformation, [
      ...(allowed === null
        ? []
        : [asPositive ? { url, valuePositiveInt: allowed } : { url, valueUnsignedInt: allowed }]),
      { url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: issued },
      ...(reviewOn === null ? [] : [{ url: 'authorisationExpiryDate', valueDateTime: reviewOn }]),
    ]),
  ];
}

function statusReason({ stopped }: Course): Extension[] {
  if (stopped === null) return [];
  const { reason, on } = stopped;
  return [
    nested(EXTENSION.statusReason, [
      { url: 'statusReason', valueCodeableConcept: { text: reason } },
      on === null
        ? { url: 'statusChangeDate', valueString: 'No information available' }
        : { url: 'statusChangeDate', valueDateTime: on },
    ]),
  ];
}

/** Who asked for it and who wrote it down. What another organisation prescribes, nobody here has asked for. */
function people(course: Course, context: RenderContext): Pick<MedicationRequest, 'requester' | 'recorder'> {
  const { ids, practice, has } = context;
  const agent = context.staff(course.prescriber);
  const isTold = !has('recorderOnly') && course.prescribedElsewhere === null;
  const onBehalfOf = ids.reference('Organization', practice.row.odsCode);
  return { requester: isTold ? { agent, onBehalfOf } : undefined, recorder: agent };
}

function supply(course: Course, context: RenderContext): NonNullable<MedicationRequest['dispenseRequest']> {
  return {
    quantity: quantityOf(course, context),
    expectedSupplyDuration: { value: course.days, unit: 'day', system: CODE_SYSTEM.units, code: 'd' },
  };
}

/** The authorisation (spec 04 §10.2). The course before it is named only if it comes along. */
export function planResource(course: Course, context: RenderContext, withReplaced: boolean): MedicationRequest {
  const { ids, has } = context;
  const end = endOf(course, context);
  return {
    resourceType: 'MedicationRequest',
    id: ids.of('MedicationRequest', course.key),
    meta: itemMeta(PROFILE.MedicationRequest, course, context),
    extension: [...repeatInformation(course, has), ...statusReason(course), ...prescriptionType(course, has)],
    identifier: [ids.identifier('MedicationRequest', course.key)],
    status: courseStatus(course, context),
    intent: 'plan',
    medicationReference: medicationReference(course, context),
    subject: context.patient,
    context: context.consultation,
    authoredOn: ukDateTime(course.recorded),
    ...people(course, context),
    note: course.notes.length === 0 ? undefined : course.notes.map((text) => ({ text })),
    dosageInstruction: dosageOf(course, context),
    dispenseRequest: {
      ...supply(course, context),
      validityPeriod: end === null ? { start: course.start } : { start: course.start, end },
    },
    priorPrescription:
      course.replaces === null || !withReplaced ? undefined : ids.reference('MedicationRequest', course.replaces),
  };
}

/** Prescription of the electronic service that the issues of one day share. */
function prescriptionNumber(nhsNumber: string, odsCode: string, issue: Issue): string {
  const hex = stableHex('prescription', nhsNumber, ukDay(issue.written)).toUpperCase();
  return `${hex.slice(0, 6)}-${odsCode}-${hex.slice(6, 11)}${hex.slice(11, 12)}`;
}

/** Its meaning changed: a local number before, the electronic prescription since (spec 04 §10.2). */
function group(issue: Issue, { has, practice, registration, ids }: RenderContext): { system: string; value: string } {
  const { nhsNumber } = registration.person;
  if (has('sharedGroupIdentifier')) return ids.identifier('group', ukDay(issue.written));
  return { system: IDENTIFIER.prescription, value: prescriptionNumber(nhsNumber, practice.row.odsCode, issue) };
}

/** One issue (spec 04 §10.2). */
export function orderResource(course: Course, issue: Issue, context: RenderContext): MedicationRequest {
  const { ids, has, registration } = context;
  const { nhsNumber } = registration.person;
  const item = has('sharedGroupIdentifier')
    ? []
    : [{ system: IDENTIFIER.prescriptionItem, value: stableUuid('item', nhsNumber, issue.key).toUpperCase() }];
  return {
    resourceType: 'MedicationRequest',
    id: ids.of('MedicationRequest', issue.key),
    meta: itemMeta(PROFILE.MedicationRequest, course, context),
    extension: prescriptionType(course, has),
    identifier: [ids.identifier('MedicationRequest', issue.key), ...item],
    basedOn: [ids.reference('MedicationRequest', course.key)],
    groupIdentifier: group(issue, context),
    status: issueStatus(issue, context),
    intent: 'order',
    medicationReference: medicationReference(course, context),
    subject: context.patient,
    context: context.consultation,
    authoredOn: ukDateTime(issue.written),
    ...people(course, context),
    note: issue.note === null ? undefined : [{ text: issue.note }],
    dosageInstruction: dosageOf(course, context),
    dispenseRequest: { ...supply(course, context), validityPeriod: { start: issue.from, end: issue.to } },
  };
}
