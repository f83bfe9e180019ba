import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withItem, withoutValue, withValue } from '../../src/conformance/asking/resource-path.js';
import { valuesAt, type JsonObject } from '../../src/conformance/reading/json.js';
import { resourceFromXml, xmlOf } from '../../src/conformance/reading/fhir-xml.js';
import { NotWellFormed, parseXml } from '../../src/conformance/reading/xml.js';

const names = fc.constantFrom('name', 'period', 'start', 'coding', 'text');
const paths = fc.array(names, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('.'));
const value = fc.string({ minLength: 1 });

const BOOKED: JsonObject = {
  resourceType: 'Appointment',
  extension: [
    { url: 'https://one.example/Channel-1', valueCode: 'a' },
    { url: 'https://one.example/Role-1', valueCode: 'b' },
  ],
  contained: [{ resourceType: 'Organization', name: 'Any' }],
  participant: [{ actor: { reference: 'Patient/p' } }, { actor: { reference: 'Location/l' } }],
};

describe('a path into a resource', () => {
  it('leads to what was put there, and to nothing when that is taken away', () => {
    fc.assert(
      fc.property(paths, value, (path, text) => {
        const after = withValue({ resourceType: 'Any', kept: 1 }, path, text);
        expect(valuesAt(after, path)).toEqual([text]);
        expect(after['kept']).toBe(1);
        expect(valuesAt(withoutValue(after, path), path)).toEqual([]);
        expect(withoutValue(after, path)['kept']).toBe(1);
      }),
    );
  });

  it('changes nothing of the resource that it is given', () => {
    fc.assert(
      fc.property(paths, value, (path, text) => {
        const before = structuredClone(BOOKED);
        withItem(withoutValue(withValue(BOOKED, path, text), path), 'participant', text);
        expect(BOOKED).toEqual(before);
      }),
    );
  });

  it.each([
    ['extension[Channel].valueCode', 'extension[0].valueCode'],
    ['extension[1].valueCode', 'extension[1].valueCode'],
    ['contained[Organization].name', 'contained[0].name'],
    ['participant[Location].actor.reference', 'participant[1].actor.reference'],
  ])('%s names one item, and only that is changed', (path, place) => {
    const after = withValue(BOOKED, path, 'changed');
    expect(valuesAt(after, place)).toEqual(['changed']);
    expect(JSON.stringify(after).match(/changed/g)).toHaveLength(1);
    expect(valuesAt(withoutValue(BOOKED, path), place)).toEqual([]);
  });

  it('goes through all items of a list where none is named', () => {
    expect(valuesAt(withValue(BOOKED, 'participant.status', 'accepted'), 'participant.status')).toHaveLength(2);
  });

  it('takes the last item with its list, and adds to one that is not there', () => {
    expect(withoutValue(BOOKED, 'contained[Organization]')).not.toHaveProperty('contained');
    expect(withItem({}, 'slot', 1)).toEqual({ slot: [1] });
    expect(withoutValue(BOOKED, 'reason.text')).toEqual(BOOKED);
  });
});

describe('XML', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'é', '&', '<', '>', '"', "'", ' ', '😀'), minLength: 1 });

  it('gives back every text that was written', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const resource = {
          resourceType: 'Patient',
          id: 'p',
          name: [{ family: one }, { family: other }],
          extension: [
            { url: 'https://any.example/1', valueString: other },
            { url: 'b', valueString: one },
          ],
          contained: [{ resourceType: 'Organization', id: '1', name: one }],
        };
        const read = resourceFromXml(xmlOf(resource));
        expect(valuesAt(read, 'name.family')).toEqual([one, other]);
        expect(valuesAt(read, 'extension.url')).toEqual(['https://any.example/1', 'b']);
        expect(valuesAt(read, 'contained.resourceType')).toEqual(['Organization']);
        expect(valuesAt(read, 'contained.name')).toEqual([one]);
      }),
    );
  });

  it.each(['<a>', '<a></b>', '<a b=1/>', '<a b="1" b="2"/>', '<a>&nbsp;</a>', '<a>&</a>', '<a/><b/>', 'text', ''])(
    'is refused where it is not well-formed: %s',
    (text) => {
      expect(() => parseXml(text)).toThrow(NotWellFormed);
    },
  );
});
