import { z } from 'zod';
import { APPOINTMENT_MUTATIONS } from './appointment-mutations.js';
import { BODY_MUTATIONS } from './body-mutations.js';
import { op, type MutationKind } from './mutation-kind.js';
import { PATIENT_MUTATIONS } from './patient-mutations.js';
import { REQUEST_MUTATIONS } from './request-mutations.js';
import { TOKEN_MUTATIONS } from './token-mutations.js';

const TRANSPORT = op(z.looseObject({}), (draft) => draft);

/** Every way in which a scenario changes a valid request. One row, one op; see docs/conformance.md. */
export const MUTATIONS: Readonly<Record<string, MutationKind>> = {
  ...REQUEST_MUTATIONS,
  ...TOKEN_MUTATIONS,
  ...BODY_MUTATIONS,
  ...PATIENT_MUTATIONS,
  ...APPOINTMENT_MUTATIONS,
  // The connection: scenarios about it are not played
  'transport.viaSsp': TRANSPORT,
  'transport.tls': TRANSPORT,
  'transport.clientCert': TRANSPORT,
  'transport.cipher': TRANSPORT,
};
