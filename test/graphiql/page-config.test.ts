import { describe, expect, it } from 'vitest';
import { parsePageConfig } from '../../graphiql/src/page-config.js';

describe('config.json', () => {
  it('is read for the demonstration', () => {
    const config = { signIn: 'demo', demoUsers: [{ id: 'demo-gp', label: 'GP' }], version: '1.2.3' };
    expect(parsePageConfig(config)).toEqual(config);
  });

  it('needs no users where a token is asked for', () => {
    expect(parsePageConfig({ signIn: 'bearer', version: '1' })).toEqual({
      signIn: 'bearer',
      demoUsers: [],
      version: '1',
    });
  });

  it.each([
    null,
    'demo',
    { version: '1' },
    { signIn: 'none' },
    { signIn: 'demo' },
    { signIn: 'demo', demoUsers: [] },
    { signIn: 'demo', demoUsers: ['demo-gp'] },
    { signIn: 'demo', demoUsers: [{ id: 'demo-gp' }] },
  ])('is refused rather than guessed at: %j', (config) => {
    expect(() => parsePageConfig(config)).toThrow('config.json');
  });
});
