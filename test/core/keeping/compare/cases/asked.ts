import type { Case } from '../case.ts';
import { apiRun, tokenRun, usualAnswer } from '../runs.ts';

const parameter = (name: string, value: string) => ({ name, value, on: true });

/** Who asked whom for what. */
export const askedCases: readonly Case[] = [
  {
    what: 'another server',
    before: tokenRun(),
    after: tokenRun({ connection: { tokenEndpoint: 'https://as.test.example/token' } }),
    told: ['The server is “as.test.example:443” instead of “as.example:443”'],
  },
  {
    what: 'another path and a query',
    before: apiRun(),
    after: apiRun({ url: 'https://api.example/orders?page=2' }),
    told: ['The path is “/orders?page=2” instead of “/orders”'],
  },
  {
    what: 'http instead of https',
    before: apiRun(),
    after: apiRun({ url: 'http://api.example/orders' }),
    told: [
      'The server is “api.example:80” instead of “api.example:443”',
      'The scheme of the URL is “http” instead of “https”',
    ],
  },
  {
    what: 'another method',
    before: apiRun(),
    after: apiRun({ method: 'POST' }),
    told: ['The method is “POST” instead of “GET”'],
  },
  {
    what: 'another client',
    before: tokenRun(),
    after: tokenRun({ connection: { clientId: 'reporting' } }),
    told: ['The client is “reporting” instead of “machine”'],
    limits: [
      'The Basic credentials also hold the client ID and the encoding, of which one differs, so whether it is the same secret cannot be told.',
    ],
  },
  {
    what: 'a scope less',
    before: tokenRun(),
    after: tokenRun({ connection: { scope: 'read' }, answer: { ...usualAnswer, scope: 'read' } }),
    told: ['The scope asked for lost “write”', 'The granted scope lost “write”'],
  },
  {
    what: 'a scope more and one less',
    before: tokenRun(),
    after: tokenRun({ connection: { scope: 'read admin' } }),
    told: ['The scope asked for lost “write” and gained “admin”'],
  },
  {
    what: 'the same scope in another order',
    before: tokenRun(),
    after: tokenRun({ connection: { scope: 'write read' } }),
    told: ['The scope asked for has the same words, written otherwise'],
  },
  {
    what: 'no scope any more',
    before: tokenRun(),
    after: tokenRun({ connection: { scope: '' } }),
    told: ['The scope asked for lost “read” and “write”'],
  },
  {
    what: 'many scopes',
    before: tokenRun({ connection: { scope: 'a b c d e f g' } }),
    after: tokenRun({ connection: { scope: '' } }),
    told: ['The scope asked for lost “a”, “b”, “c”, “d” and 3 more'],
  },
  {
    what: 'the secret in the body instead of the header',
    before: tokenRun(),
    after: tokenRun({ connection: { clientAuthentication: 'client_secret_post' } }),
    told: ['The client authentication is “client_secret_post” instead of “client_secret_basic”'],
    limits: ['The client secret was used in another way, so whether it is the same secret cannot be told.'],
  },
  {
    what: 'a public client',
    before: tokenRun({ connection: { clientAuthentication: 'client_secret_post' } }),
    after: tokenRun({ connection: { clientAuthentication: 'none' } }),
    told: ['The client authentication is “none” instead of “client_secret_post”'],
  },
  {
    what: 'another encoding of the credentials',
    before: tokenRun(),
    after: tokenRun({ connection: { basicEncoding: 'raw' } }),
    told: ['The encoding of id and secret in the Basic credentials is “raw” instead of “compatible”'],
    limits: [
      'The Basic credentials also hold the client ID and the encoding, of which one differs, so whether it is the same secret cannot be told.',
    ],
  },
  {
    what: 'another grant type',
    before: tokenRun(),
    after: tokenRun({ connection: { grantType: 'urn:example:special' } }),
    told: ['The grant type is “urn:example:special” instead of “client_credentials”'],
  },
  {
    what: 'JSON instead of a form',
    before: tokenRun(),
    after: tokenRun({ connection: { bodyFormat: 'json' } }),
    told: [
      'The format of the body is “json” instead of “form”',
      'Request header “Content-Type” is “application/json” instead of “application/x-www-form-urlencoded”',
    ],
  },
  {
    what: 'commas between scopes',
    before: tokenRun(),
    after: tokenRun({ connection: { scopeSeparator: 'comma' } }),
    told: ['Between two scopes stands a comma instead of a space'],
  },
  {
    what: 'an audience added',
    before: tokenRun(),
    after: tokenRun({ connection: { parameters: [parameter('audience', 'https://api.example')] } }),
    told: ['Parameter “audience” was added: “https://api.example”'],
  },
  {
    what: 'another resource among several',
    before: tokenRun({
      connection: {
        parameters: [parameter('resource', 'https://a.example'), parameter('resource', 'https://b.example')],
      },
    }),
    after: tokenRun({
      connection: {
        parameters: [parameter('resource', 'https://a.example'), parameter('resource', 'https://c.example')],
      },
    }),
    told: ['Parameter “resource” lost “https://b.example” and gained “https://c.example”'],
  },
  {
    what: 'a parameter with a secret value',
    before: tokenRun({ connection: { parameters: [parameter('api_key', 'one')] } }),
    after: tokenRun({ connection: { parameters: [parameter('api_key', 'two')] } }),
    told: ['Parameter “api_key” is another one, with a secret in it'],
  },
  {
    what: 'a request edited by hand',
    before: tokenRun(),
    after: tokenRun({ run: { editedByHand: true } }),
    told: ['The request was edited by hand instead of made from the form'],
  },
  {
    what: "a header field of one's own",
    before: tokenRun({ sent: [['X-Tenant', 'blue']] }),
    after: tokenRun({
      sent: [
        ['X-Tenant', 'green'],
        ['X-Debug', '1'],
      ],
    }),
    told: ['Request header “X-Tenant” is “green” instead of “blue”', 'Request header “X-Debug” was added: 1'],
  },
  {
    what: 'header fields in another order',
    before: apiRun({
      sent: [
        ['Accept', '*/*'],
        ['X-Tenant', 'blue'],
      ],
    }),
    after: apiRun({
      sent: [
        ['X-Tenant', 'blue'],
        ['Accept', '*/*'],
      ],
    }),
    told: ['The request headers stand in another order, or are spelt otherwise'],
  },
  {
    what: 'another body of a call',
    before: apiRun({ method: 'POST', body: '<order/>', sent: [['Content-Type', 'text/xml']] }),
    after: apiRun({ method: 'POST', body: '<order id="1"/>', sent: [['Content-Type', 'text/xml']] }),
    told: ['The body of the request is another one'],
  },
];
