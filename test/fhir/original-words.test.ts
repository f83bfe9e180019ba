import { describe, expect, it } from 'vitest';
import { activeAllergy, extension, SNOMED, type Json, coded } from './record-builder.js';

describe('the words of what it is to (spec 04 §9)', () => {
  const TERM_URLS = [
    'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
    'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
    'http://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdecsid',
  ];
  const described = (url: string, names: readonly [string, string], term: string, more: Json = {}): Json => ({
    extension: [
      {
        url,
        extension: [
          { url: names[0], valueId: '1' },
          { url: names[1], valueString: term },
        ],
      },
    ],
    system: SNOMED,
    code: '2',
    display: 'Preferred term',
    ...more,
  });
  const wordsOf = (code: Json) => activeAllergy({ code }).code.text;

  it('are the text before anything else', () => {
    expect(
      wordsOf({
        text: 'Typed',
        coding: [described(TERM_URLS[0] ?? '', ['descriptionId', 'descriptionDisplay'], 'Term')],
      }),
    ).toBe('Typed');
  });

  it.each(TERM_URLS)('are else the original term of the only coding (%s)', (url) => {
    expect(wordsOf({ coding: [described(url, ['descriptionId', 'descriptionDisplay'], 'Term')] })).toBe('Term');
    expect(wordsOf({ coding: [described(url, ['DescriptionID', 'DescriptionDisplay'], 'Term')] })).toBe('Term');
  });

  it('are those of the coding that the clinician chose', () => {
    const chosen = {
      system: 'http://read.info/readv2',
      code: '14L6.00',
      display: 'H/O: serum allergy',
      userSelected: true,
    };
    const other = described(TERM_URLS[1] ?? '', ['descriptionId', 'descriptionDisplay'], 'Serum allergy');
    const found = activeAllergy({ code: { coding: [other, chosen] } });
    expect(found.code.text).toBe('H/O: serum allergy');
    expect(found.code.codings).toEqual([
      { system: SNOMED, code: '2', display: 'Preferred term', userSelected: false },
      { system: 'http://read.info/readv2', code: '14L6.00', display: 'H/O: serum allergy', userSelected: true },
    ]);
  });

  it('are any display where nobody chose', () => {
    expect(
      wordsOf({
        coding: [
          { system: SNOMED, code: '1' },
          { system: SNOMED, code: '2', display: 'Second' },
        ],
      }),
    ).toBe('Second');
  });

  it('are the code and its system where there are no words at all', () => {
    const system = 'https://fhir.hl7.org.uk/Id/multilex-drug-codes';
    expect(wordsOf({ coding: [{ system, code: '0042' }] })).toBe(`0042 (${system})`);
  });

  it('are kept to the letter: case, dots and blanks', () => {
    expect(wordsOf({ text: ' sensitivity  to X. ' })).toBe(' sensitivity  to X. ');
    expect(
      activeAllergy({ code: { coding: [{ system: 'http://read.info/readv2', code: 'TJ03.00', display: 'x' }] } }).code
        .codings[0]?.code,
    ).toBe('TJ03.00');
  });

  it.each([
    '196421000000109',
    '196461000000101',
    '196471000000108',
    '196411000000103',
    '196451000000104',
    '196431000000106',
    '196441000000102',
  ])('code %s is only a placeholder', (code) => {
    expect(activeAllergy({ code: { ...coded(code), text: 'What was meant' } })).toMatchObject({
      isDegraded: true,
      name: 'What was meant',
    });
  });

  it.each(['294691000000115', '294801000000114'])('so is description %s', (id) => {
    const coding = {
      system: SNOMED,
      code: '9',
      extension: [{ url: TERM_URLS[0], extension: [{ url: 'descriptionId', valueId: id }] }],
    };
    expect(activeAllergy({ code: { text: 'What was meant', coding: [coding] } }).isDegraded).toBe(true);
  });

  it('an extension of another kind does not count', () => {
    const coding = {
      system: SNOMED,
      code: '9',
      display: 'Shown',
      extension: [extension('Other', { valueString: 'x' })],
    };
    expect(wordsOf({ coding: [coding] })).toBe('Shown');
  });
});
