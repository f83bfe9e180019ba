import { follow, type Answer } from './answer.js';
import type { Located } from './bundle.js';
import { list } from './element.js';
import { isOrder } from './medication-request.js';
import type { CourseResources } from './medication.js';
import { addTo } from './multimap.js';

/** How the medication resources of an answer belong together. */
export interface Courses {
  readonly courses: readonly CourseResources[];
  /** The courses that stand on a request, be it their plan or one of their orders. */
  coursesOf(request: Located): readonly CourseResources[];
  /** Authorisations and issues that belong to no course, because the practice did not send it. */
  readonly strays: readonly Located[];
}

const REQUEST = ['MedicationRequest'];

/** What a resource is based on: the first of its references that leads to a request. */
function basis(answer: Answer, from: Located): Located | null {
  for (const reference of list(from.resource.basedOn)) {
    const located = answer.bundle.find(reference, REQUEST, from);
    if (located?.type === 'MedicationRequest' && located !== from) return located;
  }
  return null;
}

/** From a request down to the authorisation it rests on: itself for a plan. Stops where a practice's references go round in circles. */
function authorisation(answer: Answer, request: Located): Located {
  const passed = [request];
  let at = request;
  while (isOrder(at.resource)) {
    const next = basis(answer, at);
    if (next === null || passed.includes(next)) break;
    // Nearly always the plan, one step away.
    passed.push(next);
    at = next;
  }
  return at;
}

/** Puts statements, plans and orders together (spec 04 §8): a statement names its plan, an order names its plan. */
export function assembleCourses(answer: Answer): Courses {
  const ordersOf = new Map<Located, Located[]>();
  for (const request of answer.bundle.ofType('MedicationRequest')) {
    if (!isOrder(request.resource)) continue;
    // An order without a plan stands for itself: a statement may be based on it directly.
    addTo(ordersOf, authorisation(answer, request), request);
  }

  const byRequest = new Map<Located, CourseResources[]>();
  const file = (request: Located, course: CourseResources) => {
    answer.used.add(request);
    addTo(byRequest, request, course);
  };

  const courses = answer.bundle.ofType('MedicationStatement').map((statement) => {
    answer.used.add(statement);
    const based = basis(answer, statement);
    const plan = based === null ? null : authorisation(answer, based);
    const orders = plan === null ? [] : (ordersOf.get(plan) ?? []);
    const course: CourseResources = { statement, plan, orders };
    // A request without a plan stands for itself, and is an order of itself.
    if (plan !== null && !orders.includes(plan)) file(plan, course);
    for (const order of orders) file(order, course);
    return course;
  });

  return {
    courses,
    coursesOf: (request) => byRequest.get(request) ?? [],
    strays: answer.bundle.ofType('MedicationRequest').filter((request) => !byRequest.has(request)),
  };
}

/** The courses that the plan of a course continues (spec 04 §10.5): the reference is to a plan, the course is found through it. */
export function continuedCourses(
  answer: Answer,
  courses: Courses,
  { plan }: CourseResources,
): readonly CourseResources[] {
  if (plan === null) return [];
  const prior = follow(answer, plan.resource.priorPrescription, REQUEST, plan);
  return prior === null ? [] : courses.coursesOf(authorisation(answer, prior));
}
