import type { MedicationIssue } from '../domain/record-items.js';
import type { Answer } from './answer.js';
import type { Located } from './bundle.js';
import { assembleCourses, continuedCourses, type Courses } from './courses.js';
import { assignKeys, findRepeats } from './item-key.js';
import { byGroupThenName, groupMedication } from './medication-group.js';
import { issueSays, mapIssue, newestFirst, type IssueInHand } from './medication-issue.js';
import { isOrder, medicationStatus } from './medication-request.js';
import { draftMedication, medicationSays, type CourseResources, type MedicationDraft } from './medication.js';
import { byName } from './order.js';
import type { People } from './people.js';
import { copyRank, isNameless } from './record-item.js';

/** The medicines of an answer. */
export interface Medications {
  /** By group, then name. Each once, however often the practice sent it. */
  readonly all: readonly MedicationDraft[];
  /** The medicines that a statement, plan or order belongs to. */
  behind(located: Located): readonly MedicationDraft[];
}

interface Course {
  readonly resources: CourseResources;
  readonly draft: MedicationDraft;
  readonly issues: readonly IssueInHand[];
}

/** Maps every course with its issues. An issue may stand under two courses, so it is mapped, and keyed, once. */
function mapCourses(
  answer: Answer,
  people: People,
  courses: Courses,
  primary: ReadonlySet<Located>,
): readonly Course[] {
  const issues = new Map<Located, IssueInHand>();
  const mapped = courses.courses.map((resources): Course => {
    const { statement, plan, orders } = resources;
    const draft = draftMedication(answer, people, resources, primary.has(statement) ? 'PRIMARY' : 'LINKED');
    const ofCourse = orders.map((order) => {
      const issue = issues.get(order) ?? mapIssue(answer, people, order, plan ?? order, draft.prescriptionType);
      issues.set(order, issue);
      return issue;
    });
    return { resources, draft, issues: ofCourse };
  });
  assignKeys([...issues.values()], issueSays);
  for (const { draft, key } of issues.values()) draft.key = key;
  return mapped;
}

const isSupply = ({ postDated, date, status, dateMeaning }: MedicationIssue) =>
  !postDated && date !== null && status !== 'STOPPED' && dateMeaning === 'ISSUED';

/**
 * Last issue: as stated, else the newest issue that is not post-dated (spec 04 §11). One that was stopped supplied nothing, and one of
 * repeat dispensing was only authorised for its day (spec 04 §10.1, hazards 85 and 87). `issues` are newest first.
 */
function setIssues(draft: MedicationDraft, issues: readonly MedicationIssue[]): void {
  draft.issues = issues;
  if (draft.lastIssued !== null) return;
  const newest = issues.find(isSupply);
  if (newest === undefined) return;
  draft.lastIssued = newest.date;
  draft.lastIssuedFrom = 'NEWEST_ISSUE';
}

/** Whether following `replaces` from a medicine comes back to it: then nobody can say which of them is the later one. */
function goesInCircles(draft: MedicationDraft): boolean {
  const seen = new Set<MedicationDraft>();
  for (let at = draft.replaces; at !== null && !seen.has(at); at = at.replaces) {
    if (at === draft) return true;
    seen.add(at);
  }
  return false;
}

/** The medicines that a later authorisation continues. Only what the list itself shows may take the place of something in it. */
function findSuperseded(drafts: readonly MedicationDraft[]): ReadonlySet<MedicationDraft> {
  const superseded = new Set<MedicationDraft>();
  for (const draft of drafts) {
    const { replaces, membership } = draft;
    if (replaces === null || goesInCircles(draft)) continue;
    if (membership === 'PRIMARY' || replaces.membership === 'LINKED') superseded.add(replaces);
  }
  return superseded;
}

/** Says what of the medicines could not be shown, or not by name. */
function noteGaps({ notices }: Answer, drafts: readonly MedicationDraft[], { strays }: Courses): void {
  const about = { area: 'MEDICATIONS', within: null } as const;
  for (const draft of drafts) {
    if (!isNameless(draft) || draft.membership !== 'PRIMARY') continue;
    const one = 'The name of one medicine in the list could not be read.';
    notices.count({ ...about, one, many: 'The names of # medicines in the list could not be read.' });
  }
  for (const { resource } of strays) {
    const [what, which] = isOrder(resource) ? ['issue', 'issues'] : ['authorisation', 'authorisations'];
    const one = `One ${what} came without the medicine that it belongs to, and is not shown.`;
    const many = `# ${which} came without the medicines that they belong to, and are not shown.`;
    notices.count({ ...about, one, many });
  }
}

/** Maps the medication of an answer. `primary` holds the statements in the practice's own list. */
export function mapMedications(answer: Answer, people: People, primary: ReadonlySet<Located>): Medications {
  const courses = assembleCourses(answer);
  const mapped = mapCourses(answer, people, courses, primary);
  const byDraft = new Map(mapped.map((course) => [course.draft, course]));
  const repeats = findRepeats(
    mapped.map(({ draft }) => draft),
    (draft) => [
      ...medicationSays(draft),
      byDraft
        .get(draft)
        ?.issues.map((issue) => JSON.stringify(issueSays(issue)))
        .sort(),
    ],
    copyRank,
  );
  const kept = new Map(mapped.map(({ resources, draft }) => [resources, repeats.get(draft) ?? draft]));
  const all = mapped.map(({ draft }) => draft).filter((draft) => !repeats.has(draft));
  assignKeys(all, medicationSays);

  for (const { resources, draft, issues } of mapped) {
    setIssues(draft, issues.map((issue) => issue.draft).sort(newestFirst));
    const continued = continuedCourses(answer, courses, resources).flatMap((course) => kept.get(course) ?? []);
    draft.replaces = continued.filter((other) => other !== draft).sort(byName)[0] ?? null;
  }
  const superseded = findSuperseded(all);
  for (const { resources, draft } of mapped) {
    const planStatus = resources.plan === null ? null : medicationStatus(resources.plan.resource.status);
    const { status, prescriptionType, prescribedElsewhere, effective, reviewDate } = draft;
    const derivedFrom = { status, planStatus, prescriptionType, prescribedElsewhere, effective, reviewDate };
    const groupIf = (isSuperseded: boolean) => groupMedication({ ...derivedFrom, isSuperseded, today: answer.today });
    const isSuperseded = superseded.has(draft);
    const { group, reason } = groupIf(isSuperseded);
    draft.group = group;
    draft.groupReason = reason;
    draft.unfollowed = isSuperseded ? groupIf(false) : null;
  }
  noteGaps(answer, all, courses);

  const byStatement = new Map(courses.courses.map((course) => [course.statement, course]));
  return {
    all: all.sort(byGroupThenName),
    behind(located) {
      const own = byStatement.get(located);
      const found = own === undefined ? courses.coursesOf(located) : [own];
      return [...new Set(found.flatMap((course) => kept.get(course) ?? []))].sort(byName);
    },
  };
}
