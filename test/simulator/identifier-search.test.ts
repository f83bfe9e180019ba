import { describe, expect, it } from 'vitest';
import { resourcesOf } from './appointment-calls.js';
import { INTERACTION, refusalOf, type Reply } from './consumer.js';
import { findBy, ID, search } from './foundation-calls.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const find = (practice: string, interaction: string, path: string, identifier: string): Promise<Reply> =>
  findBy(running.consumer, practice, interaction, path, identifier);

describe('searching by identifier (spec 02 §1.3)', () => {
  const number = `${ID}nhs-number|9990000018`;
  type Parameters = readonly (readonly [string, string])[];

  it.each<[string, Parameters, number, string]>([
    ['no parameter', [], 400, 'BAD_REQUEST'],
    ['a name in another case', [['Identifier', number]], 400, 'BAD_REQUEST'],
    [
      'two identifiers',
      [
        ['identifier', number],
        ['identifier', number],
      ],
      400,
      'BAD_REQUEST',
    ],
    ['no system', [['identifier', '9990000018']], 422, 'INVALID_PARAMETER'],
    ['a blank system', [['identifier', '|9990000018']], 422, 'INVALID_PARAMETER'],
    ['no value', [['identifier', `${ID}nhs-number|`]], 422, 'INVALID_PARAMETER'],
    ['an unknown system', [['identifier', 'https://other.example|9990000018']], 400, 'INVALID_IDENTIFIER_SYSTEM'],
    ['a wrong check digit', [['identifier', `${ID}nhs-number|9990000019`]], 400, 'INVALID_NHS_NUMBER'],
    ['letters', [['identifier', `${ID}nhs-number|ABC`]], 400, 'INVALID_NHS_NUMBER'],
  ])('refuses %s', async (_what, parameters, status, code) => {
    const reply = await running.consumer.call(search('A99001', INTERACTION.findPatient, '/Patient', parameters));
    expect(refusalOf(reply)).toMatchObject({ status, code });
    expect(refusalOf(reply).diagnostics).toMatch(/identifier/i);
    expect(reply.text).not.toMatch(/99900000\d\d/);
  });

  const SEARCHES = {
    Practitioner: [INTERACTION.findPractitioner, `${ID}sds-user-id`],
    Organization: [INTERACTION.findOrganisation, `${ID}ods-organization-code`],
    HealthcareService: [INTERACTION.findService, `${ID}uec-dos-service-id`],
  } as const;

  describe.each(Object.keys(SEARCHES) as (keyof typeof SEARCHES)[])('for a %s', (type) => {
    const [interaction, system] = SEARCHES[type];
    const asked = (...identifiers: readonly string[]): Promise<Reply> =>
      running.consumer.call(
        search(
          'D99004',
          interaction,
          `/${type}`,
          identifiers.map((identifier) => ['identifier', identifier]),
        ),
      );

    it.each<[string, readonly string[], number, string]>([
      ['two identifiers', [`${system}|1`, `${system}|2`], 400, 'BAD_REQUEST'],
      ['no system', ['1'], 422, 'INVALID_PARAMETER'],
      ['a blank system', ['|1'], 422, 'INVALID_PARAMETER'],
      ['no value', [`${system}|`], 422, 'INVALID_PARAMETER'],
      ['an unknown system', ['https://other.example|1'], 400, 'INVALID_IDENTIFIER_SYSTEM'],
    ])('refuses %s', async (_what, identifiers, status, code) => {
      expect(refusalOf(await asked(...identifiers))).toMatchObject({ status, code });
    });

    it('finds nothing of an identifier that nobody has', async () => {
      const reply = await asked(`${system}|987654321`);
      expect([reply.status, resourcesOf(reply)]).toEqual([200, []]);
    });

    it('cannot do without an identifier, unless everything can be listed', async () => {
      const reply = await asked();
      if (type === 'HealthcareService') expect(resourcesOf(reply)).toHaveLength(2);
      else expect(refusalOf(reply)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    });
  });

  it('finds no service by an id in words', async () => {
    const reply = await find(
      'D99004',
      INTERACTION.findService,
      '/HealthcareService',
      `${ID}uec-dos-service-id|NoSuchId`,
    );
    expect([reply.status, resourcesOf(reply)]).toEqual([200, []]);
  });

  it('ignores parameters that it does not know', async () => {
    const parameters: Parameters = [
      ['identifier', number],
      ['_count', '1'],
      ['_sort', 'name'],
    ];
    const reply = await running.consumer.call(search('A99001', INTERACTION.findPatient, '/Patient', parameters));
    expect(resourcesOf(reply)).toHaveLength(1);
  });
});
