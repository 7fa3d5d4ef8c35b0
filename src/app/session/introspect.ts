import { type KeyReading, readKeys } from '#core/jwt/read-keys.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { type IntrospectionForm, introspectionRequest } from '#core/oauth/introspection-request.ts';
import { readIntrospection } from '#core/oauth/introspection-response.ts';
import { keysPlaceFault, keysRequest, readKeysAnswer } from '#core/oauth/metadata-keys.ts';
import type { Metadata } from '#core/oauth/metadata-read.ts';
import type { Proofs } from '#core/oauth/proofs.ts';
import { type AnswerSignature, checkSignedAnswer } from '#core/oauth/signed-answer.ts';
import { type FoundEndpoint, serverMetadata } from './find-endpoint.ts';
import { keysAnswerBytes, type Lookup, smallAnswerBytes } from './lookup.ts';

type Asking = {
  readonly connection: Connection;
  readonly endpoint: Extract<FoundEndpoint, { kind: 'endpoint' }>;
  readonly tokenText: string;
  readonly form: IntrospectionForm;
  readonly proofs: Proofs;
};

/** The keys that the authorization server publishes, or why there are none to check its answer with. */
type ServerKeys =
  | { readonly kind: 'keys'; readonly reading: KeyReading; readonly issuer: string }
  | Extract<AnswerSignature, { kind: 'not-checked' }>;

/**
 * Introspects a token (RFC 7662). Where a signed answer is wanted, the keys are fetched before, so that the answer is
 * the last thing that was asked, and what its signature came to is filed with it (RFC 9701 §5).
 */
export async function introspect(lookup: Lookup, asking: Asking, signal: AbortSignal): Promise<void> {
  const { connection, endpoint, tokenText, form, proofs } = asking;
  const request = introspectionRequest(connection, endpoint.url, tokenText, form, proofs);
  if (form === 'json') {
    await lookup.ask('Introspection', request, smallAnswerBytes);
    return;
  }
  const keys = await serverKeys(lookup, connection, endpoint.metadata);
  if (signal.aborted) return;
  const exchange = await lookup.ask('Introspection', request, smallAnswerBytes);
  lookup.judge(await judged(exchange, keys, connection.clientId));
}

async function judged(exchange: Exchange, keys: ServerKeys, clientId: string): Promise<AnswerSignature> {
  const answer = readIntrospection(exchange);
  const isSigned = (answer.kind === 'active' || answer.kind === 'inactive') && answer.form === 'jwt';
  if (!isSigned || exchange.outcome.kind !== 'response') {
    return notChecked('A signed answer was asked for, and the server gave none.');
  }
  if (keys.kind !== 'keys') return keys;
  const text = new TextDecoder().decode(exchange.outcome.response.body);
  return checkSignedAnswer({ text, reading: keys.reading, issuer: keys.issuer, clientId });
}

/** The keys count only where the metadata name this token endpoint: what the answer says of itself is no proof. */
async function serverKeys(lookup: Lookup, { tokenEndpoint }: Connection, known?: Metadata): Promise<ServerKeys> {
  const metadata = known ?? (await serverMetadata(lookup, tokenEndpoint));
  if (metadata?.kind !== 'metadata') {
    return notChecked('The server’s metadata, which name its keys, were not found.');
  }
  const { issuer, jwksUri } = metadata;
  const fault = keysPlaceFault(jwksUri, issuer);
  if (fault?.kind === 'elsewhere') {
    return notChecked(`The server’s keys are at another host, ${fault.host}, which was not asked.`);
  }
  if (fault !== undefined || jwksUri === undefined) return notChecked('The server’s metadata name no usable key set.');
  const answer = readKeysAnswer(await lookup.ask('Keys', keysRequest(jwksUri), keysAnswerBytes));
  if (answer.kind === 'unusable') return notChecked(answer.reason);
  return { kind: 'keys', issuer, reading: await readKeys(answer.text, 'published') };
}

function notChecked(reason: string): Extract<AnswerSignature, { kind: 'not-checked' }> {
  return { kind: 'not-checked', reason };
}
