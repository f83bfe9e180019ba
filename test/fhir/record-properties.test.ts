import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MappedRecord } from '../../src/domain/mapped-record.js';
import { mapStructuredRecord } from '../../src/fhir/index.js';
import { knownRecord, type KnownRecord } from './arbitrary-record.js';
import { disturbed, renamed, shuffled, thinned, withUnknowns } from './disturbances.js';
import { mapAll, mapBody, NOW, ORIGIN, type Json } from './record-builder.js';
import { portrait } from './record-portrait.js';

const valuesOf = (items: MappedRecord['medications'] | MappedRecord['allergies']) =>
  items.map(({ identifiers }) => identifiers[0]?.value ?? '').sort();

const expectSame = (one: readonly Json[], other: readonly Json[]) => {
  expect(portrait(mapAll(one))).toBe(portrait(mapAll(other)));
};

const expectItems = ({ medicines, allergies }: KnownRecord, record: MappedRecord) => {
  expect(valuesOf(record.medications)).toEqual(medicines);
  expect(valuesOf(record.allergies)).toEqual(allergies);
};

describe('any valid record answer', () => {
  it('gives exactly the items of the practice’s own lists, each once', () => {
    fc.assert(
      fc.property(knownRecord, (known) => expectItems(known, mapAll(known.resources))),
      { numRuns: 100 },
    );
  });

  it('says the same in whatever order its entries stand', () => {
    const inAnyOrder = knownRecord.chain((known) => fc.tuple(fc.constant(known), shuffled(known.resources)));
    fc.assert(
      fc.property(inAnyOrder, ([{ resources }, other]) => expectSame(other, resources)),
      { numRuns: 100 },
    );
  });

  it('says the same under whatever ids, keys included: bundle ids change from call to call', () => {
    fc.assert(
      fc.property(knownRecord, fc.stringMatching(/^[a-z0-9]{1,8}$/), ({ resources }, salt) =>
        expectSame(renamed(resources, salt), resources),
      ),
      { numRuns: 100 },
    );
  });

  it('says the same with elements and extensions in it that nobody knows', () => {
    fc.assert(
      fc.property(knownRecord, ({ resources }) => expectSame(withUnknowns(resources), resources)),
      { numRuns: 100 },
    );
  });

  it('keeps every item when optional elements, plans, products and people are missing', () => {
    const thin = knownRecord.chain((known) => fc.tuple(fc.constant(known), thinned(known.resources)));
    fc.assert(
      fc.property(thin, ([known, resources]) => expectItems(known, mapAll(resources))),
      { numRuns: 100 },
    );
  });

  it('gives every item a key of its own, and every issue', () => {
    fc.assert(
      fc.property(knownRecord, ({ resources }) => {
        const { medications, allergies, linked } = mapAll(resources);
        const items = [...medications, ...allergies, ...linked];
        const keys = items.map(({ __typename, key }) => JSON.stringify([__typename, key]));
        expect(new Set(keys).size).toBe(items.length);
        const issues = [...new Set(medications.flatMap((each) => each.issues))];
        expect(new Set(issues.map(({ key }) => JSON.stringify(key))).size).toBe(issues.length);
      }),
      { numRuns: 100 },
    );
  });

  it('ties problems both ways: what a primary problem holds knows of it', () => {
    fc.assert(
      fc.property(knownRecord, ({ resources }) => {
        for (const item of mapAll(resources).linked) {
          if (item.__typename !== 'Problem') continue;
          for (const related of item.relatedItems) {
            if (related.__typename !== 'Problem') expect(related.linkedProblems).toContain(item);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('junk', () => {
  it('in the place of any value is never the end, and what comes out is plain data', () => {
    fc.assert(
      fc.property(
        knownRecord.chain(({ resources }) => disturbed(resources)),
        (body) => {
          const reading = mapStructuredRecord(body, { origin: ORIGIN, now: NOW });
          expect(reading.ok).toBe(true);
          expect(structuredClone(reading)).toEqual(reading);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('instead of an answer is a problem in plain words', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const reading = mapStructuredRecord(body, { origin: ORIGIN, now: NOW });
        expect(reading).toMatchObject({
          ok: false,
          problem: expect.stringMatching(/^resourceType: expected Bundle/) as string,
        });
      }),
    );
  });

  it('between the entries costs none of the others', () => {
    const between = fc.tuple(knownRecord, fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 5 }));
    fc.assert(
      fc.property(between, ([known, junk]) => {
        const entry = [
          ...junk,
          ...known.resources.map((resource) => ({ resource })),
          ...junk.map((resource) => ({ resource })),
        ];
        expectItems(known, mapBody({ resourceType: 'Bundle', entry }));
      }),
    );
  });
});
