import { describe, expect, it } from 'vitest';
import type { MedicationGroup } from '../../src/domain/record-items.js';
import { activeOnOrAfter } from '../../src/fhir/index.js';
import { agency, course, list, LISTS, mapAll, medicine, only, type Course } from './record-builder.js';

const elsewhere = { statementExtensions: [agency('prescribed-by-another-organisation')] };
const YESTERDAY = '2026-06-14';
const TODAY = '2026-06-15';
const TOMORROW = '2026-06-16';

describe('a medicine is shown where a clinician looks for it (spec 04 §11)', () => {
  it.each<[string, Course, MedicationGroup]>([
    ['an active repeat is current', { status: 'active' }, 'CURRENT_REPEAT'],
    ['an active repeat that ends today is current', { status: 'active', end: TODAY }, 'CURRENT_REPEAT'],
    ['an active repeat of next year is current', { status: 'active', start: '2027-01-01' }, 'CURRENT_REPEAT'],
    ['a repeat-dispensing one is current', { type: 'repeat-dispensing' }, 'CURRENT_REPEAT'],
    ['one without a type counts as repeat', { type: null }, 'CURRENT_REPEAT'],
    ['one of an unknown type counts as repeat', { type: 'monthly' }, 'CURRENT_REPEAT'],
    ['one without an authorisation counts as repeat', { plan: null }, 'CURRENT_REPEAT'],
    ['a completed repeat without an end is current', { status: 'completed' }, 'CURRENT_REPEAT'],
    ['a completed repeat that ends today is current', { status: 'completed', end: TODAY }, 'CURRENT_REPEAT'],
    ['a completed repeat that ends this year is current', { status: 'completed', end: '2026' }, 'CURRENT_REPEAT'],
    [
      'a repeat past its end that nobody ended stays beside the current ones',
      { status: 'completed', end: YESTERDAY },
      'RUN_OUT_NOT_ENDED',
    ],
    ['an active repeat past its end has run out', { status: 'active', end: YESTERDAY }, 'RUN_OUT_NOT_ENDED'],
    [
      'a repeat without a status past its end has run out',
      { statement: { status: null }, end: YESTERDAY },
      'RUN_OUT_NOT_ENDED',
    ],
    [
      'an end that is no date leaves it current',
      { status: 'completed', end: 'No information available' },
      'CURRENT_REPEAT',
    ],
    ['an active acute is active', { type: 'acute' }, 'ACTIVE_ACUTE'],
    ['a handwritten acute too', { type: 'acute-handwritten' }, 'ACTIVE_ACUTE'],
    ['a delayed one too', { type: 'delayed-prescribing' }, 'ACTIVE_ACUTE'],
    ['a completed acute is past', { type: 'acute', status: 'completed', end: YESTERDAY }, 'PAST_ACUTE'],
    ['a completed acute without an end is past after its day', { type: 'acute', status: 'completed' }, 'PAST_ACUTE'],
    [
      'a completed acute whose course still runs is not taken for past',
      { type: 'acute', status: 'completed', end: TOMORROW },
      'UNCLASSIFIED',
    ],
    ['an acute without a status cannot be placed', { type: 'acute', statement: { status: null } }, 'UNCLASSIFIED'],
    ['a status that is not known cannot be placed', { status: 'on-hold', end: YESTERDAY }, 'UNCLASSIFIED'],
    ['a stopped repeat is stopped', { status: 'stopped' }, 'STOPPED'],
    ['a stopped acute is stopped whatever its end', { status: 'stopped', type: 'acute', end: TOMORROW }, 'STOPPED'],
    [
      'one whose authorisation alone is stopped cannot be placed',
      { status: 'active', plan: { status: 'stopped' } },
      'UNCLASSIFIED',
    ],
    ['one from elsewhere is apart', { ...elsewhere }, 'PRESCRIBED_ELSEWHERE'],
    [
      'one from elsewhere is never past',
      { ...elsewhere, type: 'acute', status: 'completed', end: '2019-01-01' },
      'PRESCRIBED_ELSEWHERE',
    ],
    ['nor stopped', { ...elsewhere, status: 'stopped' }, 'PRESCRIBED_ELSEWHERE'],
  ])('%s', (_promise, of, group) => {
    const found = medicine(of);
    expect(found.group).toBe(group);
    expect(found.groupReason).toMatch(/^[A-Z][^:]+: .+\.$/);
  });

  it.each<[Course, string]>([
    [{ status: 'active' }, 'Repeat: not stopped, without an end.'],
    [{ type: 'repeat-dispensing', end: TODAY }, 'Repeat dispensing: not stopped, not past its end.'],
    [
      { type: null, end: YESTERDAY },
      'Type not available, counted as repeat: authorisation period passed, not ended by the practice; may still be in use.',
    ],
    [{ type: 'monthly', status: 'on-hold' }, 'Type not recognised, counted as repeat: its status is not recognised.'],
    [{ type: 'acute', statement: { status: null } }, 'Acute: its status is not given.'],
    [
      { type: 'acute', status: 'completed', end: TOMORROW },
      'Acute: completed by its status, but its dates have not passed.',
    ],
    [{ type: 'delayed-prescribing', status: 'stopped' }, 'Delayed prescribing: stopped.'],
    [
      { ...elsewhere, status: 'stopped' },
      'Repeat: prescribed by another organisation; always shown, may be out of date; recorded as stopped.',
    ],
    [
      { plan: { dispenseRequest: { validityPeriod: { start: '2026-01-05', end: YESTERDAY } } } },
      `Repeat: not stopped, without an end; its review was due on ${YESTERDAY}.`,
    ],
  ])('the rule is said in words: %j', (of, reason) => {
    expect(medicine(of).groupReason).toBe(reason);
  });

  it('a completed acute without any date is past', () => {
    const undated: Course = { statement: { effectivePeriod: null }, plan: { dispenseRequest: null } };
    expect(medicine({ type: 'acute', status: 'completed', ...undated }).group).toBe('PAST_ACUTE');
  });

  it('days are days in the UK: an instant late on the eve of the end in summer is already the end', () => {
    const end = '2026-06-14T23:30:00Z';
    expect(medicine({ status: 'completed', end }).group).toBe('CURRENT_REPEAT');
    expect(medicine({ status: 'completed', end: '2026-06-14T22:30:00Z' }).group).toBe('RUN_OUT_NOT_ENDED');
    expect(medicine({ status: 'completed', end: TODAY }, new Date('2026-06-15T23:30:00Z')).group).toBe(
      'RUN_OUT_NOT_ENDED',
    );
  });
});

