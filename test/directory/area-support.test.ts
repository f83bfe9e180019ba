import { describe, expect, it } from 'vitest';
import { createAreaMemory } from '../../src/directory/area-support.js';
import type { CapabilityStatement } from '../../src/domain/capability.js';
import type { OdsCode } from '../../src/domain/ods-code.js';

const PRACTICE = 'A99001' as OdsCode;
const OPERATION = 'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-GetStructuredRecord-Operation-1';

const statement = (definition: string | null): CapabilityStatement =>
  ({ operations: new Map([['gpc.getstructuredrecord', definition]]) }) as unknown as CapabilityStatement;

const stateOf = (definition: string | null, area: string): string | undefined =>
  createAreaMemory(() => 0)
    .support(PRACTICE, statement(definition))
    .find((one) => one.area === area)?.state;

describe('what a statement says of the areas of a record', () => {
  it.each([
    ['1.2', `${OPERATION}/_history/1.12`, 'NOT_SUPPORTED'],
    ['1.5 and 1.6.0', `${OPERATION}/_history/1.15`, 'SUPPORTED'],
    ['1.6.2', `${OPERATION}/_history/1.16`, 'SUPPORTED'],
    ['the trial versions between, which brought some areas', `${OPERATION}/_history/1.13`, 'UNKNOWN'],
    ['no version', OPERATION, 'UNKNOWN'],
    ['nothing', null, 'UNKNOWN'],
  ])('of %s', (_version, definition, state) => {
    expect(stateOf(definition, 'PROBLEMS')).toBe(state);
    expect(stateOf(definition, 'MEDICATIONS')).toBe('SUPPORTED');
  });
});
