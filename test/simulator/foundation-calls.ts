import { encoded, type Query } from './appointment-calls.js';
import type { Ask, Reply, TestConsumer } from './consumer.js';

export const ID = 'https://fhir.nhs.uk/Id/';

/** Patients have a scope of their own; staff and places do not (spec 02 §1). */
export const scopeOf = (path: string): string =>
  path.startsWith('/Patient') ? 'patient/*.read' : 'organization/*.read';

/** A search with these parameters. */
export const search = (practice: string, interaction: string, path: string, parameters: Query): Ask => ({
  practice,
  interaction,
  scope: scopeOf(path),
  path,
  query: encoded(parameters),
});

/** Finds by an identifier, `system|value`. */
export const findBy = (
  consumer: TestConsumer,
  practice: string,
  interaction: string,
  path: string,
  identifier: string,
): Promise<Reply> => consumer.call(search(practice, interaction, path, [['identifier', identifier]]));
