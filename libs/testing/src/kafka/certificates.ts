import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bits, element, integer, octets, oid, sequence, set, utcTime, utf8, yes } from './der.ts';

/** A certificate and its key, both PEM (the key as PKCS #8). */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of a test's own. */
export interface TestAuthority {
  /** Its own certificate, PEM. */
  readonly certificate: string;
  /** A certificate that it signs: for the hosts `localhost` and 127.0.0.1, or for a client, told by `name`. */
  issue(name: string): Certified;
}

interface Party {
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * A certificate authority made on the spot (ECDSA P-256, X.509 v3, RFC 5280), good for a day: tests of TLS need no openssl and no file
 * that runs out. Two authorities of the same name know nothing of each other.
 */
export function testAuthority(name: string): TestAuthority {
  const root = party(name);
  const issue = (subject: string): Certified => {
    const leaf = party(subject);
    return { certificate: certificate(leaf, root, false), key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  };
  return { certificate: certificate(root, root, true), issue };
}

function party(name: string): Party {
  return { name, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const day = 86_400_000;

function certificate(subject: Party, issuer: Party, authority: boolean): string {
  const now = Date.now();
  const signed = sequence(
    element(0xa0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    commonName(issuer.name),
    sequence(utcTime(new Date(now - day)), utcTime(new Date(now + day))),
    commonName(subject.name),
    subject.publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...(authority ? authorityExtensions : hostExtensions))),
  );
  const der = sequence(signed, ecdsaWithSha256, bits(sign('sha256', signed, issuer.privateKey)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function commonName(name: string): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [yes] : []), octets(value));
}

// Basic constraints: may sign others. Key usage: keyCertSign.
const authorityExtensions = [
  extension('2.5.29.19', true, sequence(yes)),
  extension('2.5.29.15', true, element(0x03, Buffer.from([2, 0x04]))),
];
const names = sequence(element(0x82, Buffer.from('localhost')), element(0x87, Buffer.from([127, 0, 0, 1])));
const hostExtensions = [
  extension('2.5.29.17', false, names), // subject alternative names
  extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.3.6.1.5.5.7.3.2'))), // for servers and for clients
];
