import { headerValue } from '../../http/message.ts';
import { decodeToken } from '../../jwt/decode-token.ts';
import { signsAssertion, usesSecret } from '../../oauth/connection.ts';
import type { Difference } from './comparison.ts';
import { hasStandIn, type Origins, sameness } from './fingerprints.ts';
import { joseDifferences } from './jose.ts';
import type { Both, RunFacts } from './run-facts.ts';

/** With what the clients proved themselves: the secret, as far as fingerprints tell, the assertion, the proof. */
export function secretDifferences(both: Both, origins: Origins): readonly Difference[] {
  return [...secretDifference(both, origins), ...assertionDifferences(both), ...proofDifferences(both)];
}

/** What can be told of the two secrets, and why where nothing can: `reason` begins a sentence. */
export type SecretVerdict =
  | { readonly kind: 'same' | 'different' | 'none' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Whether the secret is the same: only ever "equal" or "another", and nothing where it cannot be told. */
export function secretVerdict({ before, after }: Both, origins: Origins): SecretVerdict {
  if (!authenticates(before) || !authenticates(after)) return { kind: 'none' };
  const [one, other] = [before.run.connection, after.run.connection];
  if (one.clientAuthentication !== other.clientAuthentication)
    return unknown('The client secret was used in another way');
  if (one.clientAuthentication === 'client_secret_jwt') return unknown('The client secret signs and is not sent');
  const [from, to] = [secretPlace(before), secretPlace(after)];
  if (from === undefined || to === undefined || !hasStandIn(from.value) || !hasStandIn(to.value))
    return unknown('The client secret is not to be seen in what was kept');
  const isAlike = one.clientId === other.clientId && one.basicEncoding === other.basicEncoding;
  if (from.name === 'Authorization' && !isAlike)
    return unknown('The Basic credentials also hold the client ID and the encoding, of which one differs');
  const verdict = sameness(from.value, to.value, origins);
  return verdict === 'unknown' ? unknown('The client secret has no fingerprint here') : { kind: verdict };
}

function unknown(reason: string): SecretVerdict {
  return { kind: 'unknown', reason };
}

function authenticates({ run }: RunFacts): boolean {
  return run.kind === 'token' && usesSecret(run.connection.clientAuthentication);
}

type Carried = { readonly name: string; readonly value: string };

function secretPlace({ run, exchange, parameters }: RunFacts): Carried | undefined {
  const authorization = headerValue(exchange?.request.headers ?? [], 'authorization');
  if (run.connection.clientAuthentication === 'client_secret_basic')
    return authorization === undefined ? undefined : { name: 'Authorization', value: authorization };
  const posted = parameters?.find(([name]) => name === 'client_secret')?.[1];
  return posted === undefined ? undefined : { name: 'client_secret', value: posted };
}

function secretDifference(both: Both, origins: Origins): readonly Difference[] {
  if (secretVerdict(both, origins).kind !== 'different') return [];
  const [from, to] = [secretPlace(both.before), secretPlace(both.after)];
  if (from === undefined || to === undefined) return [];
  return [
    {
      id: 'client secret',
      area: 'request',
      weight: 'important',
      sentence: 'Another client secret was sent',
      before: { kind: 'value', text: from.value },
      after: { kind: 'value', text: to.value },
      place:
        to.name === 'Authorization'
          ? { kind: 'request-header', name: to.name }
          : { kind: 'request-parameter', name: to.name },
    },
  ];
}

function assertionDifferences({ before, after }: Both): readonly Difference[] {
  const [from, to] = [assertionOf(before), assertionOf(after)];
  if (from === undefined || to === undefined) return [];
  return joseDifferences(decodeToken(from), decodeToken(to), {
    id: 'client assertion',
    area: 'request',
    subject: 'client assertion',
    placeOf: () => ({ kind: 'request-parameter', name: 'client_assertion' }),
  });
}

function assertionOf({ run, parameters }: RunFacts): string | undefined {
  if (
    run.kind === 'token' &&
    !signsAssertion(run.connection.clientAuthentication) &&
    run.connection.clientAuthentication !== 'client_assertion'
  )
    return undefined;
  return parameters?.find(([name]) => name === 'client_assertion')?.[1];
}

/** A proof is made for one request, so only its key and its algorithm can tell anything (RFC 9449 §4.2). */
function proofDifferences({ before, after }: Both): readonly Difference[] {
  if (before.run.kind !== after.run.kind) return [];
  const [from, to] = [proofOf(before), proofOf(after)];
  const place = { kind: 'request-header', name: 'DPoP' } as const;
  if (from === undefined && to === undefined) return [];
  if (from === undefined || to === undefined)
    return [
      {
        id: 'proof',
        area: 'request',
        weight: 'important',
        sentence: from === undefined ? 'A DPoP proof was added' : 'No DPoP proof was sent, and before there was one',
        before: { kind: from === undefined ? 'missing' : 'value', text: 'a proof' },
        after: { kind: to === undefined ? 'missing' : 'value', text: 'a proof' },
        place,
      },
    ];
  return joseDifferences(decodeToken(from), decodeToken(to), {
    id: 'proof',
    area: 'request',
    subject: 'DPoP proof',
    placeOf: () => place,
  });
}

function proofOf({ exchange }: RunFacts): string | undefined {
  return headerValue(exchange?.request.headers ?? [], 'dpop');
}
