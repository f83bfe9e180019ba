import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate and its private key, PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate says. */
export interface Subject {
  /** The first is the common name; all are alternative names, host names or IPv4 addresses. */
  readonly names: readonly [string, ...string[]];
  /** Days from now. @default [-1, 1] */
  readonly validDays?: readonly [from: number, to: number];
}

/** Somebody who signs certificates. */
export interface Authority {
  /** Its own certificate, PEM. */
  readonly cert: string;
  issue(subject: Subject): Certified;
}

/*
 * Certificates are made here, for the tests and at each run, because neither Node nor the packages at hand make any. They are X.509
 * version 3 (RFC 5280) with keys on P-256, written in DER: a tag, the length and the content.
 */

function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...content: readonly Buffer[]): Buffer => der(0x30, ...content);
const octets = (content: Buffer): Buffer => der(0x04, content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const YES = der(0x01, Buffer.from([0xff]));

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');
const BASIC_CONSTRAINTS = oid('551d13');
const ALTERNATIVE_NAMES = oid('551d11');

const nameOf = (commonName: string): Buffer =>
  sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName, 'utf8')))));

/** UTCTime: good until 2049. */
function time(daysFromNow: number): Buffer {
  const at = new Date(Date.now() + daysFromNow * 86_400_000).toISOString();
  return der(0x17, Buffer.from(`${at.slice(2, 19).replaceAll(/[-:T]/g, '')}Z`, 'ascii'));
}

const alternativeName = (name: string): Buffer =>
  isIP(name) === 4 ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name, 'ascii'));

function extensions(isAuthority: boolean, names: readonly string[]): Buffer {
  const constraints = sequence(BASIC_CONSTRAINTS, YES, octets(isAuthority ? sequence(YES) : sequence()));
  const alternatives = sequence(ALTERNATIVE_NAMES, octets(sequence(...names.map(alternativeName))));
  return der(0xa3, sequence(constraints, ...(names.length === 0 ? [] : [alternatives])));
}

const pem = (label: string, content: Buffer): string =>
  `-----BEGIN ${label}-----\n${content.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`;

interface Signer {
  readonly name: Buffer;
  readonly key: KeyObject;
}

/** A certificate for a public key, signed by whoever signs it. */
function certificate(
  { name, publicKey, signer }: { readonly name: Buffer; readonly publicKey: KeyObject; readonly signer: Signer },
  [from, to]: readonly [number, number],
  extended: Buffer,
): string {
  const serial = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const version3 = der(0xa0, der(0x02, Buffer.from([2])));
  const signed = sequence(
    ...[version3, serial, ECDSA_WITH_SHA256, signer.name, sequence(time(from), time(to)), name],
    publicKey.export({ type: 'spki', format: 'der' }),
    extended,
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', signed, signer.key));
  return pem('CERTIFICATE', sequence(signed, ECDSA_WITH_SHA256, signature));
}

const newKeys = (): { publicKey: KeyObject; privateKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/** Makes an authority that nobody else knows. */
export function makeAuthority(commonName: string): Authority {
  const { publicKey, privateKey } = newKeys();
  const own: Signer = { name: nameOf(commonName), key: privateKey };
  return {
    cert: certificate({ name: own.name, publicKey, signer: own }, [-2, 2], extensions(true, [])),
    issue: ({ names, validDays = [-1, 1] }) => {
      const keys = newKeys();
      const name = nameOf(names[0]);
      return {
        cert: certificate({ name, publicKey: keys.publicKey, signer: own }, validDays, extensions(false, names)),
        key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      };
    },
  };
}
