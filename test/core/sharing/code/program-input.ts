import { languages } from '#core/sharing/code/languages.ts';
import type { Language } from '#core/sharing/code/language.ts';
import { planProgram, type ProgramInput } from '#core/sharing/code/plan-program.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import type { ApiCall } from '#core/oauth/api-request.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { canaries, jwtWith, pemWith } from '../../../support/canaries.ts';

/** What the page would hand over for these changes of an ordinary connection. */
export function programInput(
  connection: Partial<Connection>,
  call: Partial<ApiCall> = {},
  rest: Partial<ProgramInput> = {},
): ProgramInput {
  return {
    connection: {
      tokenEndpoint: 'https://as.example/token',
      clientId: 'machine',
      clientSecret: 'Secr3t!',
      scope: 'read',
      clientAuthentication: 'client_secret_basic',
      basicEncoding: 'compatible',
      way: 'proxy',
      assertion: usualAssertion,
      assertionSecrets: noAssertionSecrets,
      introspectionEndpoint: '',
      revocationEndpoint: '',
      parameters: [],
      dpop: false,
      provider: '',
      ...ordinaryForm,
      ...connection,
    },
    call: { url: 'https://api.example/things', method: 'GET', headersText: '', body: '', ...call },
    knownSecrets: [],
    trust: 'system',
    isDetoured: false,
    ...rest,
  };
}

/** The plan of an input that lacks nothing. */
export function planned(input: ProgramInput) {
  const program = planProgram(input);
  if (program.kind === 'incomplete') throw new Error(program.faults.join(' '));
  return program;
}

export function languageOf(id: string): Language {
  const language = languages.find((each) => each.id === id);
  if (language === undefined) throw new Error(`There is no language ${id}.`);
  return language;
}

const on = (name: string, value: string) => ({ name, value, on: true });

/** A secret in every place that may have one, in the connection and in the call. */
export const tainted = programInput(
  {
    tokenEndpoint: `https://as.example/token?api_key=${encodeURIComponent(canaries.apiKey.value)}`,
    clientSecret: canaries.clientSecret.value,
    scope: `read ${canaries.clientSecret.value}`,
    parameters: [
      on('password', canaries.parameter.value),
      on('note', jwtWith(canaries.assertion)),
      on('access_token', canaries.token.value),
    ],
    headers: [on('X-Api-Key', canaries.apiKey.value), on('Cookie', canaries.cookie.value)],
    assertionSecrets: {
      privateKey: pemWith(canaries.privateKey),
      passphrase: canaries.passphrase.value,
      readyAssertion: jwtWith(canaries.assertion),
    },
  },
  {
    url: `https://api.example/a?access_token=${encodeURIComponent(canaries.token.value)}&n=${encodeURIComponent(canaries.clientSecret.value)}`,
    method: 'POST',
    headersText: `Authorization: Bearer ${canaries.authorization.value}\nX-Held: ${canaries.refreshToken.value}`,
    body: JSON.stringify({
      password: canaries.userinfo.value,
      key: pemWith(canaries.pemInBody),
      of: canaries.token.value,
    }),
  },
  { knownSecrets: [canaries.token.value, canaries.refreshToken.value] },
);
