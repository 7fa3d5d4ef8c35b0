import { gzipSync } from 'node:zlib';
import type { SharedConnection } from '#core/sharing/links/link.ts';
import { type ToShare } from '#core/sharing/links/shared-connection.ts';
import { keptRunAt } from '../../../support/kept-runs.ts';

/** A link as somebody else's program would write it: any text, packed as links are. */
export function linkOf(text: string | Uint8Array, head = '1.'): string {
  return `#s=${head}${gzipSync(text).toString('base64url')}`;
}

/** The same of a record. */
export function linkOfRecord(record: unknown, head = '1.'): string {
  return linkOf(JSON.stringify(record), head);
}

/** Bytes that are not random, so that links come out the same. */
export const counted = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at);

export const shared: SharedConnection = {
  name: 'dev',
  tokenEndpoint: 'https://as.example/oauth2/token',
  issuer: 'https://as.example',
  clientId: 'machine',
  scope: 'read write',
  clientAuthentication: 'client_secret_post',
  basicEncoding: 'compatible',
  dpop: true,
  parameters: [{ name: 'audience', value: 'https://api.example', on: true }],
  headers: [{ name: 'X-Tenant', value: 'blue', on: false }],
  grantType: 'client_credentials',
  bodyFormat: 'form',
  scopeSeparator: 'space',
  call: { url: 'https://api.example/v1/invoices', method: 'GET', headersText: 'Accept: application/json' },
};

/** What is typed in a connection of a visit, with a secret. */
export const typed: ToShare = {
  name: 'dev',
  connection: { ...keptRunAt(0, 0).connection, clientId: 'machine', clientSecret: 's3cret-of-mine' },
  apiCall: { url: 'https://api.example/v1', method: 'POST', headersText: 'Accept: */*', body: 'private matters' },
  issuer: 'https://as.example',
};
