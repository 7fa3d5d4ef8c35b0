import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { urlFault } from '#core/http/url-fault.ts';
import { builtInProviders } from '#core/providers/built-in.ts';
import { endpointWith, fieldFault, valuesIn } from '#core/providers/endpoint-template.ts';
import type { Provider } from '#core/providers/provider.ts';
import { providerSchema } from '#core/providers/provider-schema.ts';

const named = builtInProviders.map((provider) => [provider.id, provider] as const);
const offering = named.filter(([, { grant }]) => grant === 'offered');

/** Example values, as a person would type them. */
const examples: Readonly<Record<Provider['fields'][number]['kind'], string>> = {
  host: 'auth.example.com',
  segment: 'contoso.example',
  base: 'https://sso.example.com/identity',
};

function typed(provider: Provider): Readonly<Record<string, string>> {
  return Object.fromEntries(provider.fields.map(({ name, kind, options }) => [name, options[0] ?? examples[kind]]));
}

describe('the built-in providers', () => {
  it('have ids and names of their own, and stand in the order of their names', () => {
    const ids = builtInProviders.map(({ id }) => id);
    const names = builtInProviders.map(({ name }) => name);
    expect(new Set(ids).size).toBe(ids.length);
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')));
    expect(ids.length).toBeGreaterThanOrEqual(19);
  });

  it.each(named)('%s fits the schema that users’ own providers have to fit', (_, provider) => {
    expect(v.parse(providerSchema, structuredClone(provider))).toEqual(provider);
  });

  it.each(offering)('%s makes a token endpoint out of its fields, and finds them again in it', (_, provider) => {
    const endpoint = endpointWith(provider, typed(provider));
    expect(urlFault(endpoint, 'token endpoint')).toBeUndefined();
    expect(endpoint).not.toMatch(/[{}]/);
    expect(valuesIn(provider, endpoint)).toEqual(typed(provider));
  });

  it.each(offering)('%s shows its gaps while nothing is typed', (_, provider) => {
    expect(endpointWith(provider, {})).toBe(provider.tokenEndpoint);
    expect(Object.values(valuesIn(provider, provider.tokenEndpoint) ?? {}).join('')).toBe('');
  });

  it.each(named)('%s says all it knows in sentences, and links to its vendor’s pages', (_, provider) => {
    const sentences = [
      ...(provider.grant === 'absent' ? [provider.instead] : [provider.scope.words, provider.browser.words]),
      provider.tokenFormat.text,
      ...provider.traps.map(({ sentence }) => sentence),
      ...provider.lifetime.map(({ text }) => text),
      ...provider.parameters.map(({ why }) => why),
      ...provider.fields.map(({ hint }) => hint || '.'),
    ];
    expect(sentences.filter((sentence) => !/[.)]$/.test(sentence))).toEqual([]);
    expect(provider.traps.map(({ title }) => title).filter((title) => title.endsWith('.'))).toEqual([]);
    expect(provider.documentation.length).toBeGreaterThan(0);
    expect(provider.documentation.filter(({ url }) => !url.startsWith('https://'))).toEqual([]);
    expect(provider.traps.length).toBeGreaterThan(0);
  });

  it.each(offering)(
    '%s chooses an authentication that it is known to take, or says that it takes none of ours',
    (_, provider) => {
      const methods = provider.offered.map(({ method }) => method);
      const sendable = methods.filter((method) =>
        ['client_secret_basic', 'client_secret_post', 'none'].includes(method),
      );
      expect(sendable.length === 0 || methods.includes(provider.clientAuthentication)).toBe(true);
    },
  );

  it.each(named)('%s words what is not confirmed as such', (_, { traps, browser }) => {
    const unconfirmed = traps.filter(({ certainty }) => certainty === 'hint').map(({ sentence }) => sentence);
    if (browser.certainty === 'hint') unconfirmed.push(browser.words);
    expect(
      unconfirmed.filter((words) => !/probably|seems?\b|not known|not confirmed|with a client ID/i.test(words)),
    ).toEqual([]);
  });
});

