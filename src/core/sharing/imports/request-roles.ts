import type { CurlCall, LeftOut } from '../../http/curl-call.ts';
import type { HeaderField } from '../../http/message.ts';
import { curlApiCall } from '../../oauth/curl-import-api.ts';
import { curlTokenRequest } from '../../oauth/curl-import-token.ts';
import { isTokenRequest, type ReadCurl, withoutUser } from '../../oauth/curl-import.ts';
import { isRedactedToken } from '../../jwt/redacted-token.ts';
import { importedConnection, noCall } from './imported-connection.ts';
import type { FoundCall, FoundGrant } from './import-reading.ts';
import type { ResolvedRequest } from './resolve-request.ts';
import { hasTemplate } from './templates.ts';

/** What a request of a file is to this page: it asks for a token, calls with one, both, or neither. */
export type RequestRoles = {
  readonly grant?: FoundGrant;
  readonly call?: FoundCall;
  /** Why it is neither, a phrase that groups it with others of its kind: “without a token”. */
  readonly ignored?: string;
};

/** Reads a request in the way in which a curl command is read, so that both say the same of the same bytes. */
export function rolesOf(request: ResolvedRequest): RequestRoles {
  const { authentication } = request;
  if (authentication.kind === 'other') return { ignored: `with another authentication (${authentication.name})` };
  // One that asks by itself does so also where it inherits settings that ask: they would be of no use to it.
  if (authentication.kind === 'client-credentials' && !asksItself(request)) {
    const grant = grantOf(request, authentication.settings);
    if (request.url === '') return { grant };
    const { call, leftOut } = plainCall(request);
    return { grant: { ...grant, call, leftOut: [...grant.leftOut, ...leftOut] } };
  }
  if (request.url === '') return {};
  const read = asRead(request);
  if (isTokenRequest(read)) return { grant: tokenRequest(request, read) };
  if (!hasToken(request)) return { ignored: 'without a token or OAuth settings' };
  return { call: callWithToken(request) };
}

function asksItself({ body }: ResolvedRequest): boolean {
  return /(?:^|&)grant_type=/.test(body);
}

type Settings = Extract<ResolvedRequest['authentication'], { kind: 'client-credentials' }>['settings'];

function grantOf(request: ResolvedRequest, settings: Settings): FoundGrant {
  const { tokenEndpoint, clientId, clientSecret, scope, parameters, headers, sendsInBody } = settings;
  const { url, user } = withoutUser(tokenEndpoint);
  return {
    ...commonOf(request),
    name: '',
    connection: importedConnection({
      tokenEndpoint: url,
      clientId,
      clientSecret,
      scope,
      parameters,
      headers,
      clientAuthentication: sendsInBody ? 'client_secret_post' : 'client_secret_basic',
    }),
    issued: '',
    notes: settings.notes,
    leftOut: [...request.leftOut, ...settings.leftOut, ...(user === undefined ? [] : [urlCredentials])],
  };
}

const urlCredentials: LeftOut = {
  written: 'Name and password in the token URL',
  reason: 'A URL is shown everywhere. Type them as client ID and secret.',
};

const unproved =
  'Nothing in it proves the client. Perhaps credentials were taken out when the file was written: choose the client authentication, and type them.';

function tokenRequest(request: ResolvedRequest, read: ReadCurl): FoundGrant {
  const { change } = curlTokenRequest(read);
  if (change.clientAuthentication === 'none') read.notes.push(unproved);
  return {
    ...commonOf(request),
    name: '',
    connection: importedConnection({ ...change, dpop: hasProof(request) }),
    issued: request.issued,
    notes: read.notes,
    leftOut: [...request.leftOut, ...read.leftOut],
  };
}

/** A call whose token comes from the settings that stand with it: whatever else it says of credentials is not taken. */
function plainCall(request: ResolvedRequest): Pick<FoundCall, 'call' | 'leftOut'> {
  const headers = request.headers.filter(([name]) => name.toLowerCase() !== 'authorization');
  const read = asCall({ ...request, headers });
  return { call: curlApiCall(read).call, leftOut: read.leftOut };
}

function callWithToken(request: ResolvedRequest): FoundCall {
  const read = asCall(request);
  const { call, token = '' } = curlApiCall(read);
  const isGone = token === '' || hasTemplate(token) || isRedactedToken(token);
  return {
    ...commonOf(request),
    call: { ...noCall, ...call },
    token: isGone ? '' : token,
    notes: [],
    leftOut: [...request.leftOut, ...read.leftOut],
  };
}

function commonOf({ place, unresolved, environment }: ResolvedRequest) {
  return { place, unresolved, environment };
}

function hasToken({ authentication, headers }: ResolvedRequest): boolean {
  if (authentication.kind === 'bearer') return true;
  return headers.some(([name, value]) => name.toLowerCase() === 'authorization' && isTokenHeader(value));
}

/** A template in its place may stand for the scheme as well. */
function isTokenHeader(value: string): boolean {
  return /^(?:bearer|dpop)\s/i.test(value) || /^\{[{%]/.test(value);
}

/** A call whose token comes from elsewhere: credentials in its URL would take the place of the token. */
function asCall(request: ResolvedRequest): ReadCurl {
  const { urlUser, leftOut, ...read } = asRead(request);
  return { ...read, urlUser: undefined, leftOut: urlUser === undefined ? leftOut : [...leftOut, apiCredentials] };
}

const apiCredentials: LeftOut = {
  written: 'Name and password in the API URL',
  reason: 'They would go out instead of the token.',
};

/** The request as if a curl command had said it. */
function asRead(request: ResolvedRequest): ReadCurl {
  const { url: written, method, headers, body, authentication } = request;
  const { url, user: urlUser } = withoutUser(written);
  const call: CurlCall = {
    urls: [url],
    method,
    headers: ownHeaders(headers),
    data: [],
    isJson: false,
    isGet: false,
    user: authentication.kind === 'basic' ? `${authentication.user}:${authentication.password}` : undefined,
    bearer: authentication.kind === 'bearer' && authentication.token !== '' ? authentication.token : undefined,
    insecure: false,
    ways: [],
    identity: [],
    leftOut: [],
    harmless: [],
  };
  return { call, url, urlUser, body, notes: [], leftOut: hasProof(request) ? [proof] : [] };
}

const proof: LeftOut = {
  written: 'DPoP proof',
  reason: 'A proof counts once (RFC 9449 §4.2): a new one is made for each request.',
};

function hasProof({ headers }: ResolvedRequest): boolean {
  return headers.some(([name]) => name.toLowerCase() === 'dpop');
}

/** Without what this page writes itself: proofs, and an Authorization whose token is a template. */
function ownHeaders(headers: readonly HeaderField[]): readonly HeaderField[] {
  return headers.flatMap(([name, value]): readonly HeaderField[] => {
    const lower = name.toLowerCase();
    if (lower === 'dpop') return [];
    if (lower !== 'authorization') return [[name, value]];
    if (hasTemplate(value) && isTokenHeader(value)) return [];
    // The scheme follows from the token; what reads it knows the usual one.
    return [[name, value.replace(/^dpop(?=\s)/i, 'Bearer')]];
  });
}
