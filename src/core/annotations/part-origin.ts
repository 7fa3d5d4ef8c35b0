import { bodyTypes } from '../oauth/request-body.ts';
import type { MessagePart } from './message-parts.ts';

/** Which form a request was made from. */
export type MadeBy = 'token-request' | 'api-call' | 'lookup';

/** Where a part of a request comes from: fields of a form, by their names on screen, or the product itself. */
export type PartOrigin =
  | { readonly kind: 'fields'; readonly names: readonly string[] }
  | { readonly kind: 'fixed'; readonly sentence: string };

const fields = (...names: readonly string[]): PartOrigin => ({ kind: 'fields', names });
const fixed = (sentence: string): PartOrigin => ({ kind: 'fixed', sentence });

const alwaysSo = fixed('Every request of this kind has it so; no field changes it.');
const framing = fixed('It frames the message and is set for you.');
const credentialFields = ['Client authentication', 'Client ID', 'Client secret', 'Basic encoding'] as const;
const credentials = fields(...credentialFields);

const ownHeaders = 'Headers, grant and body';

const framingHeaders: ReadonlySet<string> = new Set(['content-length', 'connection']);

/** What made this part of a request. */
export function partOrigin(part: MessagePart, madeBy: MadeBy): PartOrigin {
  if (part.kind === 'version') return alwaysSo;
  if (part.kind === 'header' && framingHeaders.has(part.name.toLowerCase())) return framing;
  switch (madeBy) {
    case 'token-request':
      return ofTokenRequest(part);
    case 'api-call':
      return ofApiCall(part);
    case 'lookup':
      return ofLookup(part);
  }
}

function ofTokenRequest(part: MessagePart): PartOrigin {
  if (part.kind === 'target' || part.kind === 'query') return fields('Token endpoint');
  if (part.kind === 'header') return headerOfTokenRequest(part.name.toLowerCase(), part.value);
  if (part.kind === 'parameter') return parameterOrigins.get(part.name) ?? fields('Parameters');
  if (part.kind === 'body') return fields('Parameters', 'Scope', 'Body format', 'Grant type');
  return alwaysSo;
}

/** A header of the user's own takes the place of ours, so what is not as ours always is comes from there. */
function headerOfTokenRequest(name: string, value: string): PartOrigin {
  if (name === 'host') return fields('Token endpoint', ownHeaders);
  if (name === 'authorization') return fields(...credentialFields, ownHeaders);
  if (name === 'dpop') return fields('DPoP', ownHeaders);
  if (name === 'content-type' && Object.values(bodyTypes).includes(value)) return fields('Body format');
  return ordinaryHeaders.get(name) === value ? ordinarilySo : fields(ownHeaders);
}

const ordinarilySo = fixed('Every request of this kind has it so, unless a header of your own takes its place.');
const ordinaryHeaders: ReadonlyMap<string, string> = new Map([
  ['accept', bodyTypes.json],
  ['accept-encoding', 'identity'],
]);

const parameterOrigins: ReadonlyMap<string, PartOrigin> = new Map([
  ['grant_type', fields('Grant type', 'Own grant type')],
  ['client_id', fields('Client ID', 'Client authentication')],
  ['client_secret', fields('Client secret', 'Client authentication')],
  ['client_assertion', fields('Client authentication')],
  ['client_assertion_type', fields('Client authentication')],
  ['scope', fields('Scope', 'Scope separator')],
]);

function ofApiCall(part: MessagePart): PartOrigin {
  if (part.kind === 'method') return fields('Method');
  if (part.kind === 'target' || part.kind === 'query') return fields('API URL');
  return part.kind === 'header' ? headerOfApiCall(part.name.toLowerCase(), part.value) : fields('Body');
}

/** A header of the user's own takes the place of ours here as well. */
function headerOfApiCall(name: string, value: string): PartOrigin {
  if (name === 'host') return fields('API URL', 'Headers');
  if (name === 'authorization' || name === 'dpop') return fields('Access token', 'Headers');
  if (name === 'content-type' && value === bodyTypes.json) return fields('Body', 'Headers');
  return ordinaryOfApiCall.get(name) === value ? ordinarilySo : fields('Headers');
}

const ordinaryOfApiCall: ReadonlyMap<string, string> = new Map([
  ['accept', '*/*'],
  ['accept-encoding', 'identity'],
]);

function ofLookup(part: MessagePart): PartOrigin {
  if (part.kind === 'header' && part.name.toLowerCase() === 'authorization') return credentials;
  if (part.kind === 'parameter' && part.name === 'token') return fields('Access token');
  if (part.kind === 'parameter' && part.name.startsWith('client_')) return ofTokenRequest(part);
  return fixed('It follows from what is asked and of whom; no field of the forms stands for it.');
}
