import type { OdsCode } from '../domain/ods-code.js';
import type { NationalPatient } from '../domain/patient.js';
import type { Difference, HeldPatient, RecordNotice } from '../domain/record.js';
import { compareDemographics } from '../fhir/index.js';

const WORDS: Readonly<Record<Difference['field'], string>> = {
  family: 'family name',
  given: 'given name',
  gender: 'gender',
  birthDate: 'birth date',
};

/**
 * The notice that a practice's details of the patient differ from the national ones (spec 01 §12.1): none, or one that names the
 * details. A person has to see it before anything else, so it goes first in every list of notices.
 */
export function differenceNotices(
  national: NationalPatient,
  held: Pick<HeldPatient, 'name' | 'gender' | 'birthDate'>,
  practice: OdsCode,
): readonly RecordNotice[] {
  const differences = compareDemographics(national, held);
  if (differences.length === 0) return [];
  const fields = differences.map(({ field }) => WORDS[field]).join(', ');
  return [
    {
      code: 'DEMOGRAPHICS_DIFFER',
      rawCode: null,
      text: `The practice's details of the patient differ from the national record: ${fields}.`,
      practice,
      area: null,
      within: null,
      differences,
    },
  ];
}
