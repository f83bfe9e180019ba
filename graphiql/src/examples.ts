import { exampleTabs, type ExampleTab } from './example-tabs.js';

const operations = import.meta.glob<string>('../examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('../examples/*.json', { query: '?raw', import: 'default', eager: true });

/** The files in `examples/`, as they were when the page was built. */
export function examples(encounterId: string): ExampleTab[] {
  return exampleTabs(operations, variables, encounterId);
}
