import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import type { ExaminedRun, LookupRun } from '#core/findings/finding.ts';
import { urlFault } from '#core/http/url-fault.ts';
import { curlImport } from '#core/oauth/curl-import.ts';
import { discoveredIn } from '#core/oauth/discovery-outcome.ts';
import { discoveryFill } from '#core/oauth/discovery-fill.ts';
import { readDiscovery } from '#core/oauth/discovery-read.ts';
import { usualAssertion } from '#core/oauth/assertion-settings.ts';
import { answered } from '../../support/exchanges.ts';
import { payloads } from '../../support/payloads.ts';
import { lookup } from '../findings/lookup-builder.ts';
import { draftRun } from '../findings/run-builder.ts';
import { expectWords } from './expect-words.ts';
import { isLong, jsonTexts, naughtyTexts } from './hostile-texts.ts';

const issuer = 'https://as.example';
const tokenEndpoint = `${issuer}/token`;
const url = `${issuer}/.well-known/oauth-authorization-server`;
// A payload stands in its tens of breakouts; each of those comes, and all of them where there is time.
const some = payloads.filter((_, at) => isLong || at % 10 === Math.floor(at / 10) % 10);
const texts = [...jsonTexts.map(({ text }) => text), ...naughtyTexts, ...some];

const lists = [
  'grant_types_supported',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'dpop_signing_alg_values_supported',
  'authorization_details_types_supported',
  'scopes_supported',
];
const addresses = ['jwks_uri', 'introspection_endpoint', 'revocation_endpoint'];

/** Metadata that say this text wherever they say anything, but who they are and where the token endpoint is. */
function saying(text: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    token_endpoint: tokenEndpoint,
    ...Object.fromEntries(lists.map((name) => [name, [text, `${text} ${text}`]])),
    ...Object.fromEntries(addresses.map((name) => [name, text])),
    mtls_endpoint_aliases: { token_endpoint: text, introspection_endpoint: text },
  };
}

/** The discovery that this answer leads to. */
function discovering(body: string): LookupRun {
  const reading = readDiscovery(answered({ url, body }), { url, said: 'rfc8414', issuer, tokenEndpoint: undefined });
  const documents = reading.kind === 'found' ? [reading.document] : [];
  const unusable = reading.kind === 'found' ? undefined : reading;
  return lookup('Metadata', { url, body }, { discovery: { asked: issuer, documents, unusable } });
}

/** What is then said of forms in which everything contradicts the metadata. */
function drafts({ discovery }: LookupRun): readonly ExaminedRun[] {
  const discovered = discovery && discoveredIn(discovery);
  if (discovered === undefined) return [];
  const algorithms = { assertion: 'ES256', dpop: 'ES256' };
  const assertion = { ...usualAssertion, audience: 'issuer' as const, issuer: 'https://other.example' };
  const details = { name: 'authorization_details', value: '[{"type":"x"}]', on: true };
  const signing = { clientAuthentication: 'private_key_jwt', assertion, dpop: true, parameters: [details] } as const;
  return [signing, { clientAuthentication: 'tls_client_auth' } as const].map((typed) => ({
    ...draftRun(typed),
    discovered,
    algorithms,
  }));
}

function readableToAnybody(body: string): void {
  const run = discovering(body);
  const found = examine(run);
  expect(found.length, 'a discovery is never left without a finding').toBeGreaterThan(0);
  for (const finding of [...found, ...drafts(run).flatMap((draft) => examine(draft))]) expectWords(finding, body);
}

describe('metadata', () => {
  it('that are a text of JSONTestSuite, a naughty string or a payload end in a finding', { timeout: 300_000 }, () => {
    for (const text of texts) readableToAnybody(text);
  });

  it('that say one of them in each of their members end in findings', { timeout: 300_000 }, () => {
    for (const text of [...naughtyTexts, ...some]) readableToAnybody(JSON.stringify(saying(text)));
  });

  it('that say one of them where another type is expected end in findings', { timeout: 300_000 }, () => {
    for (const text of naughtyTexts) {
      const turned = Object.fromEntries([...lists, ...addresses].map((name) => [name, { [text]: text }]));
      readableToAnybody(JSON.stringify({ ...turned, issuer, mtls_endpoint_aliases: [text], [text]: text }));
    }
  });

  it('fill in nothing that is no http address', { timeout: 300_000 }, () => {
    for (const text of texts) {
      const { discovery } = discovering(JSON.stringify(saying(text)));
      const discovered = discovery && discoveredIn(discovery);
      if (discovered === undefined) continue;
      const { connection, jwksUrl } = discoveryFill(
        discovered,
        { ...draftRun().connection, clientAuthentication: 'tls_client_auth' },
        '',
      );
      for (const filled of [connection.tokenEndpoint, connection.introspectionEndpoint, jwksUrl]) {
        if (filled !== undefined) expect(urlFault(filled, 'address'), filled).toBeUndefined();
      }
    }
  });
});

describe('a pasted command', () => {
  const inBash = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

  it('leads to http addresses, or to ones that the field refuses', { timeout: 300_000 }, () => {
    for (const text of texts) {
      for (const command of [`curl ${inBash(text)}`, `curl ${inBash(`https://as.example/${text}`)}`]) {
        const read = curlImport(command);
        const led = read.kind === 'token-request' ? read.change.tokenEndpoint : undefined;
        const address = read.kind === 'api-call' ? read.call.url : led;
        const isRefused = address === undefined || urlFault(address, 'address') !== undefined;
        if (!isRefused) expect(address).toMatch(/^\s*https?:\/\//i);
      }
    }
  });

  it('says the very value that stood in it, in the field for it', { timeout: 300_000 }, () => {
    for (const text of [...naughtyTexts, ...payloads].filter(isTypeable)) {
      const read = curlImport(
        `curl ${tokenEndpoint} --data-urlencode ${inBash(`client_secret=${text}`)} -d client_id=a -d grant_type=client_credentials`,
      );
      expect(read.kind === 'token-request' && read.change.clientSecret, text).toBe(text);
    }
  });

  /** A shell has no word with a zero byte in it, half a character is none, and an empty secret is no secret. */
  function isTypeable(text: string): boolean {
    return text !== '' && !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
  }
});
