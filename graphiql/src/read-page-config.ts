import { parsePageConfig, type PageConfig } from './page-config.js';

export async function readPageConfig(url: string): Promise<PageConfig> {
  const response = await fetch(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return parsePageConfig(await response.json());
}
