import { wrongAddress } from './before-effects.ts';
import { beforeRule, fixes, inputs } from './before-rule.ts';
import type { Certainty, Rule } from './finding.ts';
import { rfc } from './sources.ts';
import { lastSegment, typedUrl, withPath } from './typed-url.ts';

/** What a path says it is: by its last piece, what that endpoint is for, and where it stands. */
type Elsewhere = {
  readonly id: string;
  readonly names: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly rfc: readonly [number, string];
  /** What to put in place of the last piece, where servers name the two alike. */
  readonly token?: Readonly<Record<string, string>>;
};

const elsewhere: readonly Elsewhere[] = [
  {
    id: 'authorization-endpoint-typed',
    names: ['authorize', 'authorization', 'auth'],
    what: 'the authorization endpoint',
    why: 'That is where a person signs in with a browser; it answers this request with a web page or refuses it. Tokens for a client come from the token endpoint.',
    rfc: [6749, '3'],
    token: { authorize: 'token', authorization: 'token', auth: 'token' },
  },
  {
    id: 'introspection-endpoint-typed',
    names: ['introspect', 'introspection', 'check_token'],
    what: 'the introspection endpoint',
    why: 'It tells about a token that is there already, and issues none.',
    rfc: [7662, '2'],
  },
  {
    id: 'revocation-endpoint-typed',
    names: ['revoke', 'revocation'],
    what: 'the revocation endpoint',
    why: 'It ends a token that is there already, and issues none.',
    rfc: [7009, '2'],
    token: { revoke: 'token' },
  },
  {
    id: 'userinfo-endpoint-typed',
    names: ['userinfo', 'me'],
    what: 'the userinfo endpoint',
    why: 'It tells about a person who signed in, wants a token and issues none.',
    rfc: [6749, '3.2'],
  },
  {
    id: 'key-set-typed',
    names: ['jwks', 'jwks.json', 'keys', 'certs'],
    what: 'the server’s keys',
    why: 'They are read to verify tokens. Tokens come from another address of the same server.',
    rfc: [7517, '5'],
  },
  {
    id: 'registration-endpoint-typed',
    names: ['register', 'registration', 'clients-registrations'],
    what: 'the registration endpoint',
    why: 'Clients are made known there; tokens come from another address of the same server.',
    rfc: [7591, '3'],
  },
  {
    id: 'device-endpoint-typed',
    names: ['device_authorization', 'devicecode', 'device'],
    what: 'the device authorization endpoint',
    why: 'It begins a sign-in on another device and issues no token by itself.',
    rfc: [8628, '3.1'],
  },
  {
    id: 'par-endpoint-typed',
    names: ['par', 'pushed_authorization_request'],
    what: 'the endpoint for pushed authorization requests',
    why: 'It takes the beginning of a sign-in and issues no token.',
    rfc: [9126, '2'],
  },
  {
    id: 'logout-endpoint-typed',
    names: ['logout', 'endsession', 'end_session'],
    what: 'the endpoint for signing out',
    why: 'It ends the session of a person and issues no token.',
    rfc: [6749, '3.2'],
  },
];

