import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createAuditLog, openFileSink } from '../../src/audit/log.js';
import { FakeClock } from '../fake-clock.js';
import { requestAt } from '../requests.js';
import { seededChance } from '../seeded-chance.js';
import { event } from './log-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the audit file', () => {
  test('is made with its folders, for its own user alone', async () => {
    const path = join(folder, 'deep', 'down', 'audit.jsonl');
    const sink = openFileSink(path);
    await sink.write('one\n');
    await sink.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toBe('one\n');
  });

  test('is added to, never begun anew', async () => {
    const path = join(folder, 'audit.jsonl');
    for (const line of ['one\n', 'two\nthree\n']) {
      const sink = openFileSink(path);
      await sink.write(line);
      await sink.close();
    }
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\nthree\n');
  });

  test('begins a line of its own after one that somebody was stopped in', async () => {
    const path = join(folder, 'torn.jsonl');
    writeFileSync(path, 'one\ntw');
    const sink = openFileSink(path);
    await sink.write('three\n');
    await sink.close();
    expect(readFileSync(path, 'utf8')).toBe('one\ntw\nthree\n');
  });

  test('takes nothing once it is closed', async () => {
    const path = join(folder, 'closed.jsonl');
    const sink = openFileSink(path);
    await sink.close();
    await expect((async () => sink.write('one\n'))()).rejects.toThrow('closed');
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  test('that cannot be opened stops the start', () => {
    expect(() => openFileSink(folder)).toThrow('EISDIR');
  });

  test.runIf(existsSync('/dev/full'))('on a full disk is not ready, though every access is refused', async () => {
    const clock = new FakeClock();
    const log = createAuditLog(openFileSink('/dev/full'), clock, seededChance());
    await expect(log.before(requestAt(clock), event('t1'))).rejects.toThrow('ENOSPC');
    expect(log.isReady()).toBe(false);
    await log.close();
  });

  test.runIf(existsSync('/dev/full'))('says so when the disk is full', async () => {
    const sink = openFileSink('/dev/full');
    await expect((async () => sink.write('one\n'))()).rejects.toThrow('ENOSPC');
    await sink.close();
  });
});
