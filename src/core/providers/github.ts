import { hint, providerOf, trap } from './provider.ts';

export const github = providerOf({
  id: 'github',
  name: 'GitHub',
  tokenEndpoint: '',
  grant: 'absent',
  instead:
    'GitHub has no client credentials grant. A GitHub App signs a JWT with its private key and asks the REST API for an installation access token: POST /app/installations/{id}/access_tokens.',
  tokenFormat: hint('Opaque, beginning with ghs_ for installations.'),
  browser: { answer: 'no', words: 'The OAuth endpoints probably send no CORS headers.', certainty: 'hint' },
  traps: [
    trap('No client credentials grant', 'What a machine uses is the installation token of a GitHub App.'),
    trap('Errors with status 200', 'The endpoint of the code flow reports errors with 200: look at the body.'),
    trap('Form-encoded answers', 'Without Accept: application/json the answer is form-encoded.'),
    trap('Commas between scopes', 'The scopes in the answer are separated by commas.'),
  ],
  documentation: [
    {
      label: 'GitHub: authenticating as an installation',
      url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation',
    },
  ],
  recognise: {
    hosts: ['github.com', 'api.github.com'],
    tokenPrefixes: ['ghs_', 'gho_', 'ghu_', 'ghp_', 'github_pat_'],
  },
});
