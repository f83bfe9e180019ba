import { describe, expect, it } from 'vitest';
import { addPart, type Answer, type Part } from '../../graphiql/src/answer.js';

function answerOf(...parts: Part[]): Answer {
  const answer: Answer = {};
  for (const part of parts) addPart(answer, part);
  return answer;
}

describe('an answer in parts', () => {
  it('is the same as the part, if there is only one', () => {
    const part = { data: { viewer: null }, errors: [{ message: 'No.' }], extensions: { cost: { limit: 1 } } };
    expect(answerOf(part)).toEqual(part);
  });

  it('puts a deferred part where it belongs, beside what was there', () => {
    const answer = answerOf(
      { data: { patient: { name: 'A', allergies: { complete: true } } }, hasNext: true },
      {
        incremental: [{ path: ['patient'], data: { allergies: { notices: ['N'] }, medications: {} } }],
        hasNext: false,
      },
    );
    expect(answer.data).toEqual({
      patient: { name: 'A', allergies: { complete: true, notices: ['N'] }, medications: {} },
    });
  });

  it('merges one list in two parts place by place', () => {
    const answer = answerOf(
      { data: { list: [{ a: 1 }, { a: 2 }] }, hasNext: true },
      { incremental: [{ path: [], data: { list: [{ b: 1 }, { b: 2 }] } }], hasNext: true },
      { incremental: [{ path: ['list', 1], data: { c: 2 } }], hasNext: false },
    );
    expect(answer.data).toEqual({
      list: [
        { a: 1, b: 1 },
        { a: 2, b: 2, c: 2 },
      ],
    });
  });

  it('puts streamed items in their places', () => {
    const answer = answerOf(
      { data: { patients: ['a'] }, hasNext: true },
      { incremental: [{ path: ['patients', 1], items: ['b', 'c'] }], hasNext: true },
      { incremental: [{ path: ['patients', 3], items: ['d'] }], hasNext: false },
    );
    expect(answer.data).toEqual({ patients: ['a', 'b', 'c', 'd'] });
  });

  it('lets no notice of one part push out those of another', () => {
    const safety = (...notices: string[]) => ({ clinicalSafety: { notices, incomplete: [] } });
    const answer = answerOf(
      { data: { patient: {} }, extensions: { ...safety('confidential items'), cost: { actual: 1 } }, hasNext: true },
      {
        incremental: [
          { path: ['patient'], data: { a: 1 }, extensions: safety('in transit') },
          { path: ['patient'], data: { b: 1 }, extensions: { ...safety('awaiting filing'), cost: { actual: 3 } } },
        ],
        hasNext: false,
      },
    );
    expect(answer.extensions).toEqual({
      ...safety('confidential items', 'in transit', 'awaiting filing'),
      cost: { actual: 3 },
    });
  });

  it('keeps the errors of every part, and says what is said twice only once', () => {
    const failed: Part = {
      incremental: [{ path: ['patient'], data: null, errors: [{ message: 'B' }] }],
      hasNext: true,
    };
    const answer = answerOf(
      { data: { patient: { name: 'A' } }, errors: [{ message: 'A' }], hasNext: true },
      failed,
      failed,
    );
    expect(answer).toEqual({ data: { patient: { name: 'A' } }, errors: [{ message: 'A' }, { message: 'B' }] });
  });

  it('refuses a part for a place that does not exist', () => {
    const stray: Part = { incremental: [{ path: ['patient', 'medications'], data: { items: [] } }], hasNext: false };
    expect(() => answerOf({ data: { patient: null }, hasNext: true }, stray)).toThrow('not in it');
  });
});
