import { inWords } from '../clinical/terms.js';
import { CARE, WORSENED_BY } from '../clinical/condition-care.js';
import type { Allergy, Problem } from '../clinical/gp-record.js';
import type { RecordAuthor } from './author.js';
import { consultation, type Entry, mention } from './consultation.js';
import { coded, note, refTo, readings } from './entries.js';
import type { RecordParts } from './part.js';
import { listedBefore } from './problem-list.js';

/** The coded entry of which the problem was made; an allergy is its own. */
const itself = ({ allergy, term }: Problem): readonly Entry[] => (allergy === null ? [coded(term)] : []);

function problemVisit(author: RecordAuthor, problem: Problem): RecordParts {
  const care = CARE[problem.key];
  return consultation(author, {
    key: `visit-${problem.key}`,
    at: problem.recorded,
    by: problem.recordedBy,
    contact: 'surgery',
    topics: [
      {
        title: inWords(problem.term),
        problems: [problem.key],
        headings: [
          ['Problem', [mention(refTo('problems', problem.key)), ...itself(problem)]],
          ['History', care === undefined ? [] : [note(care.presented)]],
          ['Examination', care === undefined ? [] : [...readings(care.foundBy ?? care.readings), note(care.found)]],
          ['Plan', care === undefined ? [] : [note(care.plan)]],
        ],
      },
    ],
  });
}

/** Consultations in which problems were put on the list. `except` were put there in consultations of their own. */
export function problemVisits(
  author: RecordAuthor,
  problems: readonly Problem[],
  except: ReadonlySet<string>,
): RecordParts {
  return problems
    .filter(({ key }) => !except.has(key))
    .flatMap((problem) => problemVisit(author.writing(`visit for ${problem.key}`), problem));
}

/** Consultations in which allergies were written down, where the time of it is known. */
export function allergyVisits(
  author: RecordAuthor,
  allergies: readonly Allergy[],
  problems: readonly Problem[],
): RecordParts {
  return allergies
    .filter(({ ended, recorded }) => ended === null && recorded.includes('T'))
    .flatMap(({ key, recorded, recordedBy }) =>
      consultation(author.writing(`visit for ${key}`), {
        key: `visit-allergy-${key}`,
        at: new Date(recorded),
        by: recordedBy,
        contact: 'surgery',
        topics: [
          {
            title: null,
            problems: listedBefore(recorded, problems, WORSENED_BY[key] ?? []),
            headings: [
              ['Allergy', [mention(refTo('allergies', key))]],
              ['Comment', [note('Entered as told today. Told to say so wherever medicine is given.')]],
            ],
          },
        ],
      }),
    );
}
