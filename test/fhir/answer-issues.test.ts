import { describe, expect, it } from 'vitest';
import type { RecordArea, RecordNoticeCode } from '../../src/domain/record.js';
import { only, type Json, noticesOf } from './record-builder.js';

describe('issues inside an answer (spec 04 §5)', () => {
  const issue = (text: string, diagnostics?: string, more: Json = {}): Json => ({
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'warning',
        code: 'not-supported',
        details: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
              code: 'NOT_IMPLEMENTED',
              display: 'Not implemented',
            },
          ],
          text,
        },
        ...(diagnostics === undefined ? {} : { diagnostics }),
        ...more,
      },
    ],
  });

  it.each<[string, RecordArea]>([
    ['includeAllergies', 'ALLERGIES'],
    ['includeMedication', 'MEDICATIONS'],
    ['includeConsultations', 'CONSULTATIONS'],
    ['includeProblems', 'PROBLEMS'],
    ['includeImmunisations', 'IMMUNISATIONS'],
    ['includeUncategorisedData', 'UNCATEGORISED'],
    ['includeInvestigations', 'INVESTIGATIONS'],
    ['includeReferrals', 'REFERRALS'],
    ['includeDiaryEntries', 'DIARY'],
    ['DocumentReferences', 'DOCUMENTS'],
  ])('%s: not known, off, and a filter that is not known', (parameter, area) => {
    const rows: readonly (readonly [string, string, RecordNoticeCode])[] = [
      [`${parameter} is an unrecognised parameter`, parameter, 'AREA_NOT_SUPPORTED'],
      [`${parameter} has been disabled`, parameter, 'AREA_DISABLED'],
      [`${parameter}.part is an unrecognised parameter`, `${parameter}.part`, 'FILTER_IGNORED'],
    ];
    for (const [text, diagnostics, code] of rows) {
      expect(only(noticesOf(issue(text, diagnostics)))).toMatchObject({
        code,
        area,
        text,
        rawCode: diagnostics,
        within: null,
      });
      expect(only(noticesOf(issue(text)))).toMatchObject({ code, area, text, rawCode: diagnostics });
    }
  });

  it('NOT_IMPLEMENTED says it as well as the type of the issue', () => {
    const coding = [{ code: 'NOT_IMPLEMENTED' }];
    const odd = issue('', 'includeProblems', { code: 'processing', details: { coding } });
    expect(only(noticesOf(odd))).toMatchObject({
      code: 'AREA_NOT_SUPPORTED',
      area: 'PROBLEMS',
      text: 'includeProblems',
    });
  });

  it('a remark about a parameter says nothing of support', () => {
    const remark = issue('includeProblems took long', 'includeProblems', {
      code: 'informational',
      details: { text: 'includeProblems took long' },
    });
    expect(only(noticesOf(remark))).toMatchObject({ code: 'UNRECOGNISED', text: 'includeProblems took long' });
  });

  it('a parameter that this product does not know has no area', () => {
    expect(only(noticesOf(issue('includeDreams is an unrecognised parameter', 'includeDreams')))).toMatchObject({
      code: 'AREA_NOT_SUPPORTED',
      area: null,
    });
  });

  it('anything else is shown in its own words', () => {
    const other = issue('The record was last synchronised yesterday', undefined, {
      code: 'informational',
      details: { coding: [{ code: 'STALE' }], text: 'The record was last synchronised yesterday' },
    });
    expect(only(noticesOf(other))).toMatchObject({
      code: 'UNRECOGNISED',
      rawCode: 'STALE',
      area: null,
      text: 'The record was last synchronised yesterday',
    });
  });

  it('an issue without any words is still a notice', () => {
    const found = only(noticesOf({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] }));
    expect(found).toMatchObject({ code: 'UNRECOGNISED' });
    expect(found.text).not.toBe('');
  });
});
