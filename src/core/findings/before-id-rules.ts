import { clientRefused } from './before-effects.ts';
import { beforeRule, changing, inputs, valueOf } from './before-rule.ts';
import type { Rule } from './finding.ts';
import { rfc } from './sources.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const microsoft =
  /^https?:\/\/(?:login\.microsoftonline\.(?:com|us)|login\.windows\.net|[\w-]+\.ciamlogin\.com|login\.partner\.microsoftonline\.cn)\//i;
const placeholder =
  /^\s*(?:<[^>]*>|\$\{[^}]*\}|\$[A-Z][A-Z0-9_]*|\{\{[^}]*\}\}|(?:your|my)[-_ ]?(?:client|app|application)[-_ ]?id(?:[-_ ]here)?|0{8}-0{4}-0{4}-0{4}-0{12})\s*$/i;

/** An ID that is something else, or stands in the wrong place. */
export const beforeIdRules: readonly Rule[] = [
  beforeRule(
    'entra-secret-id',
    (connection) => {
      const { tokenEndpoint } = connection;
      if (!microsoft.test(tokenEndpoint) || !uuid.test(valueOf(connection, 'clientSecret'))) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The client secret looks like the ID of a secret',
        explanation:
          'Microsoft Entra shows two columns, Value and Secret ID, and the Secret ID is a UUID like this. What is needed is the Value; it is shown only right after the secret was made.',
        evidence: inputs('clientSecret'),
        source: {
          label: 'Microsoft: add a client secret',
          url: 'https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials',
        },
      };
    },
    { explains: clientRefused },
  ),
  beforeRule(
    'id-and-secret-swapped',
    (connection) => {
      const { clientId, clientSecret, tokenEndpoint } = connection;
      const isSent = valueOf(connection, 'clientSecret') !== '';
      if (!isSent || !uuid.test(clientSecret) || uuid.test(clientId) || !looksRandom(clientId)) return undefined;
      return {
        severity: 'warning',
        certainty: 'hint',
        title: 'Client ID and client secret may be swapped',
        explanation: `The secret is a UUID, which is what an ID mostly looks like, and the ID is long and random, as a secret is. ${microsoft.test(tokenEndpoint) ? 'At Microsoft Entra the ID is always a UUID.' : 'Cannot tell from here: some servers issue them so.'}`,
        evidence: inputs('clientId', 'clientSecret'),
        remedies: [changing('Swap ID and secret', { clientId: clientSecret, clientSecret: clientId })],
      };
    },
    { explains: clientRefused },
  ),
  beforeRule(
    'id-is-url',
    ({ clientId }) => {
      if (!/^\s*https?:\/\//i.test(clientId)) return undefined;
      return {
        severity: 'note',
        certainty: 'hint',
        title: 'The client ID is an address',
        explanation:
          'Some servers know clients by a URL, most do not. If this is the address of the server or of your application, copy the ID from the client’s registration instead.',
        evidence: inputs('clientId'),
        source: rfc(6749, '2.2'),
      };
    },
    { explains: clientRefused },
  ),
  beforeRule(
    'id-is-placeholder',
    ({ clientId }) => {
      if (!placeholder.test(clientId)) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The client ID is a placeholder',
        explanation:
          'It stands in instructions where the real value belongs, and nothing here replaces it. Copy the ID from the client’s registration on the server.',
        evidence: inputs('clientId'),
        source: rfc(6749, '2.2'),
      };
    },
    { explains: clientRefused },
  ),
  beforeRule(
    'id-is-masked',
    ({ clientId }) => {
      if (!/[*•●]{3,}|\S(?:\.{3}|…)\s*$/.test(clientId)) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The client ID is masked or shortened',
        explanation: 'It was copied from a page that does not show the whole of it. Copy it again, in full.',
        evidence: inputs('clientId'),
        source: rfc(6749, '2.2'),
      };
    },
    { explains: clientRefused },
  ),
  beforeRule(
    'id-with-colon',
    (connection) => {
      const { clientId, clientAuthentication, clientSecret } = connection;
      if (
        !clientId.includes(':') ||
        clientAuthentication !== 'client_secret_basic' ||
        /^\s*https?:\/\/|^\s*\{/i.test(clientId)
      ) {
        return undefined;
      }
      const colon = clientId.indexOf(':');
      const isPair = clientSecret === '' && colon > 0 && colon < clientId.length - 1;
      return {
        severity: isPair ? 'warning' : 'note',
        certainty: isPair ? 'likely' : 'certain',
        title: isPair ? 'The client ID seems to hold the secret as well' : 'The client ID has a colon',
        explanation: isPair
          ? 'It has a colon, and the secret is empty: the two were probably copied together.'
          : 'In a Basic header the first colon ends the ID, so it is sent as %3A. A server that does not decode it finds another ID; then send ID and secret in the body.',
        evidence: inputs('clientId'),
        source: rfc(7617, '2'),
        remedies: isPair
          ? [
              changing('Split at the colon', {
                clientId: clientId.slice(0, colon),
                clientSecret: clientId.slice(colon + 1),
              }),
            ]
          : [changing('Use client_secret_post', { clientAuthentication: 'client_secret_post' })],
      };
    },
    { explains: clientRefused },
  ),
];

function looksRandom(text: string): boolean {
  return text.length >= 28 && /^\S+$/.test(text) && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z~_]/.test(text);
}