describe('a later authorisation', () => {
  const earlier: Course = { id: 'old', name: 'Old', status: 'completed', end: YESTERDAY };
  const later: Course = {
    id: 'new',
    name: 'New',
    plan: { priorPrescription: { reference: 'MedicationRequest/old-plan' } },
  };
  const both = ['MedicationStatement/old-statement', 'MedicationStatement/new-statement'];
  const groups = (of: readonly Course[], listed: readonly string[]) =>
    Object.fromEntries(
      mapAll([...of.flatMap(course), list(LISTS.medications, listed)]).medications.map(({ name, group }) => [
        name,
        group,
      ]),
    );

  it('makes the completed repeat before it past', () => {
    expect(groups([earlier, later], both)).toEqual({ Old: 'PAST_REPEAT', New: 'CURRENT_REPEAT' });
  });

  it('names the course it continues, although it points to its authorisation', () => {
    const { medications } = mapAll([...course(earlier), ...course(later), list(LISTS.medications, both)]);
    const of = (name: string) => only(medications.filter((each) => each.name === name));
    expect(of('New').replaces).toBe(of('Old'));
    expect(of('Old').replaces).toBeNull();
  });

  it('never makes a stopped or an active one anything else', () => {
    expect(groups([{ ...earlier, status: 'stopped' }, later], both)).toMatchObject({ Old: 'STOPPED' });
    expect(groups([{ ...earlier, status: 'active' }, later], both)).toMatchObject({ Old: 'CURRENT_REPEAT' });
  });

  it('does not count if the practice does not list it: nothing would stand in its place', () => {
    expect(groups([earlier, later], both.slice(0, 1))).toEqual({ Old: 'RUN_OUT_NOT_ENDED' });
  });

  it('does not count if two name each other', () => {
    const circle: Course = { ...earlier, plan: { priorPrescription: { reference: 'MedicationRequest/new-plan' } } };
    const backward: Course = { ...later, status: 'completed', end: YESTERDAY };
    expect(groups([circle, backward], both)).toEqual({ Old: 'RUN_OUT_NOT_ENDED', New: 'RUN_OUT_NOT_ENDED' });
  });

  it('does not count if it names itself', () => {
    const self: Course = { ...earlier, plan: { priorPrescription: { reference: 'MedicationRequest/old-plan' } } };
    expect(groups([self], both.slice(0, 1))).toEqual({ Old: 'RUN_OUT_NOT_ENDED' });
    expect(medicine({ ...self, id: 'old' }).replaces).toBeNull();
  });
});

