import { curlImport } from '#core/oauth/curl-import.ts';
import { authorizationDetailsTypes } from '#core/oauth/authorization-details.ts';
import { disagreements, readDiscovered } from '#core/oauth/discovered.ts';
import { readDiscoveryAsked } from '#core/oauth/discovery-asked.ts';
import { isAbout } from '#core/oauth/is-about.ts';
import { discoveryFill } from '#core/oauth/discovery-fill.ts';
import { offeredMethods, unsendable } from '#core/oauth/discovery-methods.ts';
import { readDiscovery } from '#core/oauth/discovery-read.ts';
import { type DiscoveryTry, discoveryTries } from '#core/oauth/discovery-tries.ts';
import { changeDraft, registeredOtherwise } from '#core/oauth/registered-client.ts';
import { readRegistrationAnswer } from '#core/oauth/registration-answer.ts';
import { scopesSupported } from '#core/oauth/scopes-supported.ts';
import { readWebFinger } from '#core/oauth/web-finger.ts';
import { answered } from '../../support/exchanges.ts';
import { draftRun } from '../findings/run-builder.ts';

const issuer = 'https://as.example';
const url = `${issuer}/.well-known/oauth-authorization-server`;
const tokenEndpoint = `${issuer}/token`;
const tries: readonly DiscoveryTry[] = [
  { url, said: 'rfc8414', issuer, tokenEndpoint: undefined },
  { url, said: 'rfc8414', issuer, tokenEndpoint },
];
const { connection } = draftRun();

/** Readers of what a server says of itself, of what names a server, and of pasted commands. */
export const askedParsers: Readonly<Record<string, (text: string) => unknown>> = {
  'discovered metadata': discovered,
  'discovered members': (text) => {
    const quoted = JSON.stringify(text);
    return [
      ...memberNames.map((name) => discovered(`{"issuer":"${issuer}","${name}":${quoted}}`)),
      ...memberNames.map((name) => discovered(`{"issuer":"${issuer}","${name}":[${quoted},{"token_endpoint":1}]}`)),
      discovered(`{"issuer":"${issuer}","mtls_endpoint_aliases":{"token_endpoint":${quoted}}}`),
    ];
  },
  'registration answer': (text) => [
    registration(text),
    registration(`{"client_id":"one","scope":${text},"jwks":${text},"client_secret_expires_at":${text}}`),
    registration(JSON.stringify({ client_id: text, error: text, scope: text })),
  ],
  'WebFinger’s answer': (text) => [
    webFinger(text),
    webFinger(`{"links":${text}}`),
    webFinger(
      JSON.stringify({ links: [{ rel: 'http://openid.net/specs/connect/1.0/issuer', href: `https://${text}` }] }),
    ),
  ],
  'what is asked to be discovered': (text) =>
    [text, `ann@${text}`, `acct:${text}@as.example`, `https://as.example/${text}`].map((typed) =>
      discoveryTries(readDiscoveryAsked(typed)),
    ),
  'types of authorization details': authorizationDetailsTypes,
  'scopes of metadata': (text) => scopesSupported(answered({ url, body: text }), tokenEndpoint),
  'curl command': (text) => [curlImport(text), curlImport(`curl ${text}`), curlImport(`curl ${tokenEndpoint} ${text}`)],
  'curl’s data': (text) =>
    curlImport(`curl ${tokenEndpoint} -d ${inBash(text)} --data-urlencode ${inBash(`a=${text}`)}`),
  'curl’s header and user': (text) =>
    curlImport(`curl -u ${inBash(text)} -H ${inBash(text)} -H ${inBash(`Authorization: ${text}`)} ${tokenEndpoint}`),
  'curl’s address': (text) => [curlImport(`curl ${inBash(text)}`), curlImport(`curl ${inBash(`https://${text}`)}`)],
  'curl in cmd': (text) => curlImport(`curl ^\n -d "${text}" ^\n ${tokenEndpoint}`),
  'curl in PowerShell': (text) => curlImport(`curl.exe \`\n -d "${text}" \`\n ${tokenEndpoint}`),
};

const memberNames = [
  'token_endpoint',
  'jwks_uri',
  'grant_types_supported',
  'token_endpoint_auth_methods_supported',
  'dpop_signing_alg_values_supported',
  'mtls_endpoint_aliases',
  'scopes_supported',
];

function discovered(text: string): unknown {
  return tries.map((tried) => {
    const reading = readDiscovery(answered({ url, body: text }), tried);
    if (reading.kind === 'unusable') return reading;
    const facts = readDiscovered(reading.document);
    return [
      discoveryFill(facts, connection, ''),
      discoveryFill(facts, { ...connection, clientAuthentication: 'tls_client_auth' }, ''),
      disagreements(facts, facts),
      unsendable(offeredMethods(facts)),
      isAbout(facts, connection),
    ];
  });
}

function registration(body: string): unknown {
  return [200, 400].map((status) => {
    const answer = readRegistrationAnswer('Change', answered({ url, body, status }));
    if (answer.kind !== 'client') return answer;
    const asked = { scope: 'read', jwks: { keys: [] }, client_id: 'one' };
    return [answer, changeDraft(answer.client), registeredOtherwise(asked, answer.client)];
  });
}

function webFinger(text: string): unknown {
  return readWebFinger(answered({ url: 'https://as.example/.well-known/webfinger?resource=x', body: text }));
}

function inBash(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
