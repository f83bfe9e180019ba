import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editorsOf, kept, openPage, runTab, startBrowser } from './page.js';
import { startStub, type StubServer } from './stub-server.js';

const NOTHING = {
  localStorage: {},
  sessionStorage: {},
  cookies: '',
  databases: [],
  caches: [],
  address: '/graphiql',
  state: null,
};

describe('the GraphiQL page in a browser', () => {
  let browser: Browser;
  let demo: StubServer;
  let bearer: StubServer;

  beforeAll(async () => {
    [browser, demo, bearer] = await Promise.all([startBrowser(), startStub('demo'), startStub('bearer')]);
  });

  afterAll(async () => {
    await browser.close();
    await Promise.all([demo.close(), bearer.close()]);
  });

  it('runs an example for the first demonstration user, in an encounter of its own', async () => {
    const { page, faults } = await openPage(browser, demo.url);
    await page.getByText('Demonstration data: invented people.').waitFor();
    await page.getByLabel('Trace calls').check();
    await runTab(page, 'WardList');
    await page.locator('.result-window').getByText('answerTo').waitFor();
    const asked = demo.asked.at(-1);
    expect(asked?.operationName).toBe('WardList');
    expect(asked?.headers).toMatchObject({ 'demo-user': 'demo-gp', trace: '1' });
    expect(asked?.headers['encounter-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('keeps nothing, neither while it is used nor over a reload', async () => {
    const { page, faults } = await openPage(browser, demo.url);
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .monaco-editor').click();
    await page.keyboard.type('query Mine { patient(nhsNumber: "9990000018")');
    await page.getByRole('tab', { name: 'Mine' }).waitFor();
    await page.getByRole('button', { name: 'Execute query' }).click();
    // Longer than the half second after which GraphiQL would write to its storage.
    await page.waitForTimeout(1000);
    expect(await kept(page)).toEqual(NOTHING);
    await page.reload();
    await editorsOf(page);
    expect(await page.getByRole('tab', { name: 'Mine' }).count()).toBe(0);
    expect(await kept(page)).toEqual(NOTHING);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('completes from the schema, which a worker of its own has read', async () => {
    const { page, faults } = await openPage(browser, demo.url);
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .monaco-editor').click();
    await page.keyboard.type('{ secret');
    await page.locator('.suggest-widget').getByText('secretOfTheGp').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('asks for the schema anew for another user, and shows them no answer of the one before', async () => {
    const { page, faults } = await openPage(browser, demo.url);
    for (const tab of ['PatientSummary', 'WhoAmI']) {
      await runTab(page, tab);
      await page.locator('.result-window').getByText('answerTo').waitFor();
    }
    const schema = page.waitForResponse('**/graphql');
    await page.getByLabel('User').selectOption('demo-analyst');
    await schema;
    expect(demo.asked.at(-1)).toMatchObject({
      operationName: 'IntrospectionQuery',
      headers: { 'demo-user': 'demo-analyst' },
    });
    for (const tab of ['WhoAmI', 'PatientSummary']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await page.locator('.result-window').getByText('answerTo').count()).toBe(0);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('sends a new encounter, or none, when told to', async () => {
    const { page } = await openPage(browser, demo.url);
    const encounterOf = async (button?: string) => {
      if (button !== undefined) await page.getByRole('button', { name: button }).click();
      const answered = page.waitForResponse('**/graphql');
      await runTab(page, 'WhoAmI');
      await answered;
      return demo.asked.at(-1)?.headers['encounter-id'];
    };
    const first = await encounterOf();
    const second = await encounterOf('New encounter');
    expect(second).not.toBe(first);
    expect(await encounterOf('Send no encounter')).toBeUndefined();
    expect(await encounterOf('Send no encounter')).toBe(second);
    await page.context().close();
  });

  it('says that more is to come while it does, and puts the parts together', async () => {
    const { page, faults } = await openPage(browser, demo.url);
    await runTab(page, 'FastFirst');
    await page.getByText('More is still to come.').waitFor();
    await page.locator('.result-window').getByText('the first part').waitFor();
    await page.getByText('Answered in').waitFor();
    await page.locator('.result-window').getByText('the second part').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('lets no late answer appear in another tab', async () => {
    const { page } = await openPage(browser, demo.url);
    await runTab(page, 'FastFirst');
    await page.getByText('More is still to come.').waitFor();
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.waitForTimeout(2000);
    expect(await page.locator('.result-window').getByText('part').count()).toBe(0);
    await page.context().close();
  });

  it('asks nothing before there is a token, and shows it nowhere', async () => {
    const { page, faults } = await openPage(browser, bearer.url);
    await page.getByText('Paste a bearer token to begin.').waitFor();
    expect(bearer.asked).toEqual([]);
    const schema = page.waitForResponse('**/graphql');
    await page.getByLabel('Bearer token').fill('a.secret.token');
    await page.getByRole('button', { name: 'Use token' }).click();
    await schema;
    expect(bearer.asked.at(-1)?.headers).toMatchObject({ authorization: 'Bearer a.secret.token' });
    expect(bearer.asked.at(-1)?.headers).not.toHaveProperty('demo-user');
    expect(await page.content()).not.toContain('a.secret.token');
    expect(await page.getByLabel('Bearer token').inputValue()).toBe('');
    expect(await kept(page)).toEqual(NOTHING);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
