import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fhirXml } from '../../src/simulator/practice/fhir-xml.js';
import { NotWellFormed, parseXml, type XmlElement } from '../../src/simulator/practice/xml-elements.js';

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