describe('medicationSearchFromDate (spec 04 §2.3, worked example)', () => {
  const DAYS = ['2018-01-15', '2018-03-01', '2018-07-08', '2018-10-08'] as const;
  const acute = { type: 'acute', status: 'completed' };
  it.each<[string, Course, number]>([
    ['acute 24 Jan to 23 Feb', { ...acute, start: '2018-01-24', end: '2018-02-23' }, 1],
    ['acute 15 Feb without an end', { ...acute, start: '2018-02-15' }, 1],
    ['acute mid March to mid April', { ...acute, start: '2018-03-15', end: '2018-04-15' }, 2],
    ['completed repeat January to 1 July', { status: 'completed', start: '2018-01-10', end: '2018-07-01' }, 2],
    ['repeat 24 Jan to 24 July', { start: '2018-01-24', end: '2018-07-24' }, 3],
    ['acute 1 June to 1 October', { ...acute, start: '2018-06-01', end: '2018-10-01' }, 3],
    ['acute 1 August without an end', { ...acute, start: '2018-08-01' }, 3],
    ['acute mid September to mid October', { type: 'acute', start: '2018-09-15', end: '2018-10-15' }, 4],
    ['repeat mid June to mid December', { start: '2018-06-15', end: '2018-12-15' }, 4],
    [
      'repeat dispensing mid February to mid December',
      { type: 'repeat-dispensing', start: '2018-02-15', end: '2018-12-15' },
      4,
    ],
    ['re-authorised repeat 1 July to 31 December', { start: '2018-07-01', end: '2018-12-31' }, 4],
    ['open repeat from February', { start: '2018-02-01' }, 4],
    ['open repeat from August', { start: '2018-08-01' }, 4],
    ['acute of the future', { type: 'acute', start: '2018-11-01' }, 4],
    ['repeat that ends on the day', { start: '2018-01-01', end: '2018-10-08' }, 4],
    ['acute that starts on the day', { type: 'acute', start: '2018-10-08' }, 4],
    ['one without a type counts as repeat', { type: null, start: '2018-01-01' }, 4],
    [
      'one without any date',
      { type: 'acute', statement: { effectivePeriod: null }, plan: { dispenseRequest: null } },
      4,
    ],
    ['one from elsewhere, long over', { ...elsewhere, ...acute, start: '2010-01-01', end: '2010-02-01' }, 4],
    ['one that ended in a year that is only named', { start: '2016', end: '2018' }, 4],
  ])('%s', (_item, of, passes) => {
    const found = medicine(of, new Date('2018-10-08T12:00:00Z'));
    expect(DAYS.map((day) => activeOnOrAfter(found, day))).toEqual(DAYS.map((_day, index) => index < passes));
  });
});
