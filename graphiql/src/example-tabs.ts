/** What GraphiQL opens as a tab. */
export interface ExampleTab {
  readonly query: string;
  readonly variables: string;
}

/** Stands in an example's variables for the encounter of this page. */
export const THIS_ENCOUNTER = 'the encounter of this page';

/**
 * One tab for each `*.graphql`, in the order of the file names, with the `*.json` of the same name as its variables. NHS numbers stand in
 * the variables, never in the operation: operations are logged, copied and kept.
 */
export function exampleTabs(
  operations: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
  encounterId: string,
): ExampleTab[] {
  return Object.keys(operations)
    .sort()
    .map((file) => ({
      query: operations[file] ?? '',
      variables: (variables[file.replace(/\.graphql$/, '.json')] ?? '').trim().replaceAll(THIS_ENCOUNTER, encounterId),
    }));
}
