import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTurns, type GiveBack } from '../../src/gpconnect/turns.js';
import { settled } from '../deferred.js';

const never = () => new AbortController().signal;

describe('turns', () => {
  test('are never more than allowed, and everybody gets one who does not leave', async () => {
    const caller = fc.record({ line: fc.nat(4), leaves: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(caller, { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 8 }),
        async (callers, each, all) => {
          const makeLine = createTurns({ each, all });
          const lines = Array.from({ length: 5 }, makeLine);
          const held: GiveBack[] = [];
          let had = 0;
          for (const { line, leaves } of callers) {
            const left = new AbortController();
            void lines[line]?.take(left.signal).then((giveBack) => {
              if (!leaves) had += 1;
              held.push(giveBack);
            });
            if (leaves) left.abort();
          }
          await settled();
          for (;;) {
            const underWay = lines.map((line) => line.underWay);
            expect(Math.max(...underWay)).toBeLessThanOrEqual(each);
            expect(underWay.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(all);
            const giveBack = held.shift();
            if (giveBack === undefined) break;
            giveBack();
            await settled();
          }
          expect(had).toBe(callers.filter(({ leaves }) => !leaves).length);
          expect(lines.map(({ waiting }) => waiting)).toEqual(Array(5).fill(0));
        },
      ),
    );
  });

  test('leave one for a line that has none, however much others hold, unless half as many lines as turns do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 10 }), async (all, each) => {
        const makeLine = createTurns({ each, all });
        for (let greedy = 1; greedy <= all / 2; greedy += 1) {
          const line = makeLine();
          for (let call = 0; call < each; call += 1) void line.take(never());
        }
        const modest = makeLine();
        await modest.take(never());
        expect(modest.underWay).toBe(1);
      }),
    );
  });

  test('go round: a line with many waiting is no better off than one with one', async () => {
    const makeLine = createTurns({ each: 1, all: 1 });
    const [many, one] = [makeLine(), makeLine()];
    const order: string[] = [];
    const call = async (name: string, line = many) => {
      const giveBack = await line.take(never());
      order.push(name);
      await settled();
      giveBack();
    };
    await Promise.all([call('many 1'), call('many 2'), call('many 3'), call('one', one)]);
    expect(order).toEqual(['many 1', 'many 2', 'one', 'many 3']);
  });
});
