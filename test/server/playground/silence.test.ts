import { expect, it, vi } from 'vitest';
import { importProvider } from '#server/playground/import-provider.ts';
import { accessToken, basic, postForm, runningPlayground, send } from './running-playground.ts';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

it('prints nothing, from loading the library to a refusal, but leaves the lines of others alone', async () => {
  const spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => undefined));
  const loading = importProvider();
  // oxlint-disable-next-line no-console -- the line that must pass
  console.warn('a line of someone else');
  await loading;
  const { http, ready } = await runningPlayground();
  await ready;
  await accessToken(http, 'server', 'Secr3t!');
  const token = await accessToken(http, 'jwt-server', 'Jwt-Secr3t!');
  const headers = basic('server', 'wrong');
  await postForm(`${http}/oauth/v2/oauth-token`, 'grant_type=client_credentials', { headers });
  await postForm(`${http}/oauth/v2/oauth-introspect`, `token=${token}`, { headers: basic('server', 'Secr3t!') });
  await postForm(`${http}/oauth/v2/oauth-revoke`, 'token=x', { headers: basic('server', 'Secr3t!') });
  await send(`${http}/.well-known/openid-configuration`);
  const lines = spies.flatMap((spy) => spy.mock.calls);
  vi.restoreAllMocks();
  expect(lines).toEqual([['a line of someone else']]);
});
