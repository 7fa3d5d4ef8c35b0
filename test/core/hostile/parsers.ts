import { parseFaultPath } from '#core/contract/fault-path.ts';
import { parseServerLog } from '#core/contract/playground-log.ts';
import { parseRotatedKey } from '#core/contract/playground-rotation.ts';
import { parseFrame } from '#core/contract/parse-frame.ts';
import { parseSendEnvelope } from '#core/contract/parse-send-envelope.ts';
import { bodyKind } from '#core/http/body-kind.ts';
import { utf8 } from '#core/http/bytes.ts';
import { bearerError, parseChallenges } from '#core/http/challenge.ts';
import { diagnoseCors, lacksVary } from '#core/http/cors-diagnosis.ts';
import { corsPlan } from '#core/http/cors-plan.ts';
import { formDecode } from '#core/http/form-segments.ts';
import { formPairs } from '#core/http/form-pairs.ts';
import { jsonStringValue } from '#core/http/json-tokens.ts';
import { readResponse } from '#core/http/response-reader.ts';
import { urlFault } from '#core/http/url-fault.ts';
import { claimText } from '#core/jwt/claim-text.ts';
import { claimTime } from '#core/jwt/claim-time.ts';
import { claimFacts, headerFacts } from '#core/jwt/claims.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { readGivenKey } from '#core/jwt/given-key.ts';
import { indentJson } from '#core/jwt/indent-json.ts';
import { jsonFacts } from '#core/jwt/json-facts.ts';
import { memberCount } from '#core/jwt/member-count.ts';
import { profileRows } from '#core/jwt/profile.ts';
import { readJsonPart } from '#core/jwt/read-json-part.ts';
import { readKeys } from '#core/jwt/read-keys.ts';
import { recognisePaste } from '#core/jwt/recognise-paste.ts';
import { vendorOf } from '#core/jwt/vendor-names.ts';
import { compareClaims } from '#core/oauth/compare-claims.ts';
import { grantedAgainstRequested } from '#core/oauth/granted.ts';
import { issuerGuesses } from '#core/oauth/issuer-guesses.ts';
import { issuerOf } from '#core/oauth/issuer-of.ts';
import { readIntrospection } from '#core/oauth/introspection-response.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import { keysPlaceFault, readKeysAnswer } from '#core/oauth/metadata-keys.ts';
import { metadataPlaces } from '#core/oauth/metadata-places.ts';
import { readMetadata } from '#core/oauth/metadata-read.ts';
import { readRevocation } from '#core/oauth/revocation-response.ts';
import { readTokenResponse } from '#core/oauth/token-response.ts';
import { readResourceMetadata, resourceMetadataPlace } from '#core/oauth/resource-metadata.ts';
import { scopeWords } from '#core/oauth/scope-difference.ts';
import { readProvider } from '#core/providers/read-provider.ts';
import { providersOfEndpoint, providersOfIssuer, providersOfToken } from '#core/providers/recognise.ts';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { keptHeaders, keptText, keptUrl } from '#core/sharing/kept.ts';
import { looksSecret, redactUrl } from '#core/sharing/secrets.ts';
import { parseHttpDate } from '#core/time/http-date.ts';
import { answered } from '../../support/exchanges.ts';
import { askedParsers } from './asked-parsers.ts';

/** Whatever reads a text from outside; it may answer what it likes, and must answer. */
export type Parser = { readonly name: string; readonly read: (text: string) => unknown };

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const es256 = base64url('{"alg":"ES256"}');

const bodies: Readonly<Record<string, (text: string) => unknown>> = {
  'token response': (text) => readTokenResponse(responseOf(text)),
  'introspection answer': (text) => readIntrospection(answered({ body: text })),
  'introspection answer as JWT': (text) =>
    readIntrospection(answered({ body: text, headers: [['Content-Type', 'application/jwt']] })),
  'refusal of an introspection': (text) => readIntrospection(answered({ status: 400, body: text })),
  'revocation answer': (text) => readRevocation(answered({ status: 400, body: text })),
  metadata: (text) => readMetadata(answered({ body: text }), 'https://as.example'),
  'metadata of an API': (text) => readResourceMetadata(answered({ body: text })),
  'key set': async (text) => {
    const keys = readKeysAnswer(answered({ body: text }));
    return keys.kind === 'text' ? readKeys(keys.text, 'published') : keys;
  },
  'body kind': (text) => bodyKind(utf8(text)),
};

const tokens: Readonly<Record<string, (text: string) => unknown>> = {
  'token as pasted': decodeToken,
  'token’s header': (text) => read(`${base64url(text)}.e30.c2ln`),
  'token’s claims': (text) => read(`${es256}.${base64url(text)}.c2ln`),
  'token’s parts, not encoded': (text) => decodeToken(`${text}.${text}.${text}`),
  'JSON part': (text) => readJsonPart(base64url(text)),
  'JSON facts': jsonFacts,
  'JSON, indented': indentJson,
  'JSON string': jsonStringValue,
  'member count': memberCount,
  'given key': (text) => readGivenKey(text, 'key'),
  'shared secret in hex': (text) => readGivenKey(text, 'secret-hex'),
  'shared secret in base64url': (text) => readGivenKey(text, 'secret-base64url'),
  paste: recognisePaste,
  'claim as text and as time': (text) => [claimText(text), claimTime(text), claimTime(parsed(text))],
  'claim name': (text) => [claimFacts(text), headerFacts(text), claimText(parsed(text))],
};

