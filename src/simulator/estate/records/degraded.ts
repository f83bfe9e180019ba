import { addDays } from '../../calendar/days.js';
import { DEGRADED } from '../clinical/findings.js';
import type { Allergy, GpRecord } from '../clinical/gp-record.js';
import { allergyTo, degradedAllergy } from './allergy-list.js';
import { atSurgery, daysAgo, type RecordAuthor, surgeryDay } from './author.js';
import { consultation } from './consultation.js';
import { coded, note, planned } from './entries.js';
import type { RecordParts } from './part.js';
import { acute, repeat } from './prescribing.js';
import { problemOf } from './problem-list.js';
import { A_LITTLE, recordAround } from './record-around.js';

/** Entries, a plan and a referral that came from another system as words. */
function degradedEntries(author: RecordAuthor): RecordParts {
  const on = surgeryDay(author, 4500);
  const at = atSurgery(author, on);
  const by = author.random.pick(author.team.doctors);
  const inWords = (text: string): ReturnType<typeof coded> => coded(DEGRADED.entry(text), { comment: text });
  return [
    ...consultation(author, {
      key: 'degraded-visit',
      at,
      by,
      contact: 'surgery',
      topics: [
        {
          title: null,
          headings: [
            [
              'History',
              [note('Free text: knees ache at night, stairs are hard.'), inWords('Wear and tear, both knees')],
            ],
            ['Examination', [inWords('Knees grate, full movement')]],
            ['Diary Entry', [planned(DEGRADED.plan('Look at knees again'), addDays(author.today, 30))]],
          ],
        },
      ],
    }),
    {
      referrals: [
        {
          key: 'degraded-referral',
          term: DEGRADED.referral('Refer to bone clinic, old form'),
          on,
          recorded: at,
          by,
          to: 'Bone clinic',
          specialty: null,
          priority: null,
          ubrn: null,
          description: null,
          note: null,
          documents: [],
        },
      ],
    },
  ];
}

/** Days ago on which it was given, while it still was; what it did was seen on the second day. */
const TOOK_CO_PROXAMOL = 7330;

function coProxamolAllergy(author: RecordAuthor): Allergy {
  const days = TOOK_CO_PROXAMOL - 4;
  const allergy = degradedAllergy(author, {
    key: 'degraded-drug',
    kind: 'degraded-drug',
    text: 'CO-PROXAMOL: swelling of the face',
    manifestations: ['angioedema'],
    days,
    reaction: 'severe',
    criticality: 'high',
  });
  return { ...allergy, onset: daysAgo(author, TOOK_CO_PROXAMOL - 1) };
}

/** Entries that lost their codes on the way from another system: their meaning is in the text alone (spec 04 §9). */
export function degradedRecord(author: RecordAuthor): GpRecord {
  const core = {
    problems: [
      problemOf(
        author,
        { key: 'degraded-problem', drugs: [], ...DEGRADED.entry('Wear and tear, both knees') },
        { since: 4600, ended: 4000 },
      ),
    ],
    allergies: [
      coProxamolAllergy(author),
      degradedAllergy(author, {
        key: 'degraded-other',
        kind: 'degraded-other',
        text: 'Elastic bandage, brown kind',
        manifestations: ['rash'],
        days: 4400,
        reaction: 'mild',
      }),
      allergyTo(author, { key: 'trimethoprim', days: 900, reaction: 'mild' }),
    ],
    courses: [
      acute(author, {
        key: 'degraded-medicine',
        drug: 'co-dydramol',
        product: { kind: 'degraded', text: 'Co-proxamol tablets', unit: 'tablet' },
        days: TOOK_CO_PROXAMOL,
      }),
      ...repeat(author, {
        key: 'degraded-mixture',
        drug: 'zerobase',
        product: { kind: 'degraded', text: 'Menthol 1% in aqueous cream, made up by the pharmacy', unit: 'gram' },
        since: 300,
        allowed: 6,
        end: { how: 'running' },
      }),
      ...repeat(author, {
        key: 'supplier-code',
        drug: 'mebeverine',
        product: { kind: 'supplier-code', code: 'COTA48273NEMIS', unit: 'tablet' },
        since: 200,
        allowed: 6,
        end: { how: 'running' },
      }),
      ...repeat(author, {
        key: 'without-type',
        drug: 'amlodipine',
        kind: null,
        since: 400,
        allowed: 6,
        end: { how: 'running' },
      }),
    ],
  };
  return recordAround(author, A_LITTLE, core, degradedEntries(author.writing('degraded entries')));
}
