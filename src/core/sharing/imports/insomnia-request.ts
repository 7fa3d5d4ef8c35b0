import type { LeftOut } from '../../http/curl-call.ts';
import { type FoundAuthentication, type FoundBody, foundRequest, type FoundRequest, noBody } from './found-request.ts';
import { noAuthentication } from './found-request.ts';
import { fileLeftOut, multipartLeftOut, redirectsFollowed } from './left-out-words.ts';
import { isThere, isYes, listAt, memberAt, textAt } from './members.ts';
import { otherGrant } from './other-grants.ts';

/** One request of an export, without what it has from its folders. */
export function insomniaRequest(request: unknown): FoundRequest {
  const leftOut: LeftOut[] = isRedirected(request) ? [redirectsFollowed] : [];
  return foundRequest({
    place: '',
    method: textAt(request, 'method') || 'GET',
    url: withQuery(textAt(request, 'url'), listAt(request, 'parameters')),
    headers: listAt(request, 'headers')
      .filter((row) => !isYes(row, 'disabled') && textAt(row, 'name') !== '')
      .map((row) => [textAt(row, 'name').trim(), textAt(row, 'value')]),
    body: bodyOf(memberAt(request, 'body'), leftOut),
    leftOut,
  });
}

function isRedirected(request: unknown): boolean {
  return textAt(request, 'settingFollowRedirects') === 'on' || textAt(request, 'settings', 'followRedirects') === 'on';
}

function withQuery(url: string, rows: readonly unknown[]): string {
  const query = rows
    .filter((row) => !isYes(row, 'disabled') && textAt(row, 'name') !== '')
    .map((row) => `${textAt(row, 'name')}=${textAt(row, 'value')}`)
    .join('&');
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function bodyOf(body: unknown, leftOut: LeftOut[]): FoundBody {
  const type = textAt(body, 'mimeType');
  if (type === 'application/x-www-form-urlencoded' && isThere(body, 'params'))
    return { kind: 'form', pairs: pairsOf(listAt(body, 'params')) };
  if (type === 'multipart/form-data') {
    leftOut.push(multipartLeftOut);
    return noBody;
  }
  if (textAt(body, 'fileName') !== '') {
    leftOut.push(fileLeftOut(textAt(body, 'fileName')));
    return noBody;
  }
  return { kind: 'text', text: textAt(body, 'text') };
}

function pairsOf(rows: readonly unknown[]): readonly (readonly [string, string])[] {
  return rows.filter((row) => !isYes(row, 'disabled')).map((row) => [textAt(row, 'name'), textAt(row, 'value')]);
}

/** How a request or a folder authenticates; undefined where that is as above it. */
export function insomniaAuthentication(auth: unknown): FoundAuthentication | undefined {
  const type = textAt(auth, 'type');
  const text = (name: string) => textAt(auth, name);
  if (type === '') return undefined;
  if (type === 'none' || isYes(auth, 'disabled')) return noAuthentication;
  if (type === 'basic') return { kind: 'basic', user: text('username'), password: text('password') };
  if (type === 'bearer') return { kind: 'bearer', token: text('token') };
  if (type !== 'oauth2') return { kind: 'other', name: type.slice(0, 40) };
  if (text('grantType') !== 'client_credentials') return otherGrant(text('grantType'));
  return {
    kind: 'client-credentials',
    settings: {
      tokenEndpoint: text('accessTokenUrl'),
      clientId: text('clientId'),
      clientSecret: text('clientSecret'),
      scope: text('scope'),
      sendsInBody: isYes(auth, 'credentialsInBody'),
      parameters: ['audience', 'resource']
        .filter((name) => text(name) !== '')
        .map((name) => ({ name, value: text(name), on: true })),
      headers: [],
      leftOut: ['', 'Bearer'].includes(text('tokenPrefix')) ? [] : [tokenPrefix],
      notes: [],
    },
  };
}

const tokenPrefix: LeftOut = {
  written: 'Token prefix',
  reason: 'The token goes out as Bearer or DPoP. Type an Authorization header into the API call for anything else.',
};
