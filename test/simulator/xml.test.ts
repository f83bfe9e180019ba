import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fhirXml } from '../../src/simulator/practice/fhir-xml.js';
import { jsonBody } from '../../src/simulator/practice/xml-body.js';
import { NotWellFormed, parseXml, type XmlElement } from '../../src/simulator/practice/xml-elements.js';
import type { Json } from './consumer.js';
import { leavesOfJson, leavesOfXml } from './xml-leaves.js';

describe('a document', () => {
  it('is read as its elements, attributes and text', () => {
    const root = parseXml(
      '<?xml version="1.0"?>\n<a b="1 &lt; 2" c=\'"\'>x &amp; &#xE9;&#49;<d/><!-- no --><e>y</e ></a>\n',
    );
    expect(root.name).toBe('a');
    expect([...root.attributes]).toEqual([
      ['b', '1 < 2'],
      ['c', '"'],
    ]);
    expect(root.children.map((child) => (typeof child === 'string' ? child : child.name))).toEqual([
      'x & é1',
      'd',
      'e',
    ]);
  });

  it.each([
    '',
    'words',
    '<a>',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a/>words',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a>&nbsp;</a>',
    '<a>&</a>',
    '<a>&#0;</a>',
    '<a>\u0001</a>',
    '<a><![CDATA[x]]></a>',
    '<!DOCTYPE a><a/>',
    '<a><?run?></a>',
    '<a><!-- -- --></a>',
    '<1/>',
  ])('that is not well-formed is refused: %j', (text) => {
    expect(() => parseXml(text)).toThrow(NotWellFormed);
  });
});

/** Text that XML can hold; the rest becomes a replacement character. */
const words = fc.string({ unit: 'grapheme', maxLength: 40 });

function valueAt(root: XmlElement, ...path: readonly string[]): string | undefined {
  const found = path.reduce<XmlElement | undefined>(
    (at, name) => at?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name),
    root,
  );
  return found?.attributes.get('value');
}

describe('a resource in XML', () => {
  it('has its values as attributes, its lists as elements, and resources inside it as themselves', () => {
    const json = {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        {
          fullUrl: 'https://x.example/Patient/1',
          resource: {
            resourceType: 'Patient',
            id: '1',
            extension: [{ url: 'https://x.example/e', valueBoolean: true }],
            active: true,
            name: [{ id: 'n', family: 'Ash', given: ['Ada', 'Bo'] }],
            birthDate: '1990',
            _birthDate: { extension: [{ url: 'https://x.example/t', valueTime: '10:00:00' }] },
            contained: [{ resourceType: 'Device', model: 'M' }],
          },
        },
      ],
    };
    expect(fhirXml(JSON.stringify(json))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><entry>' +
        '<fullUrl value="https://x.example/Patient/1"/><resource><Patient><id value="1"/>' +
        '<extension url="https://x.example/e"><valueBoolean value="true"/></extension><active value="true"/>' +
        '<name id="n"><family value="Ash"/><given value="Ada"/><given value="Bo"/></name>' +
        '<birthDate value="1990"><extension url="https://x.example/t"><valueTime value="10:00:00"/></extension></birthDate>' +
        '<contained><Device><model value="M"/></Device></contained></Patient></resource></entry></Bundle>',
    );
  });

  it('keeps every text, whatever is in it', () => {
    fc.assert(
      fc.property(words, (family) => {
        const read = parseXml(fhirXml(JSON.stringify({ resourceType: 'Patient', name: [{ family }] })));
        expect(valueAt(read, 'name', 'family')).toBe(
          family.replaceAll(/(?![\t\n\r\u{7F}-\u{9F}])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD'),
        );
      }),
    );
  });

  it('has its narrative as markup', () => {
    const json = { resourceType: 'Basic', text: { status: 'generated', div: '<div><p>a &lt; b</p></div>' } };
    expect(fhirXml(JSON.stringify(json))).toContain('<div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b</p></div>');
  });
});

/** Text that FHIR has as a value: it holds something, and what XML can hold. */
const said = words.filter((text) => !/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/u.test(text) && text !== '');

const scalar = fc.oneof(said, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }));
const extension = fc.record({ url: said, valueString: said });
const twin = fc.record({ id: said, extension: fc.array(extension, { minLength: 1, maxLength: 2 }) });

/** A list of plain values, some with a twin, some of which stand alone. */
const twinned = fc
  .array(fc.oneof(fc.tuple(said, fc.constant(null)), fc.tuple(said, twin), fc.tuple(fc.constant(null), twin)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pairs) => ({ given: pairs.map(([value]) => value), _given: pairs.map(([, added]) => added) }));

