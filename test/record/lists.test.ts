import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAreaMemory } from '../../src/directory/area-support.js';
import type { KnownPatient } from '../../src/directory/identity-gate.js';
import { createPractices } from '../../src/directory/practices.js';
import { failure } from '../../src/domain/failure.js';
import { succeeded } from '../../src/domain/outcome.js';
import type { NationalPatient } from '../../src/domain/patient.js';
import type { RecordDemand } from '../../src/domain/record-demand.js';
import { createRecordService } from '../../src/record/service.js';
import { FakeClock } from '../fake-clock.js';
import {
  agency,
  allergy,
  course,
  identifier,
  list,
  LISTS,
  mapAll,
  medicine,
  ORIGIN,
  patient,
  type Json,
} from '../fhir/record-builder.js';
import { requestAt } from '../requests.js';

const PATIENT: NationalPatient = {
  nhsNumber: ORIGIN.nhsNumber,
  name: { text: 'Ms Ada Example', family: 'Example', given: ['Ada'], prefix: ['Ms'] },
  birthDate: '1980-02-03',
  gender: 'FEMALE',
  deceased: null,
  addresses: [],
  telecoms: [],
  language: null,
  interpreterRequired: null,
  registeredPractice: ORIGIN.practice,
  isSensitive: false,
  tracedAt: ORIGIN.retrievedAt,
};
const KNOWN: KnownPatient = { kind: 'allowed', patient: PATIENT, practice: ORIGIN.practice };
const EVERYTHING: RecordDemand = { medications: { since: null, issues: true }, allergies: { ended: true } };

/** A service whose practice answers with these resources, having been asked for this: more than is wanted, perhaps. */
function bench(resources: readonly Json[], asked: RecordDemand) {
  const clock = new FakeClock();
  const record = mapAll([patient(), ...resources]);
  const service = createRecordService({
    retrieval: { area: () => Promise.resolve(succeeded({ record, asked, fromCache: false })) },
    practices: createPractices({ practices: [], groups: [] }),
    areas: createAreaMemory(() => clock.now()),
    refuse: () => failure('NO_REGISTERED_PRACTICE'),
  });
  const request = requestAt(clock);
  return {
    allergies: (ended: boolean) => service.allergies(request, KNOWN, null, { ended }),
    medications: (since: string | null) => service.medications(request, KNOWN, null, { since, issues: true }),
    service,
    request,
  };
}

const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name).sort();

describe('allergies without the ended ones', () => {
  const substance = { active: fc.constantFrom('active', 'resolved', undefined), ended: fc.constant('resolved') };
  const entries = (of: 'active' | 'ended') => fc.array(fc.option(substance[of], { nil: undefined }), { maxLength: 3 });
  const resourcesOf = (statuses: readonly (string | undefined)[], prefix: string) =>
    statuses.map((clinicalStatus, index) => {
      const id = `${prefix}${index}`;
      return allergy({ id, identifier: identifier(id), clinicalStatus, code: { text: id } });
    });
  const refs = (resources: readonly Json[]) => resources.map(({ id }) => `AllergyIntolerance/${String(id)}`);

  test('say the same whatever else the practice was asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        entries('active'),
        fc.option(fc.array(substance.ended, { maxLength: 3 }), { nil: null }),
        async (active, ended) => {
          const inActive = resourcesOf(active, 'a');
          const inEnded = resourcesOf(ended ?? [], 'e');
          const narrow = [...inActive, list(LISTS.allergies, refs(inActive))];
          const wide = [...narrow, ...inEnded, ...(ended === null ? [] : [list(LISTS.endedAllergies, refs(inEnded))])];
          const alone = await bench(narrow, { medications: null, allergies: { ended: false } }).allergies(false);
          const beside = await bench(wide, EVERYTHING).allergies(false);
          const said = ({ totalCount: _arrived, filters: _by, sources, ...rest }: typeof alone) => ({
            ...rest,
            states: sources.map(({ state }) => state),
            names: names(rest.active),
          });
          expect(beside.ended).toEqual([]);
          const itemsAside = (of: typeof alone) => ({ ...said(of), active: null });
          expect(itemsAside(beside)).toEqual(itemsAside(alone));
          expect(alone.statement).toBe(alone.active.length > 0 ? 'ITEMS' : 'NOT_SUPPLIED');
        },
      ),
    );
  });

  test('do not make an allergy look whole that came in an answer without its list of ended ones', async () => {
    const resources = [allergy(), list(LISTS.allergies, ['AllergyIntolerance/a'])];
    const { allergies, service, request } = bench(resources, EVERYTHING);
    for (const order of [
      [true, false],
      [false, true],
    ]) {
      const lists = await Promise.all(order.map(allergies));
      for (const item of lists.flatMap(({ active }) => active)) {
        expect(service.sourceOf(request, item).state).toBe('PARTIAL');
      }
    }
  });
});

const SINCE = '2020-06-15';