/** What real servers do and users stumble over, provider by provider, and a word that the trap must hold. */
const known: readonly (readonly [id: string, word: string])[] = [
  ['entra', 'AADSTS1002012'],
  ['entra', 'AADSTS70011'],
  ['entra', 'AADSTS500011'],
  ['entra', 'AADSTS7000215'],
  ['entra', 'sts.windows.net'],
  ['entra', 'Two slashes'],
  ['entra', 'x5t'],
  ['entra', 'AADSTS9002326'],
  ['entra', 'roles'],
  ['entra-v1', 'string'],
  ['entra-v1', 'ext_expires_in'],
  ['entra-v1', 'resource'],
  ['ad-fs', 'resource'],
  ['auth0', 'audience'],
  ['auth0', 'non-global'],
  ['auth0', 'default'],
  ['auth0', 'authorised'],
  ['auth0', 'custom domain'],
  ['auth0', 'slash'],
  ['okta', 'openid'],
  ['okta', 'Multiple client credentials'],
  ['okta', 'made public'],
  ['okta', 'scp'],
  ['okta-org', 'private_key_jwt'],
  ['okta-org', 'Custom scopes are refused'],
  ['okta-org', 'use_dpop_nonce'],
  ['okta-org', 'must differ'],
  ['keycloak', 'Service accounts roles'],
  ['keycloak', 'account'],
  ['keycloak', 'mapper'],
  ['keycloak', 'userinfo'],
  ['keycloak', 'refresh token'],
  ['keycloak', 'hostname'],
  ['keycloak', '/auth'],
  ['keycloak', 'web origins'],
  ['cognito', 'cognito-idp'],
  ['cognito', 'openid'],
  ['cognito', 'invalid_grant'],
  ['cognito', 'GetClientToken'],
  ['cognito', 'needs a secret'],
  ['cognito', 'token_use'],
  ['google', 'JWT bearer'],
  ['google', 'ya29.'],
  ['curity', 'phantom'],
  ['curity', 'lower-case'],
  ['curity', 'RFC 8414'],
  ['curity', '300 seconds'],
  ['hydra', 'invalid_client'],
  ['hydra', 'separated by spaces'],
  ['hydra', 'allowed_cors_origins'],
  ['hydra', 'ory_at_'],
  ['zitadel', 'openid'],
  ['zitadel', 'urn:zitadel:iam:org:project:id'],
  ['zitadel', 'JWT bearer'],
  ['zitadel', 'form-encoded'],
  ['ping', 'access_token_manager_id'],
  ['ping', 'cannot read'],
  ['salesforce', 'My Domain'],
  ['salesforce', 'Winter ’26'],
  ['salesforce', 'instance_url'],
  ['salesforce', 'run-as'],
  ['github', '200'],
  ['github', 'Accept: application/json'],
  ['github', 'ommas'],
  ['github', 'installation'],
  ['spotify', 'JSON'],
  ['spotify', '503'],
  ['spotify', '3600'],
  ['paypal', 'Sandbox'],
  ['paypal', 'DPoP'],
  ['paypal', 'app_id'],
  ['x', 'same token'],
  ['x', 'code 99'],
  ['x', 'lower case'],
  ['x', 'form-encoded'],
  ['wso2', 'seconds left'],
  ['identityserver', '+'],
  ['identityserver', 'at+jwt'],
];

describe('what is known of real servers', () => {
  it.each(known)('%s: %s', (id, word) => {
    const provider = builtInProviders.find((each) => each.id === id);
    expect(JSON.stringify(provider)).toContain(word);
  });
});

describe('the fields of a preset', () => {
  const host = { name: 'h', label: 'Domain', kind: 'host', placeholder: 'a.example', hint: '', options: [] } as const;
  it.each([
    ['host', '', undefined],
    ['host', 'auth.example.com:8443', undefined],
    ['host', 'bücher.example', undefined],
    ['host', 'https://auth.example.com', 'Only the host'],
    ['host', 'auth.example.com/', 'Only the host'],
    ['host', 'auth example', 'white space'],
    ['segment', 'my-realm', undefined],
    ['segment', 'my/realm', 'Only this one piece'],
    ['segment', '{realm}', 'without braces'],
    ['base', 'https://sso.example.com/auth', undefined],
    ['base', 'sso.example.com', 'Begin with https://'],
    ['base', 'https://sso.example.com/', 'Leave out the slash'],
    ['base', 'https://sso.example.com?x', 'Leave out'],
  ] as const)('of the kind %s: %j', (kind, value, words) => {
    const fault = fieldFault({ ...host, kind }, value);
    if (words === undefined) expect(fault).toBeUndefined();
    else expect(fault).toContain(words);
  });

  it('with options take these only', () => {
    expect(fieldFault({ ...host, options: ['a.example', 'b.example'] }, 'c.example')).toBe(
      'Choose one of a.example, b.example.',
    );
  });

  it('find nothing in an endpoint of another make', () => {
    const keycloak = builtInProviders.find(({ id }) => id === 'keycloak');
    if (keycloak === undefined) throw new Error('no Keycloak');
    expect(valuesIn(keycloak, 'https://sso.example.com/realms/a/b/protocol/openid-connect/token')).toBeUndefined();
    expect(valuesIn(keycloak, 'https://sso.example.com/realms/a/protocol/openid-connect/token?x=1')).toBeUndefined();
    expect(valuesIn(keycloak, '')).toBeUndefined();
  });
});
