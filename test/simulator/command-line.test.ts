import { describe, expect, it } from 'vitest';
import { banner } from '../../src/simulator/banner.js';
import { readArguments } from '../../src/simulator/cli-arguments.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

describe('the command line', () => {
  it('is read', () => {
    expect(readArguments([])).toEqual({ port: 9090 });
    expect(
      readArguments(['--port', '0', '--seed', '7', '--records', 'here', '--latency', '50:0.5', '--host', '::1']),
    ).toEqual({
      port: 0,
      host: '::1',
      seed: '7',
      recordsDir: 'here',
      latency: { medianMs: 50, sigma: 0.5 },
    });
    expect(readArguments(['--help'])).toBeNull();
  });

  it.each([
    [['--port', 'many'], '--port'],
    [['--port', '70000'], '--port'],
    [['--latency', 'slow'], 'Latency'],
    [['--unheard-of'], '--unheard-of'],
  ])('refuses %o', (words, says) => {
    expect(() => readArguments(words)).toThrow(says);
  });

  it('says at the start what there is, and how to try it', () => {
    const text = banner(running.simulator);
    for (const what of [
      running.simulator.pdsUrl,
      running.simulator.sspUrl,
      'A99001  Ashdown Surgery',
      '9990000018  A99001',
      '9990000190  -',
      `curl -s '${running.simulator.origin}/control/curl?`,
    ]) {
      expect(text).toContain(what);
    }
    expect(text).not.toContain('Records from files');
  });
});
