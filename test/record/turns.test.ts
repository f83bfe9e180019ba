import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTurns } from '../../src/record/turns.js';

const NEVER = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Tasks that end when the test says so, and the order in which they began. */
function bench(atOnce: number, mostWaiting: number) {
  const turns = createTurns(atOnce, mostWaiting);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    take: (who: string, name: string, signal = NEVER) =>
      turns.take(who, signal, () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.push(() => resolve(name)));
      }),
    endOne: async () => {
      ends.shift()?.();
      await settled();
    },
  };
}

describe('turns', () => {
  test('give everybody who waits one before anybody another', async () => {
    const { take, begun, endOne } = bench(1, 10);
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) void take(name.charAt(0), name);
    for (const _ of begun.concat(['', '', '', '', '', ''])) await endOne();
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
  });

  test('are not taken once nobody waits, and hold nobody up then', async () => {
    const { take, begun, endOne } = bench(1, 10);
    const leaving = new AbortController();
    void take('a', 'a1');
    const left = take('b', 'b1', leaving.signal);
    void take('c', 'c1');
    leaving.abort();
    expect(await left).toBeNull();
    await endOne();
    expect(begun).toEqual(['a1', 'c1']);
    expect(await take('d', 'd1', leaving.signal)).toBeNull();
  });

  test('are refused to whoever has too many waiting, and to nobody else', async () => {
    const { take, begun, endOne } = bench(1, 1);
    void take('a', 'a1');
    void take('a', 'a2');
    expect(await take('a', 'a3')).toBeNull();
    void take('b', 'b1');
    for (const _ of ['a1', 'a2', 'b1']) await endOne();
    expect(begun).toEqual(['a1', 'a2', 'b1']);
  });

  test('never let more begin than may be at once, and every task ends as it ends, also in failure', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), { maxLength: 20 }),
        async (atOnce, tasks) => {
          const turns = createTurns(atOnce, 100);
          let underWay = 0;
          let most = 0;
          const results = await Promise.allSettled(
            tasks.map(({ who, fails }, index) =>
              turns.take(who, NEVER, async () => {
                underWay += 1;
                most = Math.max(most, underWay);
                await settled();
                underWay -= 1;
                if (fails) throw new Error('no');
                return index;
              }),
            ),
          );
          expect(most).toBeLessThanOrEqual(atOnce);
          expect(results.map(({ status }) => status === 'rejected')).toEqual(tasks.map(({ fails }) => fails));
        },
      ),
      { numRuns: 50 },
    );
  });
});
