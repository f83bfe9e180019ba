import type { UnmappedEntry } from '../domain/mapped-record.js';
import type { RecordArea } from '../domain/record.js';
import type { Answer } from './answer.js';
import type { Located } from './bundle.js';
import { codeTable } from './code-table.js';

const NOTHING_TAKEN = 'nothing in the mapped areas is taken from it';
const notYet = (what: string) => `${what} are not mapped yet`;

/** Why entries of a type are not mapped, in words. */
const reasonFor = codeTable<string>({
  Encounter: notYet('consultations'),
  Immunization: notYet('immunisations'),
  Observation: notYet('observations and test results'),
  DiagnosticReport: notYet('investigations'),
  Specimen: notYet('investigations'),
  ProcedureRequest: notYet('test requests and diary entries'),
  ReferralRequest: notYet('referrals'),
  DocumentReference: notYet('documents'),
  QuestionnaireResponse: notYet('questionnaires'),
  List: 'a list of an area that is not mapped yet, or part of a consultation',
  OperationOutcome: 'there is no issue in it',
  Patient: 'there is more than one patient in the answer',
  MedicationRequest: 'no medicine in the answer is based on it',
  Medication: NOTHING_TAKEN,
  Organization: NOTHING_TAKEN,
  Practitioner: NOTHING_TAKEN,
  PractitionerRole: NOTHING_TAKEN,
  HealthcareService: NOTHING_TAKEN,
  RelatedPerson: NOTHING_TAKEN,
  Location: NOTHING_TAKEN,
});

/** The areas whose items go missing if the second of two entries with one id is passed over. */
const areaOf = codeTable<RecordArea>({
  MedicationStatement: 'MEDICATIONS',
  MedicationRequest: 'MEDICATIONS',
  Medication: 'MEDICATIONS',
  AllergyIntolerance: 'ALLERGIES',
  Condition: 'PROBLEMS',
});

/** Says where two entries go by one id and differ: only the first can be meant by a reference, so something may be lost. */
export function noteDuplicates({ bundle, notices }: Answer): void {
  for (const { located, isSame } of bundle.duplicates) {
    const area = areaOf(located.type);
    if (isSame || area === undefined) continue;
    const one = 'Two different entries of the answer go by one id; only the first of them could be used.';
    const many = '# times, different entries of the answer go by one id; only the first of them could be used.';
    notices.count({ area, within: null, one, many });
  }
}

const describe = ({ at, type, id }: Located, reason: string): UnmappedEntry => ({
  entry: at.entry,
  resourceType: type,
  id,
  reason,
});

/** Every entry that no mapping used, with the reason. */
export function unmappedEntries({ bundle, used }: Answer): readonly UnmappedEntry[] {
  return [
    ...bundle.entries
      .filter((located) => !used.has(located))
      .map((located) => describe(located, reasonFor(located.type) ?? 'its resource type is not known')),
    ...bundle.duplicates.map(({ located, isSame }) =>
      describe(located, isSame ? 'it repeats an entry before it' : 'its id is that of another entry before it'),
    ),
    ...bundle.empty.map((entry) => ({ entry, resourceType: null, id: null, reason: 'there is no resource in it' })),
  ].sort((a, b) => a.entry - b.entry);
}
