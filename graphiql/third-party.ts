import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Where the page's bundle tells whose work is in it, under which terms. */
const FILE = 'THIRD-PARTY.txt';
/** Files of a package that have to go where its code goes. */
const TERMS = /^(licen[cs]e|copying|notice|third-?party-?notices)(\.(txt|md))?$/i;
/** The folder of the package that a module is of. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Plugins that write down the terms of every package in the bundle: workers are bundles of their own, and are told of by the page's. */
export interface ThirdParty {
  readonly page: () => Plugin;
  readonly worker: () => Plugin;
}

/** Makes them. The build fails if a package has no terms. */
export function thirdParty(): ThirdParty {
  const folders = new Set<string>();
  const collect = (modules: Iterable<string>) => {
    for (const id of modules) {
      const folder = PACKAGE.exec(id.replaceAll('\\', '/').replace(/^\0/, ''))?.[0];
      if (folder !== undefined && existsSync(`${folder}/package.json`)) folders.add(folder);
    }
  };
  return {
    worker: () => ({
      name: 'third-party-of-worker',
      generateBundle() {
        collect(this.getModuleIds());
      },
    }),
    page: () => ({
      name: 'third-party',
      generateBundle() {
        collect(this.getModuleIds());
        const terms = new Set([...folders].map(termsOf));
        this.emitFile({ type: 'asset', fileName: FILE, source: [...terms].sort().join('\n') });
      },
    }),
  };
}

function termsOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const files = readdirSync(folder).filter((file) => TERMS.test(file));
  if (license === undefined && files.length === 0) throw new Error(`${name} is in the page, and says no terms.`);
  const texts = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8').trim());
  return [`==== ${name} ${version} (${license ?? 'terms below'})`, ...texts, ''].join('\n\n');
}
