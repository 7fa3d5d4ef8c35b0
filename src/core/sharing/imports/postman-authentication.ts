import type { LeftOut } from '../../http/curl-call.ts';
import type { Parameter } from '../../oauth/connection.ts';
import { type FoundAuthentication, noAuthentication } from './found-request.ts';
import { isNo, listAt, memberAt, textAt } from './members.ts';
import { otherGrant } from './other-grants.ts';

/** The authentication of a request, a folder or a collection. */
export function postmanAuthentication(auth: unknown): FoundAuthentication {
  const type = textAt(auth, 'type');
  const setting = settingsOf(memberAt(auth, type));
  switch (type) {
    case '':
    case 'noauth':
      return noAuthentication;
    case 'basic':
      return { kind: 'basic', user: textOf(setting('username')), password: textOf(setting('password')) };
    case 'bearer':
      return { kind: 'bearer', token: textOf(setting('token')) };
    case 'oauth2':
      return oauth2(setting);
    default:
      return { kind: 'other', name: type.slice(0, 40) };
  }
}

type Setting = (name: string) => unknown;

/** Format 2.1 has a list of keys and values, 2.0 an object. */
function settingsOf(settings: unknown): Setting {
  if (!Array.isArray(settings)) return (name) => memberAt(settings, name);
  const byKey = new Map(settings.map((each: unknown) => [textAt(each, 'key'), memberAt(each, 'value')]));
  return (name) => byKey.get(name);
}

function oauth2(setting: Setting): FoundAuthentication {
  const text = (name: string) => textOf(setting(name));
  const grant = text('grant_type');
  const isOther =
    grant === '' ? text('authUrl') !== '' || text('accessTokenUrl') === '' : grant !== 'client_credentials';
  if (isOther) {
    // Without settings it only sends a token that stands there or comes from elsewhere.
    return text('accessTokenUrl') === '' ? { kind: 'bearer', token: text('accessToken') } : otherGrant(grant);
  }
  const { parameters, headers, leftOut } = furtherOf(setting);
  return {
    kind: 'client-credentials',
    settings: {
      tokenEndpoint: text('accessTokenUrl'),
      clientId: text('clientId'),
      clientSecret: text('clientSecret'),
      scope: text('scope'),
      sendsInBody: text('client_authentication') === 'body',
      parameters,
      headers,
      leftOut,
      notes:
        grant === '' ? ['No grant type stands there; client_credentials is taken, since no login page is named.'] : [],
    },
  };
}

function furtherOf(setting: Setting): {
  readonly parameters: readonly Parameter[];
  readonly headers: readonly Parameter[];
  readonly leftOut: readonly LeftOut[];
} {
  const rows = listAt({ rows: setting('tokenRequestParams') }, 'rows');
  const of = (place: string, isUsual: boolean) =>
    rows.filter((row) => (textAt(row, 'send_as') || (isUsual ? place : '')) === place).map(rowOf);
  const named = ['audience', 'resource']
    .map((name) => ({ name, value: textOf(setting(name)), on: true }))
    .filter(({ value }) => value !== '');
  const inUrl = of('request_url', false);
  return {
    parameters: [...named, ...of('request_body', true)],
    headers: of('request_header', false),
    leftOut: [
      ...inUrl.map(({ name }) => ({
        written: `Parameter ${name} in the URL`,
        reason: 'Parameters of a token request go into its body (RFC 6749 §3.2); add it there where it is needed.',
      })),
      ...(/^(?:\{\{.*\}\})?$/.test(textOf(setting('accessToken')))
        ? []
        : [{ written: 'An access token', reason: 'It was issued before. A new one is asked for here.' }]),
    ],
  };
}

function rowOf(row: unknown): Parameter {
  return { name: textAt(row, 'key'), value: textAt(row, 'value'), on: !isNo(row, 'enabled') };
}

function textOf(value: unknown): string {
  return textAt({ value }, 'value');
}
