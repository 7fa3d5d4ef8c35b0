import type { CallStep, Headers, TokenStep } from '../code/program-plan.ts';
import type { Template } from '../code/template.ts';
import { planNotes } from './export-notes.ts';
import { type ExportPlan, tokenVariable } from './export-plan.ts';
import type { ExportedFile } from './exported-file.ts';
import { type GrantParts, grantParts } from './grant-parts.ts';
import { isJson, jsonBody } from './json-body.ts';
import { postmanUrl } from './postman-url.ts';
import { inBraces, inFile } from './written-template.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const token = inBraces(tokenVariable.name);

/**
 * Both requests as a Postman collection, version 2.1. The token request keeps the token in a variable. Where Postman knows
 * the grant itself, the collection has it as its own authorization as well; the call inherits that, so either way gets one.
 */
export function postmanCollection({ title, program }: ExportPlan): ExportedFile {
  const grant = grantParts(program);
  const variables = [...program.variables, tokenVariable];
  const collection = {
    info: {
      name: `Token from ${title}`,
      schema,
      description: 'Written by Grantscope. Secrets are variables without a value.',
    },
    auth: grant === undefined ? bearer : oauth2(program.token, grant),
    item: [tokenItem(program.token), ...(program.call === undefined ? [] : [callItem(program.call)])],
    variable: variables.map(({ name, meaning }) => ({
      key: name.toLowerCase(),
      value: '',
      type: 'string',
      description: meaning,
    })),
  };
  const isEncoded = program.token.basic !== undefined && program.token.basic.encoding !== 'raw';
  return {
    parts: [{ path: 'grantscope.postman_collection.json', text: `${JSON.stringify(collection, undefined, 2)}\n` }],
    notes: [...planNotes(program), ownNote, ...(isEncoded ? [basicNote] : [])],
    variables: variables.map(({ name, meaning }) => ({ written: inBraces(name), meaning })),
  };
}

const ownNote =
  'Postman adds headers of its own and encodes the form itself. Put secrets into current values, which it does not share.';
const basicNote =
  'Postman sends Basic credentials as they stand: percent-encode what is neither letter nor digit in the secret.';

const bearer = { type: 'bearer', bearer: settings({ token }) };
const noAuthorization = { type: 'noauth' };

function oauth2({ url }: TokenStep, { clientId, clientSecret, scope, isBasic, further }: GrantParts) {
  const values = settings({
    grant_type: 'client_credentials',
    accessTokenUrl: inFile(url, 'url'),
    clientId: inFile(clientId, 'text'),
    clientSecret: inFile(clientSecret, 'text'),
    scope: inFile(scope, 'text'),
    client_authentication: isBasic ? 'header' : 'body',
    addTokenTo: 'header',
    headerPrefix: 'Bearer',
    tokenName: 'Grantscope',
    accessToken: token,
  });
  const rows = further.map(([name, value]) => ({
    key: inFile(name, 'text'),
    value: inFile(value, 'text'),
    enabled: true,
    send_as: 'request_body',
  }));
  const parameters = { key: 'tokenRequestParams', value: rows, type: 'any' };
  return { type: 'oauth2', oauth2: rows.length === 0 ? values : [...values, parameters] };
}

function settings(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([key, value]) => ({ key, value, type: 'string' }));
}

function tokenItem({ url, headers, basic, body }: TokenStep) {
  const credentials = basic && {
    type: 'basic',
    basic: settings({ username: inFile(basic.id, 'text'), password: inFile(basic.secret, 'text') }),
  };
  return {
    name: 'Token request',
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: tokenScript } }],
    request: {
      auth: credentials ?? noAuthorization,
      method: 'POST',
      header: rowsOf(headers),
      body:
        body.format === 'json'
          ? raw(jsonBody(body.pairs), true)
          : {
              mode: 'urlencoded',
              urlencoded: body.pairs.map(([name, value]) => ({ ...row(name, value), type: 'text' })),
            },
      url: postmanUrl(inFile(url, 'url')),
    },
  };
}

const tokenScript = [
  'const answer = pm.response.json();',
  'if (answer.access_token) pm.collectionVariables.set("access_token", answer.access_token);',
];

/** A call without a scheme carries an Authorization of its own, or none. */
function callItem({ method, url, headers, scheme, body }: CallStep) {
  const json = isJson(body, headers);
  return {
    name: 'API call',
    request: {
      ...(scheme === undefined ? { auth: noAuthorization } : {}),
      method,
      header: rowsOf(headers),
      ...(body.length === 0 ? {} : { body: raw(inFile(body, json ? 'json' : 'text'), json) }),
      url: postmanUrl(inFile(url, 'url')),
    },
  };
}

function raw(text: string, json: boolean) {
  return { mode: 'raw', raw: text, options: { raw: { language: json ? 'json' : 'text' } } };
}

function rowsOf(headers: Headers) {
  return headers.map(([name, value]) => ({ key: name, value: inFile(value, 'text') }));
}

function row(name: Template, value: Template) {
  return { key: inFile(name, 'text'), value: inFile(value, 'text') };
}
