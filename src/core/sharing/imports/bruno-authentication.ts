import type { Parameter } from '../../oauth/connection.ts';
import { type FoundAuthentication, noAuthentication } from './found-request.ts';
import { isNo, listAt, memberAt, textAt } from './members.ts';
import { otherGrant } from './other-grants.ts';

/** How a request, a folder or a collection authenticates; undefined where that is as above it. */
export function brunoAuthentication(auth: unknown): FoundAuthentication | undefined {
  const mode = textAt(auth, 'mode');
  const of = (name: string) => textAt(auth, mode, name);
  switch (mode) {
    case '':
    case 'inherit':
      return undefined;
    case 'none':
      return noAuthentication;
    case 'basic':
      return { kind: 'basic', user: of('username'), password: of('password') };
    case 'bearer':
      return { kind: 'bearer', token: of('token') };
    case 'oauth2':
      return oauth2(memberAt(auth, 'oauth2'));
    default:
      return { kind: 'other', name: mode.slice(0, 40) };
  }
}

function oauth2(settings: unknown): FoundAuthentication {
  const text = (name: string) => textAt(settings, name);
  if (text('grantType') !== 'client_credentials') return otherGrant(text('grantType'));
  const further = listAt(settings, 'additionalParameters', 'token');
  const sent = (place: string) => further.filter((row) => textAt(row, 'sendIn') === place).map(rowOf);
  const inUrl = sent('queryparams');
  return {
    kind: 'client-credentials',
    settings: {
      tokenEndpoint: text('accessTokenUrl'),
      clientId: text('clientId'),
      clientSecret: text('clientSecret'),
      scope: text('scope'),
      // The body is where Bruno puts them unless it says otherwise.
      sendsInBody: text('credentialsPlacement') !== 'basic_auth_header',
      parameters: sent('body'),
      headers: sent('headers'),
      leftOut: inUrl.map(({ name }) => ({
        written: `Parameter ${name} in the URL`,
        reason: 'Parameters of a token request go into its body (RFC 6749 §3.2); add it there where it is needed.',
      })),
      notes: [],
    },
  };
}

function rowOf(row: unknown): Parameter {
  return { name: textAt(row, 'name'), value: textAt(row, 'value'), on: !isNo(row, 'enabled') };
}
