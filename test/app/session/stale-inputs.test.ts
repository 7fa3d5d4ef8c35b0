import { expect, it } from 'vitest';
import { staleInputs } from '#app/session/stale-inputs.ts';
import { heldToken } from '#app/session/selectors.ts';
import type { Workbench } from '#app/session/workbench.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { workbenchUnderTest } from './workbench-under-test.ts';

const on = (name: string, value: string) => ({ name, value, on: true });

it.each<[string, Partial<Connection>, readonly string[]]>([
  ['nothing', {}, []],
  ['the grant', { grantType: 'urn:x' }, ['Grant type']],
  ['the body', { bodyFormat: 'json' }, ['Body format']],
  ['the separator', { scopeSeparator: 'comma' }, ['Scope separator']],
  ['a header', { headers: [on('X-A', '1')] }, ['Headers']],
  ['a header that is off', { headers: [{ ...on('X-A', '1'), on: false }] }, []],
  ['a parameter', { parameters: [on('audience', 'a')] }, ['Parameters']],
])('what has changed since the token was asked for is named: %s', async (_name, change, names) => {
  const { session, commands, server } = workbenchUnderTest();
  const done = commands.getToken();
  server.answerNext({ access_token: 'opaque', token_type: 'Bearer' });
  await done;
  commands.editConnection(change);
  const token = heldToken(session.store.getState());
  if (token === undefined) throw new Error('no token');
  expect(staleInputs(token, session.store.getState())).toEqual(names);
});

const way = { hostAndPort: 'as.example:443', connectTo: '127.0.0.1:8443', serverName: 'inner.example' };
const certificate = (certificatePem: string) => ({
  hostAndPort: 'as.example:443',
  certificatePem,
  privateKeyPem: 'key',
  passphrase: '',
  unverifiedConfirmed: false,
});
const gone = { ways: [], clientCertificates: [] };

it.each<[string, Partial<Workbench>, Partial<Workbench>, readonly string[]]>([
  ['the same way', { ways: [way] }, { ways: [{ ...way, connectTo: ' 127.0.0.1:8443 ' }] }, []],
  ['another place', { ways: [way] }, { ways: [{ ...way, connectTo: '127.0.0.2:8443' }] }, ['Connect to']],
  ['another port', { ways: [way] }, { ways: [{ ...way, connectTo: '127.0.0.1' }] }, ['Connect to']],
  ['another name', { ways: [way] }, { ways: [{ ...way, serverName: '' }] }, ['TLS server name']],
  ['no way any more', { ways: [way] }, gone, ['Connect to', 'TLS server name']],
  ['a way that was none', {}, { ways: [way] }, ['Connect to', 'TLS server name']],
  ['the way of another server', {}, { ways: [{ ...way, hostAndPort: 'as.example:8443' }] }, []],
  ['the same certificate', { clientCertificates: [certificate('a')] }, {}, []],
  [
    'a renewed certificate',
    { clientCertificates: [certificate('a')] },
    { clientCertificates: [certificate('b')] },
    ['Client certificate'],
  ],
  ['no certificate any more', { clientCertificates: [certificate('a')] }, gone, ['Client certificate']],
])('a token is stale by the way it came: %s', async (_name, before, after, names) => {
  const { session, commands, server } = workbenchUnderTest();
  session.store.setState(before);
  const done = commands.getToken();
  server.answerNext({ access_token: 'opaque', token_type: 'Bearer' });
  await done;
  session.store.setState(after);
  const token = heldToken(session.store.getState());
  if (token === undefined) throw new Error('no token');
  expect(staleInputs(token, session.store.getState())).toEqual(names);
});

it('a run keeps the certificate that proved the client, and never its key', async () => {
  const { session, commands, server } = workbenchUnderTest();
  session.store.setState({ clientCertificates: [{ ...certificate('a'), privateKeyPem: 'canary-key' }] });
  const done = commands.getToken();
  server.answerNext({ access_token: 'opaque', token_type: 'Bearer' });
  await done;
  expect(JSON.stringify(session.store.getState().runs)).not.toContain('canary-key');
});
