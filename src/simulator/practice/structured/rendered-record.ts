import type { AllergyIntolerance } from 'fhir/r3.js';
import type { Day } from '../../calendar/days.js';
import type { Allergy, Course, GpRecord } from '../../estate/clinical/gp-record.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { patientResource } from '../foundations/patient-resource.js';
import {
  organisationResource,
  placeResource,
  practitionerResource,
  practitionerRoleResource,
} from '../foundations/staff-and-places.js';
import { allergyResource } from './allergy-resources.js';
import { productKey } from './codings.js';
import { endOf, medicationResource, statementResource } from './medication-resources.js';
import type { SelectableCourse } from './medication-selection.js';
import { orderResource, planResource } from './prescription-resources.js';
import { type RecentlyUsed, recentlyUsed } from './recently-used.js';
import { type RenderContext, renderContext } from './render-context.js';

/** A patient is asked for in few ways. */
const KEPT_TEMPLATES = 4;

/** A medication as JSON, made once: the parts are put together anew for each call. */
export interface RenderedCourse {
  readonly course: Course;
  /** As it is told outside: a system may give an end that the record does not have. */
  readonly selectable: SelectableCourse;
  readonly statement: string;
  /** With the course before it, and without. */
  readonly plan: { readonly linked: string; readonly alone: string };
  readonly orders: readonly string[];
  readonly productKey: string;
  readonly medication: string;
  readonly staff: ReadonlySet<string>;
}

/** An allergy as JSON, and as it is when it is put into a list. */
export interface RenderedAllergy {
  readonly allergy: Allergy;
  readonly resource: AllergyIntolerance;
  readonly json: string;
  readonly staff: ReadonlySet<string>;
}

/** Everything of a patient's record that does not change from call to call. */
export interface RenderedRecord {
  readonly record: GpRecord;
  readonly registration: Registration;
  readonly practice: Practice;
  readonly today: Day;
  readonly patient: string;
  readonly organisation: string;
  /** The main surgery, and the one that the patient prefers. */
  readonly places: readonly string[];
  /** A member of staff and what they do. */
  staff(key: string): readonly string[];
  readonly courses: readonly RenderedCourse[];
  readonly allergies: readonly RenderedAllergy[];
  context(): RenderContext;
  /** Answers put together before, by what was asked. */
  readonly templates: RecentlyUsed<string>;
}

function renderCourse(course: Course, context: RenderContext): RenderedCourse {
  const linked = JSON.stringify(planResource(course, context, true));
  return {
    course,
    selectable: { ...course, end: endOf(course, context) },
    statement: JSON.stringify(statementResource(course, context)),
    plan: {
      linked,
      alone: course.replaces === null ? linked : JSON.stringify(planResource(course, context, false)),
    },
    orders: course.issues.map((issue) => JSON.stringify(orderResource(course, issue, context))),
    productKey: productKey(course.product),
    medication: JSON.stringify(medicationResource(course, context)),
    staff: context.mentioned,
  };
}

function renderAllergy(allergy: Allergy, context: RenderContext): RenderedAllergy {
  const resource = allergyResource(allergy, context);
  return { allergy, resource, json: JSON.stringify(resource), staff: context.mentioned };
}

/** Newest first, as the lists say they are sorted. */
function byDay<T>(list: readonly T[], dayOf: (item: T) => string): readonly T[] {
  return [...list].sort((one, other) => (dayOf(one) < dayOf(other) ? 1 : dayOf(one) > dayOf(other) ? -1 : 0));
}

/** Renders a record in the ways of its practice's system. */
export function renderRecord(
  practice: Practice,
  registration: Registration,
  record: GpRecord,
  today: Day,
): RenderedRecord {
  const context = (): RenderContext => renderContext(practice, registration, today);
  const { ids } = context();
  const rendered = new Map(
    practice.staff.map((member) => {
      const person = practitionerResource(practice, member, ids, 'with-gmc-number');
      const role = practitionerRoleResource(practice, member, ids);
      return [member.key, [JSON.stringify(person), JSON.stringify(role)]];
    }),
  );
  const places = [...new Set([practice.places[0], registration.preferredPlace])];
  return {
    record,
    registration,
    practice,
    today,
    patient: JSON.stringify(patientResource(practice, registration, ids, today)),
    organisation: JSON.stringify(organisationResource(practice, ids)),
    places: places.map((place) => JSON.stringify(placeResource(practice, place, ids))),
    staff: (key) => rendered.get(key) ?? [],
    courses: byDay(record.courses, ({ start }) => start).map((course) => renderCourse(course, context())),
    allergies: byDay(record.allergies, ({ recorded }) => recorded).map((allergy) => renderAllergy(allergy, context())),
    context,
    templates: recentlyUsed(KEPT_TEMPLATES),
  };
}
