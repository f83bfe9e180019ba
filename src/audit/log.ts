import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AuditEvent } from '../domain/audit-event.js';
import type { Chance, Clock } from '../domain/clock.js';
import type { RequestScope } from '../domain/request-scope.js';

/** Writes down every access, before and after it (docs/architecture.md, decision 8; spec 01 §12). */
export interface AuditLog {
  /** Resolves once the event is written. Rejects if it cannot be: then the access it announces must not be made. */
  before(request: RequestScope, event: AuditEvent): Promise<void>;
  /** Takes the event and returns. If it cannot be written now, it is held and tried again, and the log is not ready until then. */
  after(request: RequestScope, event: AuditEvent): void;
  /** False from a write that failed until one succeeds: until then accesses are refused, or have happened and are not in the log. */
  isReady(): boolean;
  /** Writes what is still held, then closes. Rejects if something could not be written: it is lost. */
  close(): Promise<void>;
}

/** Where lines go: one call, one or more whole lines. */
export interface LineSink {
  /** Throws, or rejects, if they are not all written. */
  write(lines: string): void | Promise<void>;
  close(): void | Promise<void>;
}

/**
 * Opens a file that lines are appended to. Only this server's own user may read it. Fails if it cannot be opened. Lines are handed to
 * the operating system at once: going through a pool of threads would cost many times the write itself, for every call that is made.
 */
export function openFileSink(path: string): LineSink {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+', 0o600);
  let isTorn = !endsWithLine(file);
  let isClosed = false;
  return {
    write(lines) {
      // Its number may stand for another file by now.
      if (isClosed) throw new Error('The audit file is closed.');
      // What a full disk has torn stays behind as a line of its own; the whole line is written again.
      const bytes = Buffer.from(isTorn ? `\n${lines}` : lines);
      isTorn = true;
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      isTorn = false;
    },
    close() {
      isClosed = true;
      closeSync(file);
    },
  };
}

/** False if whoever wrote the file before was stopped in the middle of a line. */
function endsWithLine(file: number): boolean {
  const found = fstatSync(file);
  if (!found.isFile() || found.size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, found.size - 1);
  return last.toString() === '\n';
}

interface Waiting {
  /** The event with who and when, as JSON, before it has a number. */
  readonly entry: string;
  /** Whoever waits for it to be written; nobody waits for what is told afterwards. */
  readonly settle?: { readonly resolve: () => void; readonly reject: (fault: unknown) => void };
}

const RETRY_MS = 1_000;
/** Outcomes are written so long after they are told, at most: one write for a wave of calls, not one for each. */
const TOGETHER_MS = 10;

/** Makes the log. Lines of the same moment are written together: a wide query costs one write, not one for each practice. */
export function createAuditLog(sink: LineSink, clock: Clock, chance: Chance): AuditLog {
  const log = chance.uuid();
  /** The last number that stands in the log, and the last that was used: between them are those of writes that failed. */
  let written = 0;
  let used = 0;
  let queue: Waiting[] = [];
  let held: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let soon: NodeJS.Timeout | null = null;
  let retry: NodeJS.Timeout | null = null;

  const entry = ({ id, caller, encounterId, fields }: RequestScope, event: AuditEvent): string =>
    JSON.stringify({
      at: new Date(clock.now()).toISOString(),
      phase: event.phase,
      action: event.action,
      nhsNumber: event.nhsNumber,
      practice: event.practice,
      interactionId: event.interactionId,
      traceId: event.traceId,
      failureCode: event.failureCode,
      httpStatus: event.httpStatus,
      userId: caller.userId,
      userName: caller.name,
      role: caller.role,
      organisation: caller.organisation.odsCode,
      roleProfileId: caller.sdsRoleProfileId,
      encounterId,
      requestId: id,
      fields,
    });
  /**
   * Numbers are given when a line is written, and never twice: a write that failed may have left whole lines behind, of accesses that were
   * then refused, or of events that are told again. Once it works again, the first line says which numbers do not count.
   */
  function linesOf(batch: readonly Waiting[]): readonly string[] {
    const gap = { at: new Date(clock.now()).toISOString(), phase: 'VOID', from: written + 1, to: used };
    const entries = [...(used > written ? [JSON.stringify(gap)] : []), ...batch.map(({ entry }) => entry)];
    return entries.map((entry, index) => `{"log":"${log}","sequence":${used + index + 1},${entry.slice(1)}\n`);
  }

  async function drain(): Promise<void> {
    while (queue.length > 0 || (used > written && retry === null)) {
      const batch = [...held, ...queue];
      const lines = linesOf(batch);
      queue = [];
      try {
        await sink.write(lines.join(''));
        used += lines.length;
        written = used;
        held = [];
        for (const { settle } of batch) settle?.resolve();
      } catch (fault) {
        used += lines.length;
        // What announces an access is refused, and that access is not made; what reports one must not be lost.
        held = batch.filter(({ settle }) => settle === undefined);
        for (const { settle } of batch) settle?.reject(fault);
        // Also if nothing is held: who is told that this server is not ready sends nothing that could be written.
        retry ??= setTimeout(tryAgain, RETRY_MS).unref();
      }
    }
    writing = null;
  }
  const start = () => (writing ??= Promise.resolve().then(drain));
  const tryAgain = () => {
    retry = null;
    void start();
  };

  const stopRetrying = () => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
  };

  return {
    before: (request, event) =>
      new Promise<void>((resolve, reject) => {
        queue.push({ entry: entry(request, event), settle: { resolve, reject } });
        void start();
      }),
    after(request, event) {
      queue.push({ entry: entry(request, event) });
      // Nobody waits for it: it goes with the next event that somebody waits for, or shortly, with the others of its moment.
      soon ??= setTimeout(() => {
        soon = null;
        void start();
      }, TOGETHER_MS);
    },
    isReady: () => used === written,
    async close() {
      await writing;
      if (soon !== null) clearTimeout(soon);
      soon = null;
      stopRetrying();
      await start();
      stopRetrying();
      await sink.close();
      if (held.length > 0) throw new Error(`${held.length} events could not be written to the audit log and are lost.`);
    },
  };
}
