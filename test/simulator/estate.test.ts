import { describe, expect, it } from 'vitest';
import { ALLERGIES, list, MEDICATION, member, textOf } from './consumer.js';
import { EVERY_AREA, LIST, recordAnswer, type RecordAnswer } from './record-requests.js';
import { runningSimulator, TODAY } from './running.js';
import { valuesAt } from './structure.js';

const running = runningSimulator();

async function recordOf(practice: string, number: string): Promise<readonly unknown[]> {
  const { body } = await running.consumer.record(practice, number, [ALLERGIES, MEDICATION]);
  return list(body['entry']).map((entry) => member(entry, 'resource'));
}

/** Everything that the practice gives of a patient, all areas asked for at once. */
async function wholeRecord(practice: string, number: string): Promise<RecordAnswer> {
  return recordAnswer(await running.consumer.record(practice, number, EVERY_AREA));
}

const PRIMARY_LISTS = Object.values(LIST).filter((code) => /^\d+$/.test(code));

/** Entries of all primary lists together: what a reader would call the entries of the record. */
const entriesOf = (answer: RecordAnswer): number =>
  PRIMARY_LISTS.reduce((sum, code) => sum + list(member(answer.list(code), 'entry')).length, 0);

const warningsOf = (resource: unknown): readonly unknown[] =>
  list(member(resource, 'extension'))
    .map((extension) => member(extension, 'valueCode'))
    .filter((code) => code !== undefined);

const isNotForPatient = (resource: unknown): boolean => member(resource, 'meta', 'security', 0, 'code') === 'NOPAT';

const typed = (resources: readonly unknown[], type: string): readonly unknown[] =>
  resources.filter((one) => member(one, 'resourceType') === type);

const requests = (resources: readonly unknown[], intent: string): readonly unknown[] =>
  typed(resources, 'MedicationRequest').filter((one) => member(one, 'intent') === intent);

function kindOf(plan: unknown): string {
  const extension = list(member(plan, 'extension')).find((one) =>
    String(member(one, 'url')).includes('PrescriptionType'),
  );
  return textOf(member(extension, 'valueCodeableConcept', 'coding', 0, 'code'));
}

const kindsAndStatuses = (resources: readonly unknown[]): ReadonlySet<string> =>
  new Set(requests(resources, 'plan').map((plan) => `${kindOf(plan)} ${String(member(plan, 'status'))}`));

