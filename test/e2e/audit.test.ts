import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from './server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test('a client can neither lengthen the lines of the audit nor put its words into them', async () => {
  const before = (await server.audit()).length;
  const aliases = Array.from({ length: 300 }, (_, index) => `n9990000026_${index}: medications { complete }`).join(' ');
  const response = await server.post(JSON.stringify({ query: `{ patient(nhsNumber: "9990000018") { ${aliases} } }` }));
  expect(await response.json()).toMatchObject({ data: { patient: { n9990000026_0: { complete: true } } } });
  const lines = (await server.audit()).slice(before);
  expect(lines.length).toBeGreaterThan(3);
  for (const { fields } of lines) expect(fields).toEqual(['Query.patient', 'Patient.medications']);
});

test.runIf(existsSync('/dev/full'))(
  'while nothing can be written, nobody is asked and the server is not ready',
  async () => {
    const full = await startServer({ AUDIT_FILE: '/dev/full' });
    try {
      expect((await fetch(`${full.url}/health/ready`)).status).toBe(200);
      const response = await full.post('{"query":"{ patient(nhsNumber: \\"9990000018\\") { nhsNumber } }"}');
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE' } }] });
      expect(await full.calls()).toEqual([]);
      const ready = await fetch(`${full.url}/health/ready`);
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { status: 'not ready', checks: { audit: false, running: true } },
      ]);
    } finally {
      // The refusal of the access above.
      await expect(full.close()).rejects.toThrow('1 events');
    }
  },
);