/** Another address of the server than its token endpoint. */
export const beforePathRules: readonly Rule[] = [
  ...elsewhere.map(elsewhereRule),
  beforeRule(
    'metadata-typed',
    (connection) => {
      const url = typedUrl(connection);
      if (url === undefined || !url.pathname.includes('/.well-known/')) return undefined;
      return said(
        'certain',
        'This is the address of the server’s metadata',
        'Open it in a browser tab: it names the token endpoint as token_endpoint. Nothing is sent there by itself.',
        rfc(8414, '3'),
      );
    },
    { explains: wrongAddress },
  ),
  beforeRule(
    'issuer-typed',
    (connection) => {
      const url = typedUrl(connection);
      if (url === undefined || url.search !== '' || !isIssuer(url)) return undefined;
      return {
        ...said(
          'likely',
          'This looks like the server’s own address, not its token endpoint',
          'The token endpoint mostly has a path, such as /oauth2/token. The server’s metadata names it: look at /.well-known/openid-configuration or /.well-known/oauth-authorization-server there.',
          rfc(8414, '2'),
        ),
        remedies: knownToken(url),
      };
    },
    { explains: wrongAddress },
  ),
  beforeRule(
    'admin-page-typed',
    (connection) => {
      const url = typedUrl(connection);
      if (url === undefined || !/\/(?:admin|console|dashboard|login|signin|ui)(?:\/|$)/i.test(url.pathname))
        return undefined;
      // An API for administrators may stand under such a path, and its token endpoint too.
      if (/token/i.test(lastSegment(url))) return undefined;
      return said(
        'likely',
        'This looks like a page for people, not the token endpoint',
        'It is the address of a console or a sign-in page, and answers with a web page. The token endpoint stands in the server’s documentation or metadata.',
        rfc(6749, '3.2'),
      );
    },
    { explains: wrongAddress },
  ),
  beforeRule(
    'trailing-slash',
    (connection) => {
      const url = typedUrl(connection);
      if (url === undefined || !/token\/+$/i.test(url.pathname)) return undefined;
      return {
        ...said(
          'hint',
          'There is a slash at the end of the token endpoint',
          'Some servers know this address only without it and answer 404 or a redirect; a few want it.',
          rfc(3986, '6.2.3'),
        ),
        severity: 'note',
        remedies: fixes(
          'Remove the slash at the end',
          'tokenEndpoint',
          connection.tokenEndpoint,
          withoutSlash(connection.tokenEndpoint),
        ),
      };
    },
    { explains: wrongAddress },
  ),
  beforeRule(
    'double-slash-in-path',
    (connection) => {
      const { tokenEndpoint } = connection;
      const url = typedUrl(connection);
      if (url === undefined || !/\/\/+[^/]/.test(url.pathname)) return undefined;
      return {
        ...said(
          'likely',
          'The path has two slashes in a row',
          'That happens where an address that ends in a slash is joined to a path that begins with one. Many servers do not know the result.',
          rfc(3986, '3.3'),
        ),
        remedies: fixes(
          'Leave one slash',
          'tokenEndpoint',
          tokenEndpoint,
          tokenEndpoint.replace(/([^:/])\/{2,}/g, '$1/'),
        ),
      };
    },
    { explains: wrongAddress },
  ),
];

function elsewhereRule({ id, names, what, why, rfc: [number, section], token = {} }: Elsewhere): Rule {
  return beforeRule(
    id,
    (connection) => {
      const url = typedUrl(connection);
      const last = url && lastSegment(url);
      if (url === undefined || last === undefined || !names.includes(last)) return undefined;
      const replaced =
        token[last] && withPath(url, url.pathname.replace(/(?<!\/)\/+$/, '').slice(0, -last.length) + token[last]);
      return {
        ...said('likely', `This looks like ${what}`, why, rfc(number, section)),
        remedies: fixes(`Put ${token[last]} in place of ${last}`, 'tokenEndpoint', connection.tokenEndpoint, replaced),
      };
    },
    { explains: wrongAddress },
  );
}

function said(certainty: Certainty, title: string, explanation: string, source: ReturnType<typeof rfc>) {
  return { severity: 'warning', certainty, title, explanation, evidence: inputs('tokenEndpoint'), source } as const;
}

/** A bare origin, a realm of Keycloak, a tenant of Entra, an authorization server of Okta. */
function isIssuer({ hostname, pathname }: URL): boolean {
  const path = pathname.replace(/(?<!\/)\/+$/, '');
  if (path === '' || /\/realms\/[^/]+$/.test(path)) return true;
  if (/(?:^|\.)microsoftonline\.(?:com|us)$/.test(hostname)) return /^\/[^/]+(?:\/v2\.0)?$/.test(path);
  return /(?:^|\.)okta(?:preview)?\.com$/.test(hostname) && /^\/oauth2\/[^/]+$/.test(path) && !path.endsWith('/v1');
}

/** Where the kind of server is plain from the path, its token endpoint is known. */
function knownToken(url: URL): ReturnType<typeof fixes> {
  const path = url.pathname.replace(/(?<!\/)\/+$/, '');
  if (!/\/realms\/[^/]+$/.test(path)) return [];
  return fixes(
    'Use the token endpoint of this realm',
    'tokenEndpoint',
    url.href,
    withPath(url, `${path}/protocol/openid-connect/token`),
  );
}

function withoutSlash(text: string): string {
  return text.trim().replace(/\/+(?=$|[?#])/, '');
}
