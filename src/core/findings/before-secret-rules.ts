import { usesSecret } from '../oauth/connection.ts';
import { tokenRequest } from '../oauth/token-request.ts';
import { clientRefused } from './before-effects.ts';
import { beforeRule, changing, fixes, inputs, valueOf } from './before-rule.ts';
import { secretIsKeyRules, secretRule } from './before-secret-key-rules.ts';
import type { Rule } from './finding.ts';
import { base64Pair, printableInBase64 } from './pasted-values.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

/** A secret that is something else, or not the secret as it was issued. */
export const beforeSecretRules: readonly Rule[] = [
  ...secretIsKeyRules,
  secretRule('secret-is-url', /^\s*https?:\/\//i, {
    severity: 'warning',
    certainty: 'likely',
    title: 'The client secret is an address',
    explanation: 'It begins like a URL, so it was probably meant for another field. Copy the secret again.',
  }),
  beforeRule(
    'secret-is-id',
    (connection) => {
      const secret = valueOf(connection, 'clientSecret');
      if (secret === '' || secret !== connection.clientId) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'Client ID and client secret are the same',
        explanation:
          'One of the two was probably pasted twice. Where a server is really set up like this, everyone who knows the ID knows the secret.',
        evidence: inputs('clientId', 'clientSecret'),
        source: rfc(6749, '2.3.1'),
      };
    },
    { explains: clientRefused },
  ),
  secretRule('secret-is-masked', /^\s*\S{0,6}[*•●·]{3,}\S{0,6}\s*$|^\s*[xX]{6,}\s*$/, {
    severity: 'warning',
    certainty: 'likely',
    title: 'The client secret is a mask, not the secret',
    explanation:
      'Dots or stars were copied from a page that does not show the value. Have the page show or copy it; many servers show a secret only once, and then it has to be made anew.',
  }),
  secretRule(
    'secret-is-placeholder',
    /^\s*(?:<[^>]*>|\$\{[^}]*\}|\$[A-Z][A-Z0-9_]*|%[A-Z][A-Z0-9_]+%|\{\{[^}]*\}\}|\[[A-Za-z _-]+\]|(?:your|my|the)[-_ ]?(?:client|app)?[-_ ]?(?:secret|password|key)(?:[-_ ]here)?|(?:insert|enter|replace|put)[-_ ]?\w*[-_ ](?:secret|here|me)\S*|change[-_ ]?(?:me|it)|todo|process\.env\.\w+|op:\/\/\S+|vault:\S+)\s*$/i,
    {
      severity: 'warning',
      certainty: 'likely',
      title: 'The client secret is a placeholder',
      explanation:
        'It stands in instructions or configuration where the real value belongs, and nothing here replaces it. Type the secret itself.',
    },
  ),
  secretRule('secret-is-shortened', /\S(?:\.{3}|…)\s*$/, {
    severity: 'warning',
    certainty: 'likely',
    title: 'The client secret ends in an ellipsis',
    explanation: 'It was probably copied from a page that shortens long values. Copy the whole one.',
  }),
  secretRule(
    'secret-is-hash',
    /^\s*(?:\{(?:bcrypt|pbkdf2|s?crypt|argon2|s?sha|md5)[\w@]*\}\S+|\$(?:2[abxy]|5|6|argon2\w*|pbkdf2\S*)\$\S+)\s*$/,
    {
      severity: 'warning',
      certainty: 'likely',
      title: 'The client secret looks like the stored hash of one',
      explanation:
        'Servers keep secrets in this form so that nobody can read them, and accept only the original. It cannot be computed back: make a new secret if the original is lost.',
    },
  ),
  mendedRule('secret-percent-encoded', /%(?:2[0-9A-F]|3[A-F]|40|5[BCDE]|7[BCDE])/i, percentDecoded, 'Decode it', {
    severity: 'warning',
    certainty: 'likely',
    title: 'The client secret seems percent-encoded already',
    explanation:
      'It holds codes such as those for ! or +, so it was probably copied from an address or a form body. It is encoded again when sending, and the server then finds another secret.',
    source: rfc(6749, '2.3.1'),
  }),
  mendedRule(
    'secret-escaped',
    /&(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);|\\u00[0-9a-f]{2}|\\[$"'!`&/]/i,
    unescaped,
    'Undo the escaping',
    {
      severity: 'warning',
      certainty: 'hint',
      title: 'The client secret seems escaped',
      explanation:
        'It holds signs that stand for others in web pages, JSON or a shell. If it was copied from source text, the server knows it without them.',
    },
  ),
  beforeRule('secret-in-base64', (connection) => {
    const secret = valueOf(connection, 'clientSecret');
    const inner = /^[A-Za-z0-9+/_-]{11,}={0,2}\s*$/.test(secret) ? printableInBase64(secret) : undefined;
    if (inner === undefined || base64Pair(secret) !== undefined) return undefined;
    return {
      severity: 'note',
      certainty: 'hint',
      title: 'The client secret may be in base64',
      explanation:
        'Decoded it is plain text, as in a Secret of Kubernetes, which stores values like that. If it was copied from there, the server knows the decoded one. Cannot tell from here.',
      evidence: inputs('clientSecret'),
      remedies: fixes('Use the decoded text', 'clientSecret', secret, inner),
    };
  }),
  beforeRule(
    'secret-missing',
    (connection, run) => {
      const { clientSecret, clientAuthentication } = connection;
      const isReady = run.kind === 'token' || tokenRequest(connection).kind === 'ready';
      if (!usesSecret(clientAuthentication) || clientSecret !== '' || !isReady) return undefined;
      return {
        severity: 'warning',
        title: 'The client secret is empty',
        explanation:
          'It is sent as an empty one, which hardly any server takes. Unless you chose to keep it, a secret is in memory only, so after a reload it has to be typed again.',
        evidence: inputs('clientSecret'),
        source: rfc(6749, '2.3.1'),
      };
    },
    { explains: clientRefused },
  ),
  beforeRule(
    'secret-not-sent',
    ({ clientAuthentication, clientSecret }) => {
      if (clientAuthentication !== 'none' || clientSecret === '') return undefined;
      return {
        severity: 'warning',
        title: 'The client secret is not sent',
        explanation:
          'With the client authentication “none” only the ID goes out, and this grant is for clients that prove who they are. Choose a client authentication that sends the secret.',
        evidence: [...inputs('clientSecret'), { kind: 'input', name: 'Client authentication' }],
        source: rfc(6749, '4.4'),
        remedies: [
          changing('Use client_secret_basic', { clientAuthentication: 'client_secret_basic' }),
          changing('Use client_secret_post', { clientAuthentication: 'client_secret_post' }),
        ],
      };
    },
    { explains: [...clientRefused, 'unauthorized-client', 'invalid-request'] },
  ),
];

/** A secret that can be brought back to what it was. */
function mendedRule(id: string, pattern: RegExp, mend: (text: string) => string, label: string, said: Said): Rule {
  return beforeRule(
    id,
    (connection) => {
      const secret = valueOf(connection, 'clientSecret');
      if (!pattern.test(secret) || mend(secret) === secret) return undefined;
      return {
        evidence: inputs('clientSecret'),
        remedies: fixes(label, 'clientSecret', secret, mend(secret)),
        ...said,
      };
    },
    { explains: clientRefused },
  );
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(text: string): string {
  return text
    .replace(
      /&(?:(amp|lt|gt|quot)|#(\d{2,3})|#x([0-9a-f]{2}));/gi,
      (_, name?: string, decimal?: string, hex?: string) =>
        name === undefined
          ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
          : (entities[name.toLowerCase()] ?? ''),
    )
    .replace(/\\u00([0-9a-f]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/\\([$"'!`&/])/g, '$1');
}
