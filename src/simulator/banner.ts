import { randomUUID } from 'node:crypto';
import { PATIENTS } from './estate/patient-rows.js';
import { DEMO_USERS } from './oidc/users.js';
import type { Simulator } from './options.js';

type Rows = readonly (readonly string[])[];

function table(rows: Rows): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

function section(title: string, rows: Rows): string {
  return rows.length === 0 ? '' : `${title}\n${table(rows)}\n`;
}

/** The first of the generated practices and of their patients; the control door names them all. */
function generatedRows(simulator: Simulator): Rows {
  const { practices, groups, origin } = simulator;
  const codes = groups.find(({ id }) => id === 'generated')?.practices ?? [];
  const [first, last] = [codes[0], codes.at(-1)];
  if (first === undefined || last === undefined) return [];
  const nameOf = (odsCode: string): string => practices.find((one) => one.odsCode === odsCode)?.name ?? '';
  const shown = codes.slice(0, 3).map((code) => {
    const [patient] = simulator.patientsAt(code);
    return [code, nameOf(code), patient === undefined ? 'no patients' : `the first patient is ${patient.nhsNumber}`];
  });
  return [
    ...shown,
    [`… ${last}`, `${codes.length} practices`, `${simulator.patientsAt(first).length} patients each`],
    ['all', `${origin}/control/practices`, `${origin}/control/patients?practice=${last}`],
  ];
}

/** Lines to paste. Over TLS the caller has to show a certificate of its own, which nobody here knows. */
function tryIt({ origin, pdsUrl }: Simulator): string {
  const isPlain = origin.startsWith('http:');
  const curl = isPlain ? 'curl -s' : 'curl -s --cacert ca.pem';
  const line = `${curl} '${origin}/control/curl?what=record&practice=A99001&patient=9990000018'`;
  return [
    'Try it: PDS on the everyday patient; a call for her record, with a token that holds for five minutes; the same call, made at once.',
    `  ${curl} -H 'X-Request-ID: ${randomUUID()}' '${pdsUrl}/Patient/9990000018'`,
    `  ${line}`,
    `  ${line} | sh`,
    ...(isPlain
      ? []
      : [
          "Put your files in the places of ca.pem and, in the call for the record, of the client's certificate and key.",
        ]),
    '',
  ].join('\n');
}

/** What somebody has to know who has just started the simulator. */
export function banner(simulator: Simulator): string {
  const { origin, consumer, groups } = simulator;
  const isThere = (code: string | null): string => code ?? '-';
  const generated = new Set(groups.find(({ id }) => id === 'generated')?.practices);
  return [
    `GP Connect simulator at ${origin}\n`,
    section('Doors', [
      ['PDS', simulator.pdsUrl, '/Patient/{nhsNumber}, header X-Request-ID'],
      ['SDS', simulator.sdsUrl, '/Endpoint and /Device'],
      ['SSP', simulator.sspUrl, '/{service root URL}/…'],
      ['direct', `${origin}/practices`, '/{ODS}/STU3/1/gpconnect/…, without the proxy'],
      ['OIDC', simulator.oidcIssuer, `/token for ${DEMO_USERS.map(({ id }) => id).join(', ')}`],
      ['control', `${origin}/control`, '/calls, /faults, /clock, /state, /practices, /patients, /curl'],
    ]),
    section('Calling organisation', [[consumer.odsCode, consumer.name, `ASID ${consumer.asid}`]]),
    section(
      'Practices',
      simulator.practices.filter(({ odsCode }) => !generated.has(odsCode)).map(({ odsCode, name }) => [odsCode, name]),
    ),
    section('Generated practices', generatedRows(simulator)),
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
    tryIt(simulator),
  ]
    .filter((text) => text !== '')
    .join('\n');
}
