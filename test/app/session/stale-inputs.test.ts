import { expect, it } from 'vitest';
import { staleInputs } from '#app/session/stale-inputs.ts';
import { heldToken } from '#app/session/selectors.ts';
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
  expect(staleInputs(token, session.store.getState().connection)).toEqual(names);
});
