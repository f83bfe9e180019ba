import { ukInstant } from '../../calendar/uk-time.js';
import type { Investigation, TestResult } from '../clinical/gp-record.js';
import { SPECIMENS } from '../clinical/laboratory.js';
import type { Term } from '../clinical/terms.js';
import { type RecordAuthor, surgeryDay } from './author.js';
import { consultation, mention } from './consultation.js';
import { refTo } from './entries.js';
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

function culture(author: RecordAuthor, key: string, by: string): Investigation {
  const on = surgeryDay(author, author.random.int(60, 500));
  const specimen = `${key}-specimen`;
  const at = filingMoment(author, on);
  return {
    ...emptyReport(author, { key, on, requestedBy: by }),
    specimens: [{ key: specimen, type: SPECIMENS.urine, collected: ukInstant(on, '09:30') }],
    groups: [],
    results: [
      inWords(`${key}-microscopy`, MICROSCOPY, 'White cells > 100 /uL, red cells < 10 /uL', null),
      inWords(
        `${key}-culture`,
        CULTURE,
        'Escherichia coli > 10^5 cfu/ml',
        ['Sensitivities', ...SENSITIVITIES, '', 'Please repeat if symptoms do not settle.'].join('\n'),
      ),
    ],
    filingComment: { text: 'On the right antibiotic. No action.', at, by },
  };
}

function filed(author: RecordAuthor, report: Investigation): RecordParts {
  const { filingComment, key } = report;
  if (filingComment === null) return [{ investigations: [report] }];
  const { at, by } = filingComment;
  const written = consultation(author, {
    key: `results-${key}`,
    at,
    by,
    contact: 'other',
    topics: [{ title: null, headings: [['Investigation', [mention(refTo('investigations', key))]]] }],
  });
  return [{ investigations: [report] }, ...written];
}

/** A urine culture: results in words, with sensitivities whose line breaks mean something. */
export function microbiology(author: RecordAuthor): RecordParts {
  return filed(author, culture(author, 'urine-culture', author.random.pick(author.team.doctors)));
}

/**
 * A preliminary report that nobody has filed yet, one result of it still to come; and a single test with a limit of detection, filed in
 * the usual way.
 */
export function unfinishedReport(author: RecordAuthor): RecordParts {
  const { random, team, sex } = author;
  const requestedBy = random.pick(team.doctors);
  const begun = laboratoryReport(author, {
    key: 'ferritin',
    requestedBy,
    on: surgeryDay(author, random.int(8, 12)),
    panels: ['ferritin', 'thyroid'],
  });
  const preliminary: Investigation = {
    ...begun,
    status: 'preliminary',
    results: begun.results.map((result) => ({
      ...result,
      value: null,
      interpretation: null,
      comment: 'Result to follow.',
    })),
  };
  const on = surgeryDay(author, random.int(100, 300));
  const at = filingMoment(author, on);
  const limited = laboratoryReport(author, {
    key: 'inflammation',
    requestedBy,
    on,
    panels: ['inflammation', ...(sex === 'male' ? ['prostate'] : [])],
    tends: { crp: [0.1, 0.9] },
    filing: { text: 'Normal.', at, by: requestedBy },
  });
  return [{ investigations: [preliminary] }, ...filed(author, limited)];
}