describe('the demo estate shows what it promises', () => {
  it('…018, everyday: repeats, acutes, issues, allergies, problems', async () => {
    const record = await recordOf('A99001', '9990000018');
    expect([...kindsAndStatuses(record)]).toEqual(
      expect.arrayContaining([
        'acute active',
        'acute completed',
        'acute stopped',
        'delayed-prescribing completed',
        'repeat active',
        'repeat completed',
        'repeat stopped',
        'repeat-dispensing active',
      ]),
    );
    const statements = typed(record, 'MedicationStatement');
    expect(statements.length).toBeGreaterThan(25);
    expect(
      requests(record, 'order').some(
        (one) => String(member(one, 'dispenseRequest', 'validityPeriod', 'start')) > TODAY,
      ),
    ).toBe(true);
    const issued = new Set(requests(record, 'order').map((one) => member(one, 'basedOn', 0, 'reference')));
    const neverIssued = requests(record, 'plan').filter(
      (one) => member(one, 'status') === 'active' && !issued.has(`MedicationRequest/${String(member(one, 'id'))}`),
    );
    expect(neverIssued.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(statements)).toContain('prescribed-by-another-organisation');
    expect(
      requests(record, 'plan').filter((one) => member(one, 'priorPrescription') !== undefined).length,
    ).toBeGreaterThan(1);
    const allergies = typed(record, 'AllergyIntolerance');
    expect(allergies.map((one) => member(one, 'criticality'))).toContain('high');
    expect(valuesAt({ allergies }, 'allergies.reaction.severity')).toContain('severe');
    const problems = typed(record, 'Condition');
    expect(new Set(problems.map((one) => member(one, 'clinicalStatus')))).toEqual(new Set(['active', 'inactive']));
    const linked = valuesAt({ problems }, 'problems.extension.valueReference.reference').map(
      (one) => String(one).split('/')[0],
    );
    expect(new Set(linked)).toEqual(new Set(['MedicationRequest', 'AllergyIntolerance']));
  });

  it('…026, a long record: over 700 entries, one document too large and one unsafe', async () => {
    const record = await recordOf('A99001', '9990000026');
    expect(typed(record, 'MedicationStatement').length).toBeGreaterThan(100);
    expect(requests(record, 'order').length).toBeGreaterThan(300);
    const whole = await wholeRecord('A99001', '9990000026');
    expect(entriesOf(whole)).toBeGreaterThan(700);
    const attachments = whole.of('DocumentReference').map((one) => member(one, 'content', 0, 'attachment'));
    const without = attachments.filter((one) => member(one, 'url') === undefined).map((one) => member(one, 'title'));
    expect(without.filter((title) => String(title).includes('greater than maximum allowable (5MB)'))).toHaveLength(1);
    expect(attachments.filter((one) => member(one, 'contentType') === 'text/html')).toHaveLength(1);
    expect(attachments.some((one) => member(one, 'contentType') === 'application/pdf')).toBe(true);
  });

  it('…034, a very long record: over 2,500 entries; its medication list says that something is left out', async () => {
    const whole = await wholeRecord('B99002', '9990000034');
    expect(entriesOf(whole)).toBeGreaterThan(2500);
    const medication = whole.list(LIST.medications);
    expect(warningsOf(medication)).toEqual(['confidential-items']);
    expect(member(medication, 'note', 0, 'text')).toBe(
      'Items excluded due to confidentiality and/or patient preferences.',
    );
    expect(warningsOf(whole.list(LIST.allergies))).toEqual([]);
  });

  it('…069, nothing recorded', async () => {
    const lists = typed(await recordOf('A99001', '9990000069'), 'List');
    expect(lists).toHaveLength(3);
    for (const one of lists) {
      expect(one).toMatchObject({
        note: [{ text: 'Information not available' }],
        emptyReason: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ListEmptyReasonCode-1',
              code: 'no-content-recorded',
              display: 'No Content Recorded',
            },
          ],
        },
      });
    }
  });

  it('…077, no known allergies, as an entry', async () => {
    const allergies = typed(await recordOf('B99002', '9990000077'), 'AllergyIntolerance');
    expect(allergies.map((one) => [member(one, 'code', 'coding', 0, 'code'), member(one, 'clinicalStatus')])).toEqual([
      ['716186003', 'active'],
    ]);
  });

  it('…085, degraded and free-text entries', async () => {
    const record = await recordOf('A99001', '9990000085');
    const codes = (type: string): readonly unknown[] =>
      typed(record, type).map((one) => member(one, 'code', 'coding', 0, 'code'));
    expect(codes('AllergyIntolerance')).toEqual(expect.arrayContaining(['196461000000101', '196471000000108']));
    expect(codes('Medication')).toContain('196421000000109');
    const texts = [...typed(record, 'AllergyIntolerance'), ...typed(record, 'Medication')]
      .filter((one) => String(member(one, 'code', 'coding', 0, 'code')).startsWith('1964'))
      .map((one) => member(one, 'code', 'text'));
    expect(texts.every((text) => typeof text === 'string' && text !== '')).toBe(true);
    const withoutDisplay = typed(record, 'Medication').filter(
      (one) => member(one, 'code', 'coding', 0, 'display') === undefined,
    );
    expect(withoutDisplay).toHaveLength(1);
    expect(requests(record, 'plan').map(kindOf)).toContain('');
    expect(JSON.stringify(record)).toContain('"valueString":"500 gram"');
  });

  it('…093, ended allergies and ended medication of every kind', async () => {
    const record = await recordOf('B99002', '9990000093');
    expect(kindsAndStatuses(record)).toEqual(
      new Set([
        'acute completed',
        'acute stopped',
        'delayed-prescribing completed',
        'repeat completed',
        'repeat stopped',
        'repeat-dispensing completed',
        'repeat-dispensing stopped',
      ]),
    );
    const ended = typed(record, 'AllergyIntolerance').filter((one) => member(one, 'clinicalStatus') === 'resolved');
    const reasons = ended
      .map((one) => JSON.stringify(one))
      .map((text) => /"reasonEnded","valueString":"([^"]*)"/.exec(text)?.[1]);
    expect(ended).toHaveLength(3);
    expect(reasons).toContain('No information available');
    expect(ended.filter((one) => JSON.stringify(one).includes('"endDate"'))).toHaveLength(2);
    expect(JSON.stringify(record)).toContain('"url":"statusChangeDate","valueString":"No information available"');
  });

  it('…107, in transit: every list warns with the day on which the patient joined', async () => {
    const record = await recordOf('A99001', '9990000107');
    const joined = /"valuePeriod":{"start":"([\d-]{10})/.exec(JSON.stringify(typed(record, 'Patient')))?.[1];
    expect(joined).toBe('2026-05-27');
    const lists = typed(record, 'List');
    expect(lists).toHaveLength(4);
    for (const one of lists) {
      const codes = list(member(one, 'extension')).map((extension) => member(extension, 'valueCode'));
      expect(codes).toContain('data-in-transit');
      expect(textOf(member(one, 'note', 0, 'text'))).toMatch(
        /^Patient record transfer from previous GP practice not yet complete; information recorded before 27-May-2026 may be missing\./,
      );
    }
  });

  it('…107, in transit: the practice has what it wrote since, with what the patient told', async () => {
    const whole = await wholeRecord('A99001', '9990000107');
    const dates = [
      ...valuesAt({ all: whole.of('MedicationStatement') }, 'all.dateAsserted'),
      ...valuesAt({ all: whole.of('MedicationRequest') }, 'all.authoredOn'),
      ...valuesAt({ all: whole.of('AllergyIntolerance') }, 'all.assertedDate'),
      ...valuesAt({ all: whole.of('Condition') }, 'all.assertedDate'),
      ...valuesAt({ all: whole.of('Observation') }, 'all.effectiveDateTime'),
      ...valuesAt({ all: whole.of('Encounter') }, 'all.period.start'),
    ].map(String);
    expect(dates.length).toBeGreaterThan(30);
    expect(dates.filter((date) => date < '2026-05-27')).toEqual([]);
    for (const area of [LIST.immunisations, LIST.referrals, LIST.investigations]) {
      expect([area, whole.listed(area), warningsOf(whole.list(area))]).toEqual([area, [], ['data-in-transit']]);
    }
    const [allergy] = whole.of('AllergyIntolerance');
    expect(textOf(member(allergy, 'asserter', 'reference'))).toMatch(/^Patient\//);
    const elsewhere = whole
      .of('MedicationStatement')
      .filter((one) => JSON.stringify(one).includes('prescribed-by-another-organisation'));
    expect(elsewhere.map((one) => textOf(member(one, 'note', 0, 'text')))).toEqual([
      'Additional Information: As told by the patient at the first visit, box seen',
      'Additional Information: As told by the patient at the first visit, box seen',
    ]);
  });

  it('…115, awaiting filing: the lists that it concerns say so; an item from the hospital', async () => {
    const whole = await wholeRecord('B99002', '9990000115');
    const warned = PRIMARY_LISTS.filter((code) => warningsOf(whole.list(code)).includes('data-awaiting-filing'));
    expect(warned).toEqual(expect.arrayContaining([LIST.investigations, LIST.medications]));
    expect(warned).not.toContain(LIST.allergies);
    expect(member(whole.list(LIST.investigations), 'note', 0, 'text')).toBe(
      'Patient record contains some items in the GP practice workflow that have not been reviewed for inclusion in this message; information recorded before 15-Jun-2026 may be missing.',
    );
    const elsewhere = whole
      .of('MedicationStatement')
      .filter((one) => JSON.stringify(one).includes('prescribed-by-another-organisation'));
    expect(elsewhere).toHaveLength(1);
    expect(JSON.stringify(elsewhere)).toContain('"text":"Hospital"');
  });

  it('…247, items that are not for the patient, in every area', async () => {
    const whole = await wholeRecord('A99001', '9990000247');
    const inLists = PRIMARY_LISTS.filter((code) => code !== LIST.endedAllergies).map(
      (code) => [code, whole.listed(code)] as const,
    );
    for (const [code, items] of inLists) {
      expect([code, new Set(items.map(isNotForPatient))]).toEqual([code, new Set([true, false])]);
    }
    const documents = whole.of('DocumentReference');
    expect(documents.some(isNotForPatient)).toBe(true);
    expect(documents.some((one) => member(one, 'securityLabel', 0, 'coding', 0, 'code') === 'NOPAT')).toBe(true);
  });

  it('…255, repeats run out but not ended, authorised again, dosage changed, issues written ahead', async () => {
    const record = await recordOf('A99001', '9990000255');
    const plans = requests(record, 'plan');
    const before = new Set(plans.map((one) => member(one, 'priorPrescription', 'reference')));
    const runOut = plans.filter((one) => {
      const end = textOf(member(one, 'dispenseRequest', 'validityPeriod', 'end'));
      const isLast = !before.has(`MedicationRequest/${textOf(member(one, 'id'))}`);
      return kindOf(one) === 'repeat' && member(one, 'status') === 'completed' && isLast && end !== '' && end < TODAY;
    });
    expect(runOut.length).toBeGreaterThanOrEqual(2);
    expect(before.size).toBeGreaterThan(6);
    const dosage = (one: unknown): unknown => member(one, 'dosageInstruction', 0, 'text');
    const changed = plans.filter((one) => {
      const earlier = plans.find(
        (other) => `MedicationRequest/${textOf(member(other, 'id'))}` === member(one, 'priorPrescription', 'reference'),
      );
      return earlier !== undefined && dosage(earlier) !== dosage(one);
    });
    expect(changed.length).toBeGreaterThanOrEqual(2);
    const ahead = requests(record, 'order').filter(
      (one) => textOf(member(one, 'dispenseRequest', 'validityPeriod', 'start')) > TODAY,
    );
    expect(ahead.length).toBeGreaterThan(2);
  });

  it('gives ended allergies only when they are asked for', async () => {
    const active = { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: false }] };
    const { body } = await running.consumer.record('B99002', '9990000093', [active]);
    const record = list(body['entry']).map((entry) => member(entry, 'resource'));
    expect(typed(record, 'List')).toHaveLength(1);
    expect(typed(record, 'AllergyIntolerance').map((one) => member(one, 'clinicalStatus'))).toEqual(['active']);
  });

  it('names its practices and groups', () => {
    const { practices, groups, consumer } = running.simulator;
    expect(practices.map(({ odsCode }) => odsCode)).toEqual([
      'A99001',
      'B99002',
      'C99003',
      'D99004',
      'E99005',
      'F99006',
      'G99007',
    ]);
    expect(groups.map(({ id }) => id)).toEqual(['north', 'south', 'all']);
    expect(groups.find(({ id }) => id === 'north')?.practices).toEqual(['A99001', 'B99002', 'D99004']);
    expect(consumer).toMatchObject({
      odsCode: 'Z99000',
      name: 'Demonstration Care Alliance',
      type: 'urgent-care',
      phone: '0113 496 0000',
    });
  });
});
