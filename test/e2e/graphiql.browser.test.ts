import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kept, openPage, runTab, startBrowser } from '../graphiql/page.js';
import { startServer, type TestServer } from './server.js';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The page's own clipboard: tests are type-checked for Node, which has none. */
interface Clipboards {
  readonly navigator: { readonly clipboard: { writeText(words: string): Promise<void> } };
}

/** The query that the README shows first, and its variables. */
function readmeQuery(): { readonly query: string; readonly variables: string } {
  const readme = readFileSync('README.md', 'utf8');
  const query = /```graphql\n([\s\S]+?)```/.exec(readme)?.[1];
  const variables = /```json\n(\{ "nhsNumber"[\s\S]+?)```/.exec(readme)?.[1];
  if (query === undefined || variables === undefined) throw new Error('The README shows no query with variables.');
  return { query, variables };
}

test("the README's query, pasted into GraphiQL, answers; nothing but this server is asked, and nothing is kept", async () => {
  const { page, faults } = await openPage(browser, server.url);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { query, variables } = readmeQuery();
  const paste = async (editor: string, text: string) => {
    await page.locator(`${editor} .monaco-editor`).first().click();
    await page.keyboard.press('Control+A');
    // A real paste: what is typed would have its brackets closed by the editor.
    await page.evaluate((words) => (globalThis as unknown as Clipboards).navigator.clipboard.writeText(words), text);
    await page.keyboard.press('Control+V');
  };
  await paste('.graphiql-query-editor', query);
  await paste('.graphiql-editor-tool', variables);
  await page.getByRole('button', { name: 'Execute query' }).click();
  await page.locator('.result-window').getByText('"registeredPractice"').waitFor();
  await page.waitForTimeout(1_000);
  expect(JSON.stringify(await kept(page))).not.toMatch(/999[ ]?000[ ]?0018/);
  expect(await kept(page)).toMatchObject({ localStorage: {}, sessionStorage: {}, cookies: '', address: '/graphiql' });
  expect(faults).toEqual([]);
  await page.context().close();
});

test('every example tab answers without errors, each for the user who may send it', async () => {
  const { page, faults } = await openPage(browser, server.url);
  for (const name of [
    'PatientSummary',
    'MedicationReview',
    'WardList',
    'Registrations',
    'Practices',
    'WhoAmI',
    'EndEncounter',
  ]) {
    await runTab(page, name);
    await page.getByText(/^Answered in /).waitFor();
    expect(await page.locator('.result-window').getByText('"errors"').count(), name).toBe(0);
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

test('an analyst is shown a schema without patients', async () => {
  const { page, faults } = await openPage(browser, server.url);
  await page.getByLabel('User').selectOption('demo-analyst');
  await runTab(page, 'PatientSummary');
  await page.locator('.result-window').getByText('FORBIDDEN').waitFor();
  expect(faults).toEqual([expect.stringContaining('403 (Forbidden)')]);
  await page.context().close();
});
