import type { ServerOptions } from 'node:https';

/** A server's certificate and key, and the authority that signs the certificates of its callers. PEM. */
export interface TlsOptions {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/** Suites in the order of preference of the specification, and those of TLS 1.3, of which it says nothing (spec 01 §9). */
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'AESGCM+EECDH',
  'AESGCM+EDH',
  'AES256+EECDH',
  'AES256+EDH',
].join(':');

/**
 * TLS 1.2 or newer. A certificate is asked for from every caller but demanded by those doors alone that need one: the directory and PDS
 * take none, and a door can answer as the proxy does, where the handshake could only break off (spec 01 §3.3, §4.4).
 */
export function secureOptions({ cert, key, ca }: TlsOptions): ServerOptions {
  return {
    cert,
    key,
    ca,
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    ciphers: CIPHERS,
    dhparam: 'auto',
    honorCipherOrder: true,
  };
}
