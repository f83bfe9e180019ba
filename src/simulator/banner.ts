import { PATIENTS } from './estate/patient-rows.js';
import { DEMO_USERS } from './oidc/users.js';
import type { Simulator } from './options.js';

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `${title}\n${table(rows)}\n`;
}

/** What somebody has to know who has just started the simulator. */
export function banner(simulator: Simulator): string {
  const { origin, consumer } = simulator;
  const isThere = (code: string | null): string => code ?? '-';
  return [
    `GP Connect simulator at ${origin}\n`,
    section('Doors', [
      ['PDS', simulator.pdsUrl, '/Patient/{nhsNumber}, header X-Request-ID'],
      ['SDS', simulator.sdsUrl, '/Endpoint and /Device'],
      ['SSP', simulator.sspUrl, '/{service root URL}/…'],
      ['direct', `${origin}/practices`, '/{ODS}/STU3/1/gpconnect/…, without the proxy'],
      ['OIDC', simulator.oidcIssuer, `/token for ${DEMO_USERS.map(({ id }) => id).join(', ')}`],
      ['control', `${origin}/control`, '/calls, /faults, /clock, /curl'],
    ]),
    section('Calling organisation', [[consumer.odsCode, consumer.name, `ASID ${consumer.asid}`]]),
    section(
      'Practices',
      simulator.practices.map(({ odsCode, name }) => [odsCode, name]),
    ),
    section(
      'Patients',
      PATIENTS.map(({ nhsNumber, practice, whatFor }) => [nhsNumber, isThere(practice), whatFor]),
    ),
    section(
      'Records from files, at R99100',
      simulator.records.map(({ file, nhsNumber }) => [nhsNumber, file]),
    ),
    section(
      'Files not served',
      simulator.skipped.map(({ file, reason }) => [file, reason]),
    ),
    `Try it: the first line makes a call with a token that holds for five minutes, the second runs it.
  curl -s '${origin}/control/curl?what=record&practice=A99001&patient=9990000018'
  curl -s '${origin}/control/curl?what=record&practice=A99001&patient=9990000018' | sh\n`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}
