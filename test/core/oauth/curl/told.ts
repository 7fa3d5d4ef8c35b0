import type { CurlImport } from '#core/oauth/curl-import.ts';

/** What was read out of a command, as lines that are easy to compare; notes and harmless options are told by other tests. */
export function told(read: CurlImport): readonly string[] {
  if (read.kind === 'nothing') return [`nothing: ${read.reason}`];
  return [
    ...(read.kind === 'token-request' ? tokenLines(read.change) : apiLines(read)),
    ...read.variables.map((name) => `variable ${name}`),
    ...(read.way === undefined ? [] : [`way ${read.way.hostAndPort} → ${read.way.connectTo}`]),
    ...read.identity.map((written) => `certificate ${written}`),
    ...read.leftOut.map(({ written }) => `left out ${written}`),
    ...(read.unverified === undefined ? [] : [`unverified ${read.unverified}`]),
  ];
}

function tokenLines(change: Extract<CurlImport, { kind: 'token-request' }>['change']): readonly string[] {
  const { clientAuthentication, basicEncoding, clientId, clientSecret } = change;
  return [
    `POST ${change.tokenEndpoint}`,
    [clientAuthentication, basicEncoding, clientId, clientSecret].filter((part) => part !== undefined).join(' | '),
    ...(change.assertionSecrets === undefined ? [] : [`assertion ${change.assertionSecrets.readyAssertion}`]),
    ...(change.grantType === 'client_credentials' ? [] : [`grant ${change.grantType}`]),
    ...(change.bodyFormat === 'json' ? ['json'] : []),
    ...(change.scope === '' ? [] : [`scope ${change.scope}`]),
    ...(change.parameters ?? []).map(({ name, value }) => `${name}=${value}`),
    ...(change.headers ?? []).map(({ name, value }) => `${name}: ${value}`),
  ];
}

function apiLines({ call, token }: Extract<CurlImport, { kind: 'api-call' }>): readonly string[] {
  return [
    `${call.method} ${call.url}`,
    ...(token === undefined ? [] : [`token ${token}`]),
    ...call.headersText.split('\n').filter(Boolean),
    ...(call.body === '' ? [] : [`body ${call.body}`]),
  ];
}
