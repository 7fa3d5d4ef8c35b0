import type { Connection } from '../oauth/connection.ts';
import { clientRefused } from './before-effects.ts';
import { beforeRule, changing, inputs, valueOf } from './before-rule.ts';
import type { Remedy, Rule } from './finding.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

/** A rule about a secret that looks like something else. */
export function secretRule(
  id: string,
  pattern: RegExp,
  said: Said,
  remedies: (connection: Connection) => readonly Remedy[] = () => [],
): Rule {
  return beforeRule(
    id,
    (connection) =>
      pattern.test(valueOf(connection, 'clientSecret'))
        ? { evidence: inputs('clientSecret'), remedies: remedies(connection), ...said }
        : undefined,
    { explains: clientRefused },
  );
}

/** A private key has a field of its own; of a public one nothing can be made. */
function signWithIt({ assertion, assertionSecrets, clientSecret }: Connection): readonly Remedy[] {
  if (!/PRIVATE KEY-----|"d"\s*:/.test(clientSecret)) return [];
  return [
    changing('Use it as private key', {
      clientSecret: '',
      clientAuthentication: 'private_key_jwt',
      assertion: { ...assertion, keySource: 'given' },
      assertionSecrets: { ...assertionSecrets, privateKey: clientSecret },
    }),
  ];
}

/** A secret that is something to sign with, or was signed: another client authentication takes it. */
export const secretIsKeyRules: readonly Rule[] = [
  secretRule(
    'secret-is-token',
    /^\s*eyJ[\w-]+\.[\w-]+\.[\w-]*(?:\.[\w-]*\.[\w-]*)?\s*$/,
    {
      severity: 'warning',
      certainty: 'likely',
      title: 'The client secret looks like a JWT',
      explanation:
        'That is a token or a signed assertion, not a secret: it ends by itself and is made anew each time. If the server wants a signed assertion, that is another client authentication.',
      source: rfc(7523, '2.2'),
    },
    ({ assertionSecrets, clientSecret }) => [
      changing('Send it as assertion', {
        clientSecret: '',
        clientAuthentication: 'client_assertion',
        assertionSecrets: { ...assertionSecrets, readyAssertion: clientSecret.trim() },
      }),
    ],
  ),
  secretRule(
    'secret-is-key',
    /-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|PUBLIC KEY|CERTIFICATE)-----/,
    {
      severity: 'warning',
      title: 'The client secret is a key or a certificate',
      explanation:
        'A key signs, it is not sent: as a secret it would be handed to the server and to everyone who reads the request there. A client with a key proves itself by a signed assertion instead (private_key_jwt). Clear the field.',
      source: rfc(7523, '2.2'),
    },
    signWithIt,
  ),
  secretRule(
    'secret-is-jwk',
    /^\s*\{[^]*"kty"\s*:/,
    {
      severity: 'warning',
      title: 'The client secret is a key in JSON (JWK)',
      explanation:
        'A key signs, it is not sent. A client with a key proves itself by a signed assertion instead (private_key_jwt). Clear the field.',
      source: rfc(7517, '4'),
    },
    signWithIt,
  ),
];
