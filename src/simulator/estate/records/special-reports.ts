import type { Day } from '../../calendar/days.js';
import { ukInstant } from '../../calendar/uk-time.js';
import type { TestResult } from '../clinical/gp-record.js';
import { PROSTATE_TEST_FROM } from '../clinical/ages.js';
import { SPECIMENS } from '../clinical/laboratory.js';
import type { Term } from '../clinical/terms.js';
import { ageOn, type RecordAuthor, surgeryDay } from './author.js';
import { documentOf, organisation } from './documents.js';
import { filed } from './filing.js';
import { emptyReport, filingMoment, laboratoryReport } from './laboratory-report.js';
import type { RecordParts } from './part.js';

const CULTURE: Term = { snomed: '1023711000000100', display: 'Urine culture' };
const MICROSCOPY: Term = { snomed: '1014831000000107', display: 'Urine microscopy' };

const SENSITIVITIES = ['Trimethoprim     R', 'Nitrofurantoin   S', 'Cefalexin        S', 'Ciprofloxacin    S'];

const inWords = (key: string, term: Term, text: string, comment: string | null): TestResult => ({
  key,
  term,
  value: { kind: 'text', text },
  range: null,
  interpretation: null,
  comment,
});

/** A urine culture: results in words, with sensitivities whose line breaks mean something. */
export function urineCulture(author: RecordAuthor): RecordParts {
  const key = 'urine-culture';
  const on = surgeryDay(author, author.random.int(60, 500));
  const by = author.random.pick(author.team.doctors);
  const at = filingMoment(author, on);
  const report = {
    ...emptyReport(author, { key, on, requestedBy: by }),
    specimens: [{ key: `${key}-specimen`, type: SPECIMENS.urine, collected: ukInstant(on, '09:30') }],
    results: [
      inWords(`${key}-microscopy`, MICROSCOPY, 'White cells > 100 /uL, red cells < 10 /uL', null),
      inWords(
        `${key}-organism`,
        CULTURE,
        'Escherichia coli > 10^5 cfu/ml',
        ['Sensitivities', ...SENSITIVITIES, '', 'Please repeat if symptoms do not settle.'].join('\n'),
      ),
    ],
    filingComment: { text: 'Sensitivities noted. Better already, no treatment needed.', at, by },
  };
  return filed(author, [report], { key: `results-${key}`, at, by });
}

/** A preliminary report: one result of it is still to come. */
export function preliminaryReport(author: RecordAuthor): RecordParts {
  const begun = laboratoryReport(author, {
    key: 'ferritin',
    requestedBy: author.random.pick(author.team.doctors),
    on: surgeryDay(author, author.random.int(8, 12)),
    panels: ['ferritin', 'thyroid'],
  });
  const results = begun.results.map((result) => ({
    ...result,
    value: null,
    interpretation: null,
    comment: 'Result to follow.',
  }));
  return [{ investigations: [{ ...begun, status: 'preliminary', results }] }];
}

/** A test with so little to find that the laboratory only says that it is less. */
export function testBelowLimit(author: RecordAuthor): RecordParts {
  const { random, sex, team } = author;
  const on = surgeryDay(author, random.int(100, 300));
  const isTested = sex === 'male' && ageOn(author, on) >= PROSTATE_TEST_FROM;
  const by = random.pick(team.doctors);
  const at = filingMoment(author, on);
  const report = laboratoryReport(author, {
    key: 'inflammation',
    requestedBy: by,
    on,
    panels: ['inflammation', ...(isTested ? ['prostate'] : [])],
    // Nobody files a raised value of the prostate as normal.
    tends: { crp: [0.1, 0.9], psa: [0.4, 2.9] },
    filing: { text: 'Normal.', at, by },
  });
  return filed(author, [report], { key: 'results-inflammation', at, by });
}

/** A report that is a document and nothing else: a scan of an image, filed by a doctor. */
export function imagingReport(author: RecordAuthor, day: Day): RecordParts {
  const key = `imaging-${day}`;
  const at = filingMoment(author, day);
  const by = author.random.pick(author.team.doctors);
  const documentKey = `${key}-document`;
  const report = {
    ...emptyReport(author, { key, on: day, requestedBy: by }),
    document: documentKey,
    conclusion: 'Heart and lungs normal.',
    filingComment: { text: 'Normal chest X-ray.', at, by },
  };
  const document = documentOf(author, documentKey, at, {
    type: 'report',
    description: 'Chest X-ray report',
    from: organisation('hospital'),
    contentType: 'image/tiff',
    created: report.issued,
    specialty: { snomed: '394914008', display: 'Radiology' },
  });
  return filed(author, [report], { key: `results-${key}`, at, by, documents: [document] });
}
