import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openFileSink } from '../../src/audit/log.js';

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

  test.runIf(existsSync('/dev/full'))('says so when the disk is full', async () => {
    const sink = openFileSink('/dev/full');
    await expect((async () => sink.write('one\n'))()).rejects.toThrow('ENOSPC');
    await sink.close();
  });
});
