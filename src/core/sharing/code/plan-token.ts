import { credentialEncoders } from '../../http/basic-encoding.ts';
import { formPairs } from '../../http/form-pairs.ts';
import type { HttpRequest } from '../../http/message.ts';
import type { Connection } from '../../oauth/connection.ts';
import { jsonPairs } from '../../oauth/json-pairs.ts';
import { isSecretName } from '../secrets.ts';
import type { Hiding } from './hide-secrets.ts';
import { planHeaders, planUrl, variableOf } from './plan-fields.ts';
import type { BasicStep, TokenStep } from './program-plan.ts';

/** Stands for what is not there before the program runs: the token, and an assertion that has to be signed for each request. */
export const placeholder = 'made-when-the-program-runs';

/** The token request in pieces. */
export function planToken(connection: Connection, request: HttpRequest, hiding: Hiding): TokenStep {
  const isBasic = connection.clientAuthentication === 'client_secret_basic';
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(request.body);
  const format = connection.bodyFormat;
  const pairs = format === 'form' ? formPairs(text) : (jsonPairs(text) ?? []);
  return {
    url: planUrl(request.url, hiding, { variable: 'TOKEN_ENDPOINT_SECRET', meaning: 'the token endpoint' }),
    headers: planHeaders(
      request.headers.filter(([name]) => !(isBasic && name === 'Authorization')),
      hiding,
    ),
    basic: isBasic ? basicStep(connection, hiding) : undefined,
    body: {
      format,
      pairs: pairs.map(([name, value]) => {
        const of = { variable: variableOf(name), meaning: meaningOf(name, value) };
        const isSecret = isSecretName(name);
        return [hiding.within(name, of), isSecret ? hiding.whole(value, of) : hiding.within(value, of)];
      }),
    },
  };
}

/** An empty secret is a client without one (RFC 6749 §2.3.1), and stays empty. */
function basicStep({ clientId, clientSecret, basicEncoding }: Connection, hiding: Hiding): BasicStep {
  const encoded = credentialEncoders[basicEncoding](clientId);
  const id = basicEncoding === 'compatible' ? encoded.replaceAll(':', '%3A') : encoded;
  return {
    id: hiding.within(id, { variable: 'CLIENT_ID', meaning: 'the client ID' }),
    secret: hiding.whole(clientSecret, { variable: 'CLIENT_SECRET', meaning: 'the client secret' }),
    encoding: basicEncoding,
  };
}

function meaningOf(name: string, value: string): string {
  if (name === 'client_secret') return 'the client secret';
  if (name !== 'client_assertion') return `the parameter ${name}`;
  return value === placeholder
    ? 'a client assertion, a JWT signed anew for each request'
    : 'the signed client assertion, a JWT';
}
