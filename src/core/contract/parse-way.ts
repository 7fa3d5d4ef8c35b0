import type { ClientCertificate } from '../http/client-certificate.ts';
import { canonicalHost, type Destination, type Detour, isServerName } from '../http/detour.ts';
import { asCount, asRecord, asString, unknownKey } from './parse-record.ts';

/** A certificate and its issuers, or a key, in PEM: more than any server takes. */
const longestPem = 64 * 1024;
const longestPassphrase = 1024;
const longestHostAndPort = 300;

/** Where to dial and which name to ask for instead of the URL's. What is not in its canonical form is refused. */
export function parseDetour(value: unknown): Detour | undefined {
  const record = asRecord(value);
  if (record === undefined || unknownKey(record, ['connectTo', 'serverName']) !== undefined) return undefined;
  const connectTo = record['connectTo'] === undefined ? undefined : parseDestination(record['connectTo']);
  const serverName = asString(record['serverName']);
  if (record['connectTo'] !== undefined && connectTo === undefined) return undefined;
  if (record['serverName'] !== undefined && (serverName === undefined || !isServerName(serverName))) return undefined;
  return { ...(connectTo === undefined ? {} : { connectTo }), ...(serverName === undefined ? {} : { serverName }) };
}

function parseDestination(value: unknown): Destination | undefined {
  const record = asRecord(value);
  if (record === undefined || unknownKey(record, ['host', 'port']) !== undefined) return undefined;
  const host = asString(record['host']);
  const port = asCount(record['port']);
  if (host === undefined || port === undefined || port > 65_535) return undefined;
  return canonicalHost(host) === host ? { host, port } : undefined;
}

const texts = ['hostAndPort', 'certificatePem', 'privateKeyPem', 'passphrase'] as const;

/** The client certificate of a request, by shape and size alone: whether key and certificate are any good, the proxy tells. */
export function parseClientCertificate(value: unknown): ClientCertificate | undefined {
  const record = asRecord(value);
  if (record === undefined || unknownKey(record, [...texts, 'unverifiedConfirmed']) !== undefined) return undefined;
  const [hostAndPort, certificatePem, privateKeyPem, passphrase] = texts.map((name) => asString(record[name]));
  const { unverifiedConfirmed } = record;
  if (hostAndPort === undefined || hostAndPort.length > longestHostAndPort) return undefined;
  if (certificatePem === undefined || certificatePem.length > longestPem) return undefined;
  if (privateKeyPem === undefined || privateKeyPem.length > longestPem) return undefined;
  if (passphrase === undefined || passphrase.length > longestPassphrase) return undefined;
  if (typeof unverifiedConfirmed !== 'boolean') return undefined;
  return { hostAndPort, certificatePem, privateKeyPem, passphrase, unverifiedConfirmed };
}