/** Elements of any shape that FHIR could have, so many levels deep: lists, plain values that have extensions or nothing else. */
const element = (depth: number): fc.Arbitrary<Json> =>
  fc.record(
    {
      id: said,
      extension: fc.array(extension, { minLength: 1, maxLength: 2 }),
      code: scalar,
      _start: twin,
      ...(depth > 0 && {
        period: element(depth - 1),
        coding: fc.array(element(depth - 1), { minLength: 1, maxLength: 3 }),
      }),
    },
    { requiredKeys: ['code'] },
  );

/** Resources, with others in them. */
const resource = (depth: number): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.record(
        {
          resourceType: fc.constantFrom('Patient', 'Appointment', 'Bundle'),
          id: said,
          type: element(2),
          ...(depth > 0 && {
            contained: fc.array(resource(depth - 1), { minLength: 1, maxLength: 2 }),
            resource: resource(depth - 1),
          }),
        },
        { requiredKeys: ['resourceType'] },
      ),
      twinned,
    )
    .map(([one, names]) => ({ ...one, ...names }));

it('a resource of any shape says in XML what it says in JSON', () => {
  fc.assert(
    fc.property(resource(2), (json) => {
      expect(leavesOfXml(parseXml(fhirXml(JSON.stringify(json))))).toEqual(leavesOfJson(json));
    }),
  );
});

/** Optional members of a request body: one in three is left out. */
const some = <T extends object>(members: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Json> =>
  fc.record(members, { requiredKeys: [] });
const many = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 3 });

const notEmpty = (json: Json): boolean => Object.keys(json).length > 0;
const identifier = some({ system: said, value: said }).filter(notEmpty);
const concept = fc.record({
  coding: many(some({ system: said, code: said, userSelected: fc.boolean() }).filter(notEmpty)),
});
const organisation = some({
  id: said,
  meta: fc.record({ profile: many(said) }),
  identifier: many(identifier),
  active: fc.boolean(),
  type: many(concept),
  name: said,
  telecom: many(some({ system: said, value: said, rank: fc.nat() }).filter(notEmpty)),
  address: many(fc.record({ line: many(said) })),
}).map((one) => ({ resourceType: 'Organization', ...one }));
const patient = some({
  identifier: many(identifier),
  name: many(fc.record({ family: said, given: many(said) })),
  birthDate: said,
  _birthDate: twin,
  deceasedBoolean: fc.boolean(),
  multipleBirthInteger: fc.nat(),
  generalPractitioner: many(fc.record({ reference: said })),
  communication: many(fc.record({ language: concept, preferred: fc.boolean() })),
})
  .filter(({ birthDate, _birthDate }) => birthDate !== undefined || _birthDate === undefined)
  .map((one) => ({ resourceType: 'Patient', ...one }));
const appointment = some({
  contained: many(organisation),
  extension: many(fc.record({ url: said, valueReference: fc.record({ reference: said, identifier }) })),
  identifier: many(identifier),
  priority: fc.nat(),
  minutesDuration: fc.nat(),
  description: said,
  slot: many(fc.record({ reference: said })),
  participant: many(
    fc.record({ type: many(concept), actor: fc.record({ reference: said, identifier }), required: said }),
  ),
}).map((one) => ({ resourceType: 'Appointment', ...one }));
const parameters = fc
  .record({
    parameter: many(
      fc.oneof(
        fc.record({ name: said, resource: patient }),
        fc.record({
          name: said,
          part: many(
            fc.oneof(
              fc.record({ name: said, valueBoolean: fc.boolean() }),
              fc.record({ name: said, valuePositiveInt: fc.nat() }),
            ),
          ),
        }),
        fc.record({ name: said, valueIdentifier: identifier }),
      ),
    ),
  })
  .map((one) => ({ resourceType: 'Parameters', ...one }));

describe('a body', () => {
  it('is the same again from XML, whatever a consumer may send', () => {
    fc.assert(
      fc.property(fc.oneof(appointment, parameters), (json) => {
        expect(JSON.parse(jsonBody(fhirXml(JSON.stringify(json))))).toEqual(json);
      }),
    );
  });

  it('keeps its narrative', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b<br/></p></div>';
    const json = { resourceType: 'Appointment', text: { status: 'generated', div } };
    expect(JSON.parse(jsonBody(fhirXml(JSON.stringify(json))))).toEqual(json);
  });

  it('that is JSON, or neither, stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), words, fc.constant('<a><b></a>')), (body) => {
        if (/^\s*<\w+\/>/.test(body)) return;
        expect(jsonBody(body)).toBe(body);
      }),
    );
  });
});
