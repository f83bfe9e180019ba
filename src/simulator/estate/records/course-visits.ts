import { inWords } from '../clinical/terms.js';
import { ukDay } from '../../calendar/uk-time.js';
import { type ContactKey, FACE_TO_FACE } from '../clinical/contacts.js';
import type { Course, Problem } from '../clinical/gp-record.js';
import { type Illness, illnessesTreatedWith } from '../clinical/illnesses.js';
import { ageOn, type RecordAuthor } from './author.js';
import { consultation, mention, type TopicPlan } from './consultation.js';
import { coded, note, readings, refTo } from './entries.js';
import type { RecordParts } from './part.js';

const USUAL: readonly ContactKey[] = ['surgery', 'surgery', 'surgery', 'telephone', 'online'];
const OF_OLD_AGE: readonly ContactKey[] = ['surgery', 'surgery', 'telephone', 'home-visit'];

/** How the patient came to be seen: very old people are visited too. */
function contactFor(author: RecordAuthor, at: Date): ContactKey {
  return author.random.pick(ageOn(author, ukDay(at)) >= 75 ? OF_OLD_AGE : USUAL);
}

/** Whether the problem was put on the list when the course was prescribed. */
export function startsWith(problem: Problem, course: Course): boolean {
  return problem.recorded.getTime() === course.recorded.getTime();
}

/** What the course was given for: the problem itself, or one of the illnesses that its drug is given for. */
function illnessOf(author: RecordAuthor, { product }: Course, problem: Problem | undefined): Illness | undefined {
  const treated = product.kind === 'drug' ? illnessesTreatedWith(product.drug.key) : [];
  if (treated.length === 0) return undefined;
  return treated.find(({ term }) => term.snomed === problem?.term.snomed) ?? author.random.pick(treated);
}

function illnessTopic(
  author: RecordAuthor,
  { course, illness, problem, seen }: { course: Course; illness: Illness; problem: Problem | undefined; seen: boolean },
): TopicPlan {
  const { random } = author;
  const [issue] = course.issues;
  const isNew = problem !== undefined && startsWith(problem, course);
  const diagnosis = isNew ? problem.term : illness.term;
  return {
    title: diagnosis.display,
    problems: problem === undefined ? [] : [problem.key],
    headings: [
      ['History', [note(random.pick(illness.history))]],
      ['Examination', seen ? [...readings(illness.readings), note(random.pick(illness.findings))] : []],
      ['Problem', isNew ? [mention(refTo('problems', problem.key))] : []],
      ['Diagnosis', [coded(diagnosis)]],
      ['Medication', [mention({ ...refTo('medications', course.key), issue: issue?.key ?? null })]],
      ['Plan', [note(random.pick(illness.advice))]],
    ],
  };
}

/** The consultation in which something was given for an illness: that moment, by whoever prescribed it. */
function illnessVisit(
  author: RecordAuthor,
  course: Course,
  illness: Illness,
  problem: Problem | undefined,
): RecordParts {
  const contact = contactFor(author, course.recorded);
  return consultation(author, {
    key: `visit-${course.key}`,
    at: course.recorded,
    by: course.prescriber,
    contact,
    topics: [illnessTopic(author, { course, illness, problem, seen: FACE_TO_FACE.has(contact) })],
  });
}

const STARTED = ['Started as discussed.', 'Explained how to take it and what to look out for.', 'Agreed to try this.'];

/** The consultation in which a repeat was first authorised. */
function treatmentVisit(author: RecordAuthor, course: Course, problem: Problem | undefined): RecordParts {
  return consultation(author, {
    key: `visit-${course.key}`,
    at: course.recorded,
    by: course.prescriber,
    contact: author.random.pick(USUAL),
    topics: [
      {
        title: problem === undefined ? null : inWords(problem.term),
        problems: problem === undefined ? [] : [problem.key],
        headings: [
          ['Medication', [mention(refTo('medications', course.key))]],
          ['Plan', [note(author.random.pick(STARTED))]],
        ],
      },
    ],
  });
}

/** Somebody else wrote that they prescribe it. */
function elsewhereNote(author: RecordAuthor, course: Course): RecordParts {
  return consultation(author, {
    key: `visit-${course.key}`,
    at: course.recorded,
    by: course.prescriber,
    contact: 'third-party',
    topics: [
      {
        title: null,
        headings: [
          ['Medication', [mention(refTo('medications', course.key))]],
          ['Comment', [note(`Not prescribed here. Source: ${course.prescribedElsewhere ?? ''}.`)]],
        ],
      },
    ],
  });
}

/** Consultations in which the medication of the record was started or given. Later authorisations need none. */
export function courseVisits(
  author: RecordAuthor,
  courses: readonly Course[],
  problems: readonly Problem[],
): RecordParts {
  return courses
    .filter(({ replaces }) => replaces === null)
    .flatMap((course) => {
      const writing = author.writing(`visit for ${course.key}`);
      const problem = problems.find(({ key }) => key === course.problem);
      if (course.prescribedElsewhere !== null) return elsewhereNote(writing, course);
      const illness = illnessOf(writing, course, problem);
      const isForAWhile = course.kind === 'acute' || course.kind === 'delayed-prescribing';
      return isForAWhile && illness !== undefined
        ? illnessVisit(writing, course, illness, problem)
        : treatmentVisit(writing, course, problem);
    });
}