describe('medicines since a day', () => {
  test('hold a repeat without dates of its own, though its authorisation has run out', async () => {
    const undated = course({ start: '2015-01-01', end: '2016-01-01', statement: { effectivePeriod: null } });
    const resources = [...undated, list(LISTS.medications, ['MedicationStatement/m-statement'])];
    for (const since of [null, SINCE]) {
      const asked = { ...EVERYTHING, medications: { since, issues: true } };
      const found = await bench(resources, asked).medications(SINCE);
      expect(names(found.all)).toEqual(['Examplin 5mg tablets']);
      expect(found).toMatchObject({ statement: 'ITEMS', complete: true });
    }
  });

  test('hold one whose end cannot be read', async () => {
    const end = '32-Jul-2019';
    const odd = course({ type: 'acute', statement: { effectivePeriod: { start: '2019-01-01', end } } });
    const resources = [...odd, list(LISTS.medications, ['MedicationStatement/m-statement'])];
    const found = await bench(resources, EVERYTHING).medications(SINCE);
    expect(found).toMatchObject({ statement: 'ITEMS_INCOMPLETE', complete: false, all: [{ name: medicine().name }] });
  });

  test('hold all that the practice gave for that day, unless it did not filter', async () => {
    const past = course({ start: '2015-01-01', end: '2016-01-01' });
    const resources = [...past, list(LISTS.medications, ['MedicationStatement/m-statement'])];
    const asked = { ...EVERYTHING, medications: { since: SINCE, issues: true } };
    const ignored = {
      resourceType: 'OperationOutcome',
      issue: [{ code: 'not-supported', diagnostics: 'includeMedication.medicationSearchFromDate' }],
    };
    const filtered = await bench(resources, asked).medications(SINCE);
    expect(filtered).toMatchObject({ statement: 'ITEMS', filters: [{ by: 'PRACTICE' }] });
    const unfiltered = await bench([...resources, ignored], asked).medications(SINCE);
    expect(unfiltered).toMatchObject({ all: [], filters: [{ by: 'SERVER' }] });
    const older = bench(resources, { ...asked, medications: { since: '2010-01-01', issues: true } });
    expect(await older.medications(SINCE)).toMatchObject({ all: [], filters: [{ by: 'SERVER' }] });
  });

  test('are not taken for past because of a later authorisation that the day hides', async () => {
    const followed = course({ id: 'a', name: 'a', status: 'completed', start: '2018-01-01' });
    const plan = { priorPrescription: { reference: 'MedicationRequest/a-plan' } };
    const later = course({ id: 'b', name: 'b', start: '2019-01-01', end: '2019-12-31', plan });
    const refs = ['MedicationStatement/a-statement', 'MedicationStatement/b-statement'];
    const wide = bench([...followed, ...later, list(LISTS.medications, refs)], EVERYTHING);
    expect((await wide.medications('2019-12-31')).groupCounts).toEqual([
      { group: 'RUN_OUT_NOT_ENDED', count: 1 },
      { group: 'PAST_REPEAT', count: 1 },
    ]);
    const narrow = bench([...followed, list(LISTS.medications, refs.slice(0, 1))], {
      ...EVERYTHING,
      medications: { since: SINCE, issues: true },
    });
    const groups = [{ name: 'a', group: 'CURRENT_REPEAT', groupReason: 'Repeat: not stopped, without an end.' }];
    expect((await narrow.medications(SINCE)).all).toMatchObject(groups);
    expect((await wide.medications(SINCE)).all).toMatchObject(groups);
  });

  const day = fc.constantFrom('2019-01-01', '2020-06-14', SINCE, '2020-06-16', '2021-01-01', '2020-06', '2020');
  const medicineOf = fc.record({
    type: fc.constantFrom('acute', 'delayed-prescribing', 'repeat', 'repeat-dispensing', null),
    start: fc.option(day, { nil: undefined }),
    end: fc.option(day, { nil: undefined }),
    isElsewhere: fc.boolean(),
  });

  test('are the same whether the practice filtered or was asked more widely', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(medicineOf, { maxLength: 4 }), async (medicines) => {
        const all = medicines.map((of, index) => {
          const by = of.isElsewhere ? 'prescribed-by-another-organisation' : 'prescribed-at-gp-practice';
          return {
            ...of,
            id: `m${index}`,
            resources: course({
              ...{ id: `m${index}`, name: `m${index}`, type: of.type, start: '2001-01-01', end: '2001-02-01' },
              statementExtensions: [agency(by)],
              statement: { effectivePeriod: { start: of.start, end: of.end } },
            }),
          };
        });
        const answerOf = (which: typeof all) => [
          ...which.flatMap(({ resources }) => resources),
          list(
            LISTS.medications,
            which.map(({ id }) => `MedicationStatement/${id}-statement`),
          ),
        ];
        // The table of the specification, said again; a date that is a month or a year may be any day of it.
        const isLate = (date: string) => date.padEnd(10, '~') >= SINCE;
        const selected = all.filter(({ type, start, end, isElsewhere }) => {
          if (isElsewhere) return true;
          if (end !== undefined) return isLate(end);
          return type === null || type.startsWith('repeat') || start === undefined || isLate(start);
        });
        const asked = { ...EVERYTHING, medications: { since: SINCE, issues: true } };
        const alone = await bench(answerOf(selected), asked).medications(SINCE);
        const beside = await bench(answerOf(all), EVERYTHING).medications(SINCE);
        expect(names(beside.all)).toEqual(selected.map(({ id }) => id));
        expect([names(beside.all), beside.statement, beside.complete, beside.groupCounts]).toEqual([
          names(alone.all),
          alone.statement,
          alone.complete,
          alone.groupCounts,
        ]);
      }),
    );
  });
});
