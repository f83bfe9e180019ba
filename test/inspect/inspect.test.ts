import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allergy, bundle, course, list, LISTS, patient } from '../fhir/record-builder.js';

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const inspect = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'src/inspect.ts', ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });

describe('npm run inspect', () => {
  let folder: string;
  const file = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('prints what the schema would show, as JSON and nothing else', async () => {
    const old = { id: 'old', name: 'Old', status: 'completed', end: '2020-01-01' };
    const next = { id: 'new', name: 'New', plan: { priorPrescription: { reference: 'MedicationRequest/old-plan' } } };
    const problem = {
      resourceType: 'Condition',
      id: 'p',
      code: { text: 'Problem' },
      clinicalStatus: 'active',
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedClinicalContent-1',
          valueReference: { reference: 'MedicationRequest/new-plan' },
        },
      ],
    };
    const record = bundle(
      patient(),
      ...course(old),
      ...course(next),
      allergy(),
      problem,
      list(LISTS.medications, ['MedicationStatement/old-statement', 'MedicationStatement/new-statement']),
      list(LISTS.allergies, ['AllergyIntolerance/a', 'AllergyIntolerance/none']),
      { resourceType: 'Encounter', id: 'e' },
    );
    const { code, stdout, stderr } = await inspect(await file('record.json', JSON.stringify(record)));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const shown = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(shown)).toEqual(['medications', 'allergies', 'notices', 'unmapped']);
    expect(shown).toMatchObject({
      medications: [
        {
          name: 'New',
          group: 'CURRENT_REPEAT',
          replaces: { name: 'Old', effective: { start: '2026-01-05', end: '2020-01-01' } },
          linkedProblems: [{ name: 'Problem', status: 'ACTIVE' }],
        },
        { name: 'Old', group: 'PAST_REPEAT', replaces: null },
      ],
      allergies: [{ name: 'Allergy to examplin', status: 'ACTIVE' }],
      notices: [{ code: 'UNREADABLE_ITEMS', area: 'ALLERGIES' }],
      unmapped: [{ resourceType: 'Encounter', id: 'e' }],
    });
    expect(stdout).not.toMatch(/"(?:origin|key|rawAt|rawPlanAt|raw|__typename|practiceCode)"/);
  });

  it.each([
    ['a missing file', 'missing.json', null, /cannot be read/],
    ['no JSON', 'page.html', '<html>', /no JSON/],
    ['no Bundle', 'patient.json', '{"resourceType":"Patient"}', /expected Bundle, found Patient/],
  ])('says in one line what is wrong: %s', async (_case, name, content, expected) => {
    const path = content === null ? join(folder, name) : await file(name, content);
    const { code, stdout, stderr } = await inspect(path);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(expected);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says how it is used', async () => {
    const { code, stdout, stderr } = await inspect();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^usage: /);
  });
});
