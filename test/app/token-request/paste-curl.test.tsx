import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

async function pasted(command: string) {
  const all = await mount(<TokenRequest />);
  await all.user.click(screen.getByRole('button', { name: 'Paste curl' }));
  await all.user.paste(command);
  const state = () => all.session.store.getState();
  const press = (name: string) => all.user.click(screen.getByRole('button', { name }));
  const agree = () => all.user.click(screen.getByRole('checkbox', { name: /^Fill in without/ }));
  return { ...all, state, press, agree, review: () => screen.getByRole('group', { name: 'Paste curl' }) };
}

const command = `curl -k https://as.test/token -u 'svc:canary-secret' --cert client.pem -d grant_type=client_credentials -d scope=read -d audience=api -H 'X-A: 1'`;

describe('Paste curl', () => {
  it('shows what would be filled in, the secret masked, and changes nothing yet', async () => {
    const { state, review } = await pasted(command);
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'curl command' }));
    const rows = within(review())
      .getAllByRole('term')
      .map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
    expect(rows).toEqual([
      'Token endpoint: https://as.test/token',
      'Client ID: svc',
      'Client secret: ••••••••',
      'Client authentication: client_secret_basic',
      'Basic encoding: compatible',
      'Scope: read',
      'Parameter audience: api',
      'Header X-A: 1',
    ]);
    expect(within(review()).getByText('--cert client.pem')).toBeDefined();
    expect(state().connection.clientId).toBe('machine');
  });

  it('fills in on the press, and takes it back in one step', async () => {
    const { state, press, agree } = await pasted(command);
    const before = state().connection;
    await agree();
    await press('Fill in');
    expect(state().connection).toMatchObject({
      tokenEndpoint: 'https://as.test/token',
      clientId: 'svc',
      clientSecret: 'canary-secret',
      scope: 'read',
      parameters: [{ name: 'audience', value: 'api', on: true }],
      headers: [{ name: 'X-A', value: '1', on: true }],
    });
    expect(screen.queryByRole('textbox', { name: 'curl command' })).toBeNull();
    await press('Undo the paste');
    expect(state().connection).toEqual(before);
  });

  it('never switches verification off by itself (T38)', async () => {
    const { state, press, agree } = await pasted(command);
    await agree();
    await press('Fill in');
    expect(state().connection.clientId).toBe('svc');
    expect(state().unverified).toEqual([]);
  });

  it('switches verification off where that was chosen, and back on with the undo', async () => {
    const { state, press, agree, user } = await pasted(command);
    await agree();
    await user.click(
      screen.getByRole('checkbox', { name: /Do not verify the certificate of as.test:443, as -k asks/ }),
    );
    await press('Fill in');
    expect(state().unverified).toEqual(['as.test:443']);
    await press('Undo the paste');
    expect(state().unverified).toEqual([]);
  });

  it('names the variables that stay as they are written', async () => {
    const { review, press, state } = await pasted(
      'curl -u "$ID:$SECRET" https://as.test/token -d grant_type=client_credentials',
    );
    expect(review().textContent).toContain('ID, SECRET are variables of your shell, and stay as written');
    await press('Fill in');
    expect(state().connection.clientSecret).toBe('$SECRET');
  });

  it('fills the API call from a call with a token, and keeps the tokens that are there', async () => {
    const { press, state, commands } = await pasted(
      `curl -X PUT https://api.test/a -H 'Authorization: Bearer canary-token' -H 'X-A: 1' -d '{"a":1}'`,
    );
    commands.pasteToken('an-earlier-token');
    await press('Fill in');
    expect(state().apiCall).toEqual({
      url: 'https://api.test/a',
      method: 'PUT',
      headersText: 'X-A: 1',
      body: '{"a":1}',
    });
    expect(state().runs.map((run) => (run.kind === 'pasted' ? run.text : run.kind))).toEqual([
      'canary-token',
      'an-earlier-token',
    ]);
    await press('Undo the paste');
    expect(state().apiCall.url).toBe('https://api.example/hello');
    expect(state().runs).toHaveLength(1);
    expect(state().selectedTokenRunId).toBe(state().runs[0]?.id);
  });

  it('fills in nothing before it is agreed what is left out (T38)', async () => {
    const { press, agree, state, user } = await pasted(
      `curl https://as.test/token -u svc:secret -d grant_type=client_credentials -x http://proxy:3128 --cacert ca.pem -d @more.txt -L`,
    );
    const fillIn = screen.getByRole<HTMLButtonElement>('button', { name: 'Fill in' });
    expect(fillIn.disabled).toBe(true);
    expect(screen.getByRole('checkbox', { name: /^Fill in without -x, --cacert and -d\./ })).toBeDefined();
    await agree();
    // Another command is another decision.
    await user.type(screen.getByRole('textbox', { name: 'curl command' }), ' -v');
    expect(fillIn.disabled).toBe(true);
    await agree();
    await press('Fill in');
    expect(state().connection.clientId).toBe('svc');
  });

  it('takes another way to the server over, shown first, and back with the undo', async () => {
    const { press, state, review } = await pasted(
      `curl https://as.test/token -u svc:secret -d grant_type=client_credentials --resolve as.test:443:10.0.0.7`,
    );
    expect(within(review()).getByText('10.0.0.7:443 instead of as.test:443')).toBeDefined();
    expect(state().ways).toEqual([]);
    await press('Fill in');
    expect(state().ways).toEqual([{ hostAndPort: 'as.test:443', connectTo: '10.0.0.7:443', serverName: '' }]);
    expect(await screen.findByText('Connects to 10.0.0.7:443 instead of as.test.')).toBeDefined();
    await press('Undo the paste');
    expect(state().ways).toEqual([]);
  });

  it('shows the files of a client certificate, and never its passphrase', async () => {
    const { review } = await pasted(
      `curl https://as.test/token -d grant_type=client_credentials -d client_id=a --cert client.p12:canary --cert-type P12 --pass canary`,
    );
    expect(review().querySelector('ul')?.textContent).toBe('--cert client.p12:••••••••--cert-type P12--pass ••••••••');
    expect(review().textContent).toContain('They name files, which a page cannot read.');
  });

  it('takes an assertion over as a ready-made one, masked in the review', async () => {
    const { press, state, review } = await pasted(
      `curl https://as.test/token -d grant_type=client_credentials -d client_id=a -d client_assertion=canary.b.c -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer`,
    );
    expect(review().querySelector('dl')?.textContent).toContain('Ready-made assertion••••••••');
    expect(review().querySelector('dl')?.textContent).not.toContain('canary');
    await press('Fill in');
    expect(state().connection).toMatchObject({
      clientAuthentication: 'client_assertion',
      assertionSecrets: { readyAssertion: 'canary.b.c' },
      parameters: [],
    });
  });

  it('says what is no curl command, and fills in nothing', async () => {
    await pasted('wget https://as.test');
    expect(screen.getByText('There is no curl command in it. It begins with curl, and options follow.')).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Fill in' }).disabled).toBe(true);
  });
});
