import { describe, expect, it } from 'vitest';
import {
  allergy,
  course,
  extension,
  list,
  LISTS,
  mapAll,
  noticesOf,
  only,
  patient,
  reference,
  secondaryList,
  type Json,
} from './record-builder.js';

const MEDICINE = 'MedicationStatement/m-statement';
const listed = list(LISTS.medications, [MEDICINE]);
const forgotten = course({ id: 'n' });

describe('what came although no list names it is not shown, and not passed over (spec 04 §6.1)', () => {
  it('a medicine', () => {
    const { medications, notices } = mapAll([patient(), ...course(), ...forgotten, listed]);
    expect(medications).toHaveLength(1);
    expect(only(notices)).toMatchObject({
      code: 'UNREADABLE_ITEMS',
      area: 'MEDICATIONS',
      within: null,
      text: "One medicine came that stands in none of the practice's lists, and is not shown.",
    });
  });

  it('allergies, however empty the list', () => {
    const notices = noticesOf(allergy(), allergy({ id: 'b', identifier: [] }), list(LISTS.allergies, []));
    expect(only(notices)).toMatchObject({
      code: 'UNREADABLE_ITEMS',
      area: 'ALLERGIES',
      text: "2 allergies came that stand in none of the practice's lists, and are not shown.",
    });
  });

  it('an authorisation whose medicine did not come', () => {
    const plan = course({ id: 'n' }).slice(1, 2);
    const { text } = only(noticesOf(...course(), ...plan, listed));
    expect(text).toBe('One authorisation came without the medicine that it belongs to, and is not shown.');
  });

  it.each<[string, readonly Json[]]>([
    [
      'in a consultation',
      [secondaryList('consultations-medications-contained-in-consultations', ['MedicationRequest/n-plan'])],
    ],
    ['under a heading', [list('24781000000107', ['MedicationRequest/n-plan'])]],
    [
      'by a problem',
      [
        {
          resourceType: 'Condition',
          id: 'c',
          extension: [extension('RelatedClinicalContent', { valueReference: reference('MedicationRequest/n-plan') })],
        },
      ],
    ],
  ])('but is no gap where it is named %s', (_where, others) => {
    const { notices } = mapAll([patient(), ...course(), ...forgotten, listed, ...others]);
    expect(notices).toEqual([]);
  });

  it('nor where a later authorisation takes over from it', () => {
    const later = course({ id: 'm', plan: { priorPrescription: reference('MedicationRequest/n-plan') } });
    const { medications, notices } = mapAll([patient(), ...later, ...forgotten, listed]);
    expect(medications[0]?.replaces).not.toBeNull();
    expect(notices).toEqual([]);
  });
});
