import { describe, expect, it } from 'vitest';
import { uuid } from '../../graphiql/src/uuid.js';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the id of an encounter', () => {
  it('is a random UUID', () => {
    expect(uuid()).toMatch(VERSION_4);
    expect(uuid()).not.toBe(uuid());
  });

  it('is one also where the browser offers only random numbers', () => {
    const source = { getRandomValues: crypto.getRandomValues.bind(crypto) };
    for (let round = 0; round < 50; round += 1) expect(uuid(source)).toMatch(VERSION_4);
  });
});
