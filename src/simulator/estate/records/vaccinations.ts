import { addDays, onWeekday, type Day } from '../../calendar/days.js';
import type { Immunisation, Problem } from '../clinical/gp-record.js';
import type { Term } from '../clinical/terms.js';
import {
  AT_RISK,
  COVID,
  COVID_AGES_ON,
  COVID_TURNS,
  COVID_VACCINE,
  INFLUENZA,
  ROUTES,
  SITES,
  VACCINATION_STATUSES,
  VACCINATIONS,
  type Vaccination,
} from '../clinical/vaccines.js';
import { ageOn, atSurgery, type RecordAuthor } from './author.js';
import { consultation, type Entry } from './consultation.js';
import { coded, note } from './entries.js';
import type { RecordParts } from './part.js';
import { listedBefore } from './problem-list.js';

type Given = Partial<Immunisation> & { readonly term: Term; readonly on: Day | null };

/** A vaccination written down where it stands in a consultation: given there unless it says otherwise. */
const vaccination =
  (given: Given): Entry =>
  ({ at, key, performer, place, recordedBy }) => ({
    ref: { area: 'immunisations', key },
    part: {
      immunisations: [
        {
          vaccine: null,
          given: true,
          reasonNotGiven: null,
          givenBy: performer,
          place,
          manufacturer: null,
          batch: null,
          expires: null,
          site: null,
          route: null,
          quantity: null,
          dose: null,
          primarySource: true,
          parentPresent: null,
          note: null,
          ...given,
          key,
          recorded: at,
          recordedBy,
        },
      ],
    },
  });

/** Told by somebody else: a card, the practice before. Nobody here gave it. */
const toldOf = (given: Given): Entry => vaccination({ ...given, givenBy: null, place: null, primarySource: false });

function injected(author: RecordAuthor): Pick<Immunisation, 'batch' | 'site' | 'route'> {
  const { random } = author;
  return {
    batch: `${random.pick(['A', 'K', 'T', 'V'])}${random.int(10, 99)}${random.pick(['CD', 'FG', 'MN'])}${random.int(100, 999)}`,
    site: random.pick([SITES.left, SITES.right]),
    route: ROUTES.intramuscular,
  };
}

/** A vaccination clinic of the nurse. */
function clinic(
  author: RecordAuthor,
  key: string,
  day: Day,
  entries: readonly Entry[],
  problems: readonly string[] = [],
): RecordParts {
  return consultation(author, {
    key,
    at: atSurgery(author, day),
    by: author.team.nurse,
    contact: 'clinic',
    topics: [{ title: null, problems, headings: [['Procedure', entries]] }],
  });
}

/** Whether somebody is offered the vaccine against influenza in the autumn of a day: the old are, and those at risk. */
export function isOfferedInfluenza(author: RecordAuthor, day: Day, problems: readonly Problem[]): boolean {
  const endOfWinter: Day = `${Number(day.slice(0, 4)) + 1}-03-31`;
  return ageOn(author, endOfWinter) >= INFLUENZA.fromAge || listedBefore(day, problems, AT_RISK).length > 0;
}

/** A day of each October on which the patient was offered it, the latest first. */
function autumns(author: RecordAuthor, years: number, problems: readonly Problem[]): readonly Day[] {
  const thisYear = Number(author.today.slice(0, 4));
  return Array.from({ length: years }, (_unused, index) =>
    onWeekday(addDays(`${thisYear - index}-10-01`, author.random.int(0, 27))),
  ).filter((day) => day < author.today && ageOn(author, day) >= 18 && isOfferedInfluenza(author, day, problems));
}

const CANNOT_TODAY = 'Feverish today; to come back when well';

function influenza(author: RecordAuthor, day: Day, index: number, problems: readonly Problem[]): RecordParts {
  const key = `influenza-${day.slice(0, 4)}`;
  const { elsewhere, term, vaccineSince } = INFLUENZA;
  const product =
    day < vaccineSince ? {} : { vaccine: INFLUENZA.vaccine as Term, manufacturer: INFLUENZA.manufacturer };
  if (index === 1) {
    return clinic(author, key, day, [
      vaccination({
        ...product,
        manufacturer: null,
        term,
        on: day,
        given: false,
        reasonNotGiven: CANNOT_TODAY,
        givenBy: null,
        note: CANNOT_TODAY,
      }),
    ]);
  }
  if (index % 5 === 2)
    return clinic(author, key, day, [toldOf({ term: elsewhere, on: addDays(day, -3), note: 'Given by a pharmacy' })]);
  return clinic(
    author,
    key,
    day,
    [
      coded(VACCINATION_STATUSES['influenza-consent'], { isVaccinationStatus: true }),
      vaccination({
        ...product,
        term,
        on: day,
        ...injected(author),
        expires: addDays(day, author.random.int(60, 240)),
        quantity: { value: 0.5, unit: 'ml' },
      }),
      note('No reaction while waiting.'),
    ],
    listedBefore(day, problems, AT_RISK),
  );
}

