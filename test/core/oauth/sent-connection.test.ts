import { describe, expect, it } from 'vitest';
import { utf8 } from '#core/http/bytes.ts';
import type { HeaderField, HttpRequest } from '#core/http/message.ts';
import { sentConnection } from '#core/oauth/sent-connection.ts';
import { nothingTyped } from '#app/session/workbench.ts';

const typed = {
  ...nothingTyped.connection,
  tokenEndpoint: 'https://as.example/token',
  clientId: 'machine',
  clientSecret: 's 3cret',
  scope: 'read',
  way: 'browser' as const,
};
const request = (body: string, headers: readonly HeaderField[] = []): HttpRequest => ({
  method: 'POST',
  url: 'https://as.example/other',
  headers,
  body: utf8(body),
});
const basic = (pair: string): HeaderField => ['authorization', `Basic ${btoa(pair)}`];

describe('what an edited request really says', () => {
  it('is the address, scope and parameters of the request, and the way of the form', () => {
    const sent = sentConnection(request('grant_type=client_credentials&scope=a+b&resource=x&resource=y'), typed);
    expect(sent).toMatchObject({ tokenEndpoint: 'https://as.example/other', scope: 'a b', way: 'browser' });
    expect(sent.parameters).toEqual([
      { name: 'resource', value: 'x', on: true },
      { name: 'resource', value: 'y', on: true },
    ]);
  });

  it('says nothing of what was taken out', () => {
    expect(sentConnection(request('grant_type=client_credentials'), typed)).toMatchObject({
      scope: '',
      clientId: '',
      clientSecret: '',
      clientAuthentication: 'none',
    });
  });

  it('is still proved by the certificate of its connection, which no request shows, unless it holds another proof', () => {
    const byCertificate = { ...typed, clientAuthentication: 'tls_client_auth' as const };
    const proofOf = (body: string, headers: readonly HeaderField[] = []) =>
      sentConnection(request(body, headers), byCertificate).clientAuthentication;
    expect(proofOf('client_id=machine&scope=b')).toBe('tls_client_auth');
    expect(proofOf('client_id=machine&client_secret=x')).toBe('client_secret_post');
    expect(proofOf('', [basic('machine:x')])).toBe('client_secret_basic');
  });

  it('keeps ID and secret as typed where Basic was left alone', () => {
    expect(sentConnection(request('', [basic('machine:s%203cret')]), typed)).toMatchObject({
      clientAuthentication: 'client_secret_basic',
      clientId: 'machine',
      clientSecret: 's 3cret',
    });
  });

  it('takes another Basic pair as it stands, so that its secret is known and masked', () => {
    expect(sentConnection(request('', [basic('me:other:secret')]), typed)).toMatchObject({
      clientAuthentication: 'client_secret_basic',
      basicEncoding: 'raw',
      clientId: 'me',
      clientSecret: 'other:secret',
    });
  });

  it('knows a secret in the body, also in JSON', () => {
    const inBody = { clientAuthentication: 'client_secret_post', clientId: 'me', clientSecret: 'x/y', scope: 'a' };
    expect(sentConnection(request('client_id=me&client_secret=x%2Fy&scope=a'), typed)).toMatchObject(inBody);
    expect(sentConnection(request('{"client_id":"me","client_secret":"x/y","scope":"a"}'), typed)).toMatchObject(
      inBody,
    );
  });

  it('is the grant, the way the body is written, and the headers that are not ours', () => {
    const headers: readonly HeaderField[] = [
      ['Host', 'as.example'],
      ['Accept', 'application/json'],
      ['Content-Type', 'application/json'],
      ['X-Tenant', 'a'],
      ['Authorization', 'Bearer t0ken'],
    ];
    expect(
      sentConnection(request('{"grant_type":"password","authorization_details":[1]}', headers), typed),
    ).toMatchObject({
      grantType: 'password',
      bodyFormat: 'json',
      parameters: [{ name: 'authorization_details', value: '[1]', on: true }],
      headers: [
        { name: 'X-Tenant', value: 'a', on: true },
        { name: 'Authorization', value: 'Bearer t0ken', on: true },
      ],
    });
    expect(sentConnection(request('scope=a'), { ...typed, grantType: 'password', bodyFormat: 'json' })).toMatchObject({
      grantType: '',
      bodyFormat: 'form',
      headers: [],
    });
  });

  it('believes the chosen separator only where it gives the scope that was sent', () => {
    const comma = { ...typed, scopeSeparator: 'comma' as const };
    expect(sentConnection(request('scope=a%2Cb'), comma)).toMatchObject({ scope: 'a b', scopeSeparator: 'comma' });
    expect(sentConnection(request('scope=a+b'), comma)).toMatchObject({ scope: 'a b', scopeSeparator: 'space' });
    expect(sentConnection(request('scope=a%2C%2Cb'), comma)).toMatchObject({ scope: 'a,,b', scopeSeparator: 'space' });
    expect(sentConnection(request('scope=a%2Cb'), typed)).toMatchObject({ scope: 'a,b', scopeSeparator: 'space' });
  });
});
