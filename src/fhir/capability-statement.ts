import type { CapabilityStatement } from '../domain/capability.js';
import type { Reading } from '../domain/reading.js';
import { pointing } from './bundle.js';
import { codeTable } from './code-table.js';
import { code, element, elements, present, text } from './element.js';
import { extensionNamed, valueOf } from './extension.js';
import { expected, read } from './reading.js';

type ServiceFiltering = NonNullable<CapabilityStatement['serviceFiltering']>;

const filteringOf = codeTable<ServiceFiltering>({
  enabled: 'enabled',
  'organization-disabled': 'organization-disabled',
  'supplier-disabled': 'supplier-disabled',
});

/** `CapabilityStatement`, and `Conformance` as it was called in the version of FHIR that the HTML record uses. */
const TYPES = ['CapabilityStatement', 'Conformance'];

/** Reads a capability statement (spec 02 §9). Lenient: whatever is missing is simply not said. */
export function readCapabilityStatement(body: unknown): Reading<CapabilityStatement> {
  const statement = element(body);
  if (statement === null || !TYPES.includes(code(statement.resourceType) ?? '')) {
    return expected('CapabilityStatement', statement);
  }
  const software = element(statement.software);
  const product = [text(software?.name), text(software?.version)].filter((each) => each !== null);
  const rests = elements(statement.rest);
  const resources = new Map<string, readonly string[]>();
  for (const resource of rests.flatMap((rest) => elements(rest.resource))) {
    const type = code(resource.type);
    if (type === null) continue;
    const interactions = present(elements(resource.interaction), (interaction) => code(interaction.code));
    resources.set(type, [...(resources.get(type) ?? []), ...interactions]);
  }
  const operations = new Map<string, string | null>();
  for (const operation of rests.flatMap((rest) => elements(rest.operation))) {
    const name = code(operation.name);
    // A Reference in STU3, a bare URL later on.
    if (name !== null) operations.set(name, pointing(operation.definition).target);
  }
  const filtering = code(valueOf(extensionNamed(statement, 'ServiceFilteringStatus')));
  return read({
    version: code(statement.version),
    software: product.length === 0 ? null : product.join(' '),
    resources,
    operations,
    serviceFiltering: filtering === null ? null : (filteringOf(filtering) ?? 'unrecognised'),
  });
}