function covid(author: RecordAuthor): RecordParts {
  const { birthDate, random, today } = author;
  const turn = COVID_TURNS.find(({ fromAge }) => ageOn(author, COVID_AGES_ON) >= fromAge);
  if (turn === undefined) return [];
  const first = addDays(turn.since, random.int(0, 18));
  return COVID.flatMap(({ daysAfterFirst, dose, key, term }) => {
    const day = onWeekday(addDays(first, daysAfterFirst + random.int(0, 7)));
    if (day >= today || day < birthDate) return [];
    return clinic(author, key, day, [
      vaccination({
        term,
        vaccine: COVID_VACCINE,
        on: day,
        manufacturer: 'Pfizer Ltd',
        dose,
        ...injected(author),
        expires: addDays(day, random.int(20, 90)),
        quantity: { value: 0.3, unit: 'ml' },
      }),
    ]);
  });
}

const isFor = ({ sex, birthDate }: RecordAuthor, { born, sex: only }: Vaccination): boolean => {
  const year = Number(birthDate.slice(0, 4));
  return year >= born[0] && year <= born[1] && (only === null || only === sex);
};

const ADULT_DAYS = 6600;

/** Vaccinations of the schedule that fell due in childhood, told when the patient joined: entries for that consultation. */
export function childhoodVaccinations(author: RecordAuthor, toldOn: Day): readonly Entry[] {
  return VACCINATIONS.filter((one) => isFor(author, one) && one.ageDays < ADULT_DAYS)
    .map((one) => ({ one, day: addDays(author.birthDate, one.ageDays + author.random.int(0, 30)) }))
    .filter(({ day, one }) => day >= one.since && day <= toldOn)
    .map(({ day, one }) => {
      const { dose, manufacturer, term, vaccine } = one;
      return toldOf({
        term,
        vaccine,
        manufacturer,
        // Nobody noted the day of the one that is given at school.
        on: one.key === 'bcg' ? null : day,
        dose,
        parentPresent: day < addDays(author.birthDate, 5800) ? true : null,
      });
    });
}

function ofLaterLife(author: RecordAuthor): RecordParts {
  return (
    VACCINATIONS.filter((one) => isFor(author, one) && one.ageDays >= ADULT_DAYS)
      .map((one) => ({ one, due: addDays(author.birthDate, one.ageDays) }))
      // Who was older when it began had it in its first weeks.
      .map(({ due, one }) => ({
        one,
        day: onWeekday(due < one.since ? addDays(one.since, author.random.int(0, 40)) : due),
      }))
      .filter(({ day }) => day < author.today)
      .flatMap(({ day, one }) =>
        clinic(author, one.key, day, [
          ...(one.key === 'pneumococcal'
            ? [coded(VACCINATION_STATUSES['pneumococcal-consent'], { isVaccinationStatus: true })]
            : []),
          vaccination({
            term: one.term,
            vaccine: one.vaccine,
            on: day,
            dose: one.dose,
            ...injected(author),
            route: ROUTES[one.route],
            expires: addDays(day, author.random.int(100, 500)),
            quantity: { value: one.millilitres, unit: 'ml' },
          }),
        ]),
      )
  );
}

function refusal(author: RecordAuthor, day: Day): RecordParts {
  return consultation(author, {
    key: 'covid-booster-declined',
    at: atSurgery(author, day),
    by: author.team.assistant,
    contact: 'telephone',
    topics: [
      {
        title: null,
        headings: [['Comment', [coded(VACCINATION_STATUSES['covid-declined'], { isVaccinationStatus: true })]]],
      },
    ],
  });
}

/** Vaccinations of adult life: influenza for so many autumns, COVID-19, those of age, and a refusal. */
export function vaccinations(author: RecordAuthor, autumnsBack: number, problems: readonly Problem[]): RecordParts {
  return [
    ...autumns(author, autumnsBack, problems).flatMap((day, index) =>
      influenza(author.writing(`influenza ${day}`), day, index, problems),
    ),
    ...covid(author),
    ...ofLaterLife(author),
    ...refusal(author, onWeekday(addDays(author.today, -author.random.int(40, 160)))),
  ];
}
