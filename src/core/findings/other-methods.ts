import { basicCredentials } from '../oauth/client-authentication.ts';
import type { Connection } from '../oauth/connection.ts';
import type { Remedy, TokenRun } from './finding.ts';

/** Another encoding where it would change the header for this very secret, then the other place for the secret. */
export function otherMethods({ connection }: TokenRun): readonly Remedy[] {
  const { clientId, clientSecret, clientAuthentication, basicEncoding } = connection;
  if (clientAuthentication === 'client_secret_post') return [useBasic];
  if (clientAuthentication === 'none') return [useBasic, usePost];
  const encoded = (encoding: typeof basicEncoding) => basicCredentials(clientId, clientSecret, encoding);
  const others = (['form', 'raw'] as const).filter(
    (encoding) => encoding !== basicEncoding && encoded(encoding) !== encoded(basicEncoding),
  );
  return [...others.map(withEncoding), usePost];
}

/** The other place for the secret alone: where the server blames the method, another encoding does not help. */
export function otherPlaces(run: TokenRun): readonly Remedy[] {
  return otherMethods(run).filter((remedy) => remedy === useBasic || remedy === usePost);
}

/** The one method that the server names, where it is another one than was used. */
export function namedMethod(text: string, { connection }: TokenRun): Remedy | undefined {
  const named = (['client_secret_basic', 'client_secret_post'] as const).filter((method) => text.includes(method));
  const [only] = named.filter((method) => method !== connection.clientAuthentication);
  return only === undefined ? undefined : withMethod(only);
}

function withEncoding(basicEncoding: 'form' | 'raw'): Remedy {
  return { kind: 'change-connection', label: `Use the ${basicEncoding} encoding`, change: { basicEncoding } };
}

function withMethod(clientAuthentication: Connection['clientAuthentication']): Remedy {
  return { kind: 'change-connection', label: `Use ${clientAuthentication}`, change: { clientAuthentication } };
}

const useBasic = withMethod('client_secret_basic');
const usePost = withMethod('client_secret_post');
