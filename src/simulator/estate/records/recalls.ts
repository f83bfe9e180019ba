import { addDays, type Day } from '../../calendar/days.js';
import { ukInstant } from '../../calendar/uk-time.js';
import type { Problem } from '../clinical/gp-record.js';
import type { Term } from '../clinical/terms.js';
import { ageOn, atSurgery, type RecordAuthor, surgeryDay } from './author.js';
import { consultation } from './consultation.js';
import { note, planned } from './entries.js';
import type { RecordParts } from './part.js';
import { isOfferedInfluenza } from './vaccinations.js';

/** A planned review of what somebody takes. */
export const MEDICATION_REVIEW_DUE: Term = {
  snomed: '314529007',
  display: 'Medication review due',
  read: { code: '8BIH.00', display: 'Medication review due' },
};
const OVER_75: Term = { snomed: '134186004', display: 'Over 75 health check' };
const CERVICAL: Term = { snomed: '171149006', display: 'Screening for malignant neoplasm of cervix' };
const INFLUENZA_DUE: Term = { snomed: '86198006', display: 'Administration of influenza vaccine' };

/** The first of October that has not begun. */
function nextAutumn(today: Day): Day {
  const thisYears: Day = `${today.slice(0, 4)}-10-01`;
  return today < thisYears ? thisYears : `${Number(today.slice(0, 4)) + 1}-10-01`;
}

/** Recalls beside those of long-term conditions: one overdue, and those of the patient's age and sex. */
export function recalls(author: RecordAuthor, problems: readonly Problem[]): RecordParts {
  const { sex, today, team } = author;
  const age = ageOn(author, today);
  const autumn = addDays(nextAutumn(today), author.random.int(0, 27));
  const check = addDays(today, author.random.int(150, 400));
  const isScreened = sex === 'female' && age >= 25 && age < 65;
  return consultation(author, {
    key: 'recalls',
    at: atSurgery(author, surgeryDay(author, 380)),
    by: team.pharmacist,
    contact: 'administration',
    topics: [
      {
        title: null,
        headings: [
          [
            'Diary Entry',
            [
              planned(MEDICATION_REVIEW_DUE, addDays(today, -author.random.int(10, 60)), {
                note: 'Recall status: outstanding. First letter sent.',
              }),
              ...(isOfferedInfluenza(author, autumn, problems) ? [planned(INFLUENZA_DUE, autumn)] : []),
              ...(isScreened ? [planned(CERVICAL, addDays(today, author.random.int(-30, 300)))] : []),
              ...(ageOn(author, check) >= 75 ? [planned(OVER_75, check)] : []),
            ],
          ],
        ],
      },
    ],
  });
}

/** A consultation of the last surgery, which its author has not finished. */
export function draft(author: RecordAuthor): RecordParts {
  return consultation(author, {
    key: 'draft',
    at: ukInstant(surgeryDay(author, 1), '17:40'),
    by: author.random.pick(author.team.doctors),
    contact: 'telephone',
    status: 'draft',
    topics: [{ title: null, headings: [['History', [note('Rang back, no answer. To try again.')]]] }],
  });
}
