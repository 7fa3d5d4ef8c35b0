import { scopeWords } from '../oauth/scope-difference.ts';
import type { Remedy, Rule } from './finding.ts';
import { addParameter, atEndpoint, atScope, change, isSent, providerRule } from './provider-rule.ts';
import { quote } from './quote.ts';

const refusedScope = ['scope-refused', 'scope-wanted', 'invalid-request', 'invalid-grant', 'other-error'];

/** What Microsoft’s servers want that others do not. */
export const providerEntraRules: readonly Rule[] = [
  providerRule(
    'entra-scope-missing',
    ['entra'],
    ({ connection }) => {
      if (connection.scope.trim() !== '') return undefined;
      return {
        severity: 'error',
        title: 'Entra wants to know which API the token is for',
        explanation:
          'There is no scope. Entra needs exactly one here: the app ID URI of the API with /.default behind it, for example https://graph.microsoft.com/.default.',
        evidence: atScope,
      };
    },
    { explains: refusedScope },
  ),
  providerRule(
    'entra-scope-not-default',
    ['entra'],
    ({ connection }) => {
      const words = scopeWords(connection.scope);
      const wrong = words.filter((word) => !word.endsWith('/.default'));
      if (wrong.length === 0) return undefined;
      return {
        severity: 'error',
        title: 'Entra gives whole APIs, not single permissions',
        explanation: `${quote(wrong.slice(0, 3).join(' '))} does not end in /.default. With client credentials Entra grants all that an administrator has assigned to the app: ask for the API with /.default behind it, and look for the permission in the roles claim.`,
        evidence: atScope,
        remedies: defaultScope(words),
      };
    },
    { explains: refusedScope },
  ),
  providerRule(
    'entra-several-resources',
    ['entra'],
    ({ connection }) => {
      const words = scopeWords(connection.scope).filter((word) => word.endsWith('/.default'));
      if (new Set(words).size < 2) return undefined;
      return {
        severity: 'error',
        title: 'One token is for one API only',
        explanation:
          'The scope names several APIs. Entra issues a token for exactly one of them at a time: ask for each in a request of its own.',
        evidence: atScope,
        remedies: words.slice(0, 2).map((word) => change(`Ask for ${word} alone`, { scope: word })),
      };
    },
    { explains: refusedScope },
  ),
  providerRule(
    'entra-double-slash',
    ['entra'],
    ({ connection }) => {
      const word = scopeWords(connection.scope).find((each) => each.endsWith('//.default'));
      if (word === undefined) return undefined;
      return {
        severity: 'note',
        title: 'There are two slashes before .default',
        explanation:
          'That is right only where the app ID URI itself ends with a slash, as that of Azure Resource Manager does. Else Entra finds no such API (AADSTS500011). Which of the two it is cannot be told from here.',
        evidence: atScope,
        certainty: 'hint',
        remedies: [
          change('Use one slash', {
            scope: connection.scope.replace(word, word.replace(/\/+\.default$/, '/.default')),
          }),
        ],
      };
    },
    { explains: ['invalid-target', 'other-error'] },
  ),
  providerRule(
    'entra-resource-missing',
    ['entra-v1', 'ad-fs'],
    ({ connection, provider }) => {
      if (isSent(connection, 'resource')) return undefined;
      const api = scopeWords(connection.scope)
        .find((word) => word.endsWith('/.default'))
        ?.replace(/\/\.default$/, '');
      return {
        severity: 'error',
        title: 'This endpoint wants resource in place of a scope',
        explanation: `${provider.name} reads which API is meant from the parameter resource, and it is missing or empty. Add it with the identifier of the API.`,
        evidence: [
          { kind: 'input', name: 'Parameters' },
          { kind: 'request-parameter', name: 'resource' },
        ],
        remedies: addParameter(connection, 'resource', api),
      };
    },
    { explains: ['invalid-request', 'invalid-target', 'scope-refused', 'invalid-grant', 'other-error'] },
  ),
  providerRule(
    'entra-shared-tenant',
    ['entra', 'entra-v1'],
    ({ connection }) => {
      const tenant = firstPiece(connection.tokenEndpoint);
      if (tenant === undefined || !['common', 'organizations', 'consumers'].includes(tenant)) return undefined;
      return {
        severity: 'error',
        title: `The tenant ${quote(tenant)} is for signing in people`,
        explanation:
          'A machine is registered in one tenant, and the token endpoint has to name it: put the directory (tenant) ID or a domain of the tenant in its place.',
        evidence: atEndpoint,
      };
    },
    { explains: ['unauthorized-client', 'invalid-request', 'invalid-grant', 'wrong-secret', 'other-error'] },
  ),
];

/** The one API that can be meant, as a scope that Entra takes; nothing where that would be a guess. */
function defaultScope(words: readonly string[]): readonly Remedy[] {
  const [word, ...others] = words;
  if (word === undefined || others.length > 0) return [];
  const api = /^(?:https:\/\/[^/]+|api:\/\/[^/]+(?:\/[^/]+(?=\/))?|[0-9a-f-]{36})/i.exec(word)?.[0];
  return api === undefined ? [] : [change(`Ask for ${api}/.default`, { scope: `${api}/.default` })];
}

function firstPiece(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname.split('/')[1]?.toLowerCase() : undefined;
}