const messages: Readonly<Record<string, (text: string) => unknown>> = {
  'HTTP answer': (text) => readResponse('POST', utf8(text), true),
  'HTTP status line': (text) => readResponse('POST', utf8(`HTTP/1.1 ${text}\r\n\r\n{}`), true),
  'HTTP head': (text) => readResponse('POST', utf8(`HTTP/1.1 200 OK\r\n${text}\r\n\r\n{}`), false),
  'HTTP chunks': (text) =>
    readResponse('POST', utf8(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${text}`), true),
  'Latin-1 bytes of an HTTP answer': (text) => readResponse('GET', Buffer.from(text, 'latin1'), true),
  challenge: (text) => bearerError(parseChallenges([text])),
  'challenge’s value': (text) => bearerError(parseChallenges([`Bearer error="${text}", x=${text}`, text])),
  'place of the metadata of an API': (text) =>
    resourceMetadataPlace(parseChallenges([`Bearer resource_metadata="${text}"`, `Bearer resource_metadata=${text}`])),
  'what CORS allows': cors,
  'form pairs': formPairs,
  'form value': formDecode,
  'HTTP date': parseHttpDate,
  frame: (text) => [parseFrame(text), parseFrame(`{"frame":"tls","atMs":1,"tls":${text}}`)],
  'send envelope': (text) => [parseSendEnvelope(text), parseSendEnvelope(parsed(text))],
  'server log': (text) => parseServerLog(parsed(text)),
  'fault path': (text) => parseFaultPath(text),
  'rotated key': (text) => parseRotatedKey(parsed(text)),
};

const typed: Readonly<Record<string, (text: string) => unknown>> = {
  'URL as typed': (text) => [
    urlFault(text, 'It'),
    hostAndPort(text),
    issuerGuesses(text),
    urlFault(`https://${text}`, 'It'),
  ],
  'place of the keys': (text) => keysPlaceFault(text, 'https://as.example'),
  'issuer that a token names': (text) =>
    [text, `https://as.example/${text}`].map((iss) => {
      const named = issuerOf({ iss });
      return named.kind === 'issuer' ? metadataPlaces(named.issuer) : named;
    }),
  'scope words': scopeWords,
  'provider of one’s own': (text) => [readProvider(text), readProvider(`{"id":${text}}`)],
  'provider by its looks': (text) => [
    providersOfEndpoint(text),
    providersOfEndpoint(`https://as.example/${text}`),
    providersOfIssuer(`https://as.example/${text}`),
    providersOfToken(decodeToken(text), text),
  ],
  'file to import': (text) => readImport([{ name: '', text }]),
  'file to import, by its name': (text) => ['a.bru', 'a.http'].map((name) => readImport([{ name, text }])),
  'kept text': (text) => [keptText(text, ['hunter-2-secret']), keptText('hunter-2-secret', [text])],
  'kept URL': (text) => [keptUrl(text, ['hunter-2-secret']), redactUrl(`https://${text}?token=${text}`)],
  'kept headers': (text) => keptHeaders(text, ['hunter-2-secret']),
  'looks secret': looksSecret,
};

export const parsers: readonly Parser[] = Object.entries({
  ...bodies,
  ...tokens,
  ...messages,
  ...typed,
  ...askedParsers,
}).map(([name, readText]) => ({ name, read: readText }));

/** Decodes and looks at everything that can be said of a token without asking anyone. */
function read(text: string): unknown {
  const token = decodeToken(text);
  if (token.kind !== 'jwt') return token;
  const { header, claims } = token;
  return [
    profileRows({ header, claims, isClientCredentials: true }),
    issuerOf(claims),
    vendorOf(claims),
    compareClaims(claims, claims),
    jsonFacts(token.claimsJson),
    grantedAgainstRequested({
      requested: { scope: 'a', resources: [], audiences: [], hasDpopProof: false },
      answer: { scope: text, tokenType: text, expiresInSeconds: undefined },
      token,
    }),
  ];
}

function cors(text: string): unknown {
  const request = {
    method: 'POST',
    url: 'https://as.example/token',
    headers: [['X-A', text]],
    body: utf8(''),
  } as const;
  const names = ['Origin', 'Methods', 'Headers', 'Credentials'].map((name) => `Access-Control-Allow-${name}`);
  const response = { ...responseOf(''), headers: [...names, 'Vary'].map((name) => [name, text] as const) };
  const plan = corsPlan('http://localhost:8400', request);
  return [diagnoseCors(plan, { preflight: response, response }), lacksVary(response, 'http://localhost:8400')];
}

function responseOf(text: string) {
  return { version: 'HTTP/1.1', status: 200, reason: '', headers: [], body: utf8(text), deviations: [] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
