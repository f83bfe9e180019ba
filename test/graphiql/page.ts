import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM } from '../needs.js';

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface OpenPage {
  readonly page: Page;
  /** What a page of ours must never do: break its policy, fail, or ask another host. */
  readonly faults: string[];
}

/** Opens the page in a browser that has never seen it, and waits until the editors are there. */
export async function openPage(browser: Browser, base: string): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`failed: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`said: ${message.text()}`));
  page.on('request', (request) => request.url().startsWith(`${base}/`) || faults.push(`asked: ${request.url()}`));
  await page.goto(`${base}/graphiql`);
  await editorsOf(page);
  return { page, faults };
}

export async function editorsOf(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
}

/** Runs what is in the tab of this name. */
export async function runTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await page.getByRole('button', { name: 'Execute query' }).click();
}

/** As text, because tests are type-checked for Node, which has none of this. */
const WHAT_IS_KEPT = `(async () => ({
  localStorage: { ...localStorage },
  sessionStorage: { ...sessionStorage },
  cookies: document.cookie,
  databases: await indexedDB.databases(),
  caches: await caches.keys(),
  address: location.pathname + location.search + location.hash,
  state: history.state,
}))()`;

/** Everything that the browser would still have after the tab is closed. */
export function kept(page: Page): Promise<unknown> {
  return page.evaluate(WHAT_IS_KEPT);
}
