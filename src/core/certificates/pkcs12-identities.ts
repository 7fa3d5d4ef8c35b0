import type { CertificateFacts } from './certificate-facts.ts';
import type { ClientIdentity } from './client-identity.ts';
import { parseCertificate } from './parse-certificate.ts';
import { pemBlock } from './pem-blocks.ts';
import type { Bag } from './pkcs12-bags.ts';
import { privateKeyFacts } from './private-key-facts.ts';
import { publicJwk } from './public-jwk.ts';

type Held = { readonly bag: Bag; readonly facts: CertificateFacts; readonly jwk: string | undefined };

/**
 * Each private key with its certificate and that one's issuers. The public key decides which certificate is a key's; where
 * the browser cannot compute with it, the local key ID does (RFC 2985 §5.5.2). A certificate that cannot be read is left out.
 */
export async function identitiesOf(bags: readonly Bag[]): Promise<readonly ClientIdentity[]> {
  const held: Held[] = [];
  for (const bag of bags) {
    const facts = bag.kind === 'certificate' ? await parseCertificate(bag.der) : undefined;
    if (facts !== undefined) held.push({ bag, facts, jwk: textOf(await publicJwk(facts.key)) });
  }
  const identities: ClientIdentity[] = [];
  for (const bag of bags) {
    const identity = bag.kind === 'key' ? await identityOf(bag, held) : undefined;
    if (identity !== undefined && !identities.some(({ leaf }) => leaf.pem === identity.leaf.pem))
      identities.push(identity);
  }
  return identities;
}

async function identityOf(key: Bag, held: readonly Held[]): Promise<ClientIdentity | undefined> {
  const pem = pemBlock('PRIVATE KEY', key.der);
  const facts = await privateKeyFacts(pem, '');
  if (facts.kind === 'fault') return undefined;
  const named = held.filter(({ bag }) => key.localKeyId !== '' && bag.localKeyId === key.localKeyId);
  const own =
    facts.kind === 'key'
      ? [...named, ...held].find(({ jwk }) => jwk === textOf(facts.publicJwk))
      : named.find(({ jwk }) => jwk === undefined);
  if (own === undefined) return undefined;
  const chain = chainOf(
    own.facts,
    held.map((each) => each.facts),
  );
  return {
    certificatePem: chain.map((each) => each.pem).join(''),
    privateKeyPem: pem,
    leaf: own.facts,
    chain,
    friendlyName: key.friendlyName || own.bag.friendlyName,
  };
}

/** The certificate and, as far as they are there, its issuers, each once. */
function chainOf(leaf: CertificateFacts, all: readonly CertificateFacts[]): readonly CertificateFacts[] {
  const chain = [leaf];
  for (let last: CertificateFacts | undefined = leaf; last !== undefined && !last.isSelfSigned;) {
    const issuer: string = last.issuer;
    last = all.find((each) => each.subject === issuer && !chain.includes(each));
    if (last !== undefined) chain.push(last);
  }
  return chain;
}

function textOf(jwk: object | undefined): string | undefined {
  return jwk === undefined ? undefined : JSON.stringify(jwk);
}
