import { formEncode } from '../../http/form.ts';
import type { CallStep, Headers, Pairs, ProgramPlan, TokenStep } from '../code/program-plan.ts';
import { bruBlock, bruNames, bruTextBlock, type BruRow, fitsBruRow } from './bru-text.ts';
import { planNotes } from './export-notes.ts';
import { credentialsVariable, type ExportPlan, tokenVariable } from './export-plan.ts';
import type { ExportedFile } from './exported-file.ts';
import { type GrantParts, grantParts } from './grant-parts.ts';
import { isJson, jsonBody } from './json-body.ts';
import { hasVariable, inBraces, inFile } from './written-template.ts';

const token = inBraces(tokenVariable.name);

/**
 * Both requests as the folder of a Bruno collection. The token request keeps the token in a variable; where Bruno knows
 * the grant itself, the call gets its own. Secrets are named in an environment, and their values stay in Bruno.
 */
export function brunoFiles({ title, program }: ExportPlan): ExportedFile {
  const { call, variables } = program;
  const grant = grantParts(program);
  const isFetched =
    call?.scheme !== undefined &&
    grant !== undefined &&
    [...grantRows(program.token, grant), ...formRows(grant.further)].every(fitsBruRow);
  const isHeld = program.token.basic !== undefined && !credentialRows(program.token.basic).every(fitsBruRow);
  const used = isHeld ? [...variables, credentialsVariable] : variables;
  return {
    parts: [
      { path: 'Token request.bru', text: tokenFile(program.token) },
      ...(call === undefined
        ? []
        : [{ path: 'API call.bru', text: callFile(call, program, isFetched ? grant : undefined) }]),
      {
        path: 'environments/Grantscope.bru',
        text: `vars {\n}\n${bruNames(
          'vars:secret',
          used.map(({ name }) => name.toLowerCase()),
        )}`,
      },
      {
        path: 'bruno.json',
        text: `${JSON.stringify({ version: '1', name: `Token from ${title}`, type: 'collection' }, undefined, 2)}\n`,
      },
    ],
    notes: [...planNotes(program), ...ownNotes(program, isFetched)],
    variables: [
      ...used.map(({ name, meaning }) => ({ written: inBraces(name), meaning })),
      ...(call?.scheme === undefined || isFetched ? [] : [{ written: token, meaning: tokenVariable.meaning }]),
    ],
  };
}

function ownNotes({ token: { basic, body, headers }, call }: ProgramPlan, isFetched: boolean): readonly string[] {
  const all = [...headers, ...(call?.headers ?? [])];
  const isRaw = body.format === 'form' && !formRows(body.pairs).every(fitsBruRow);
  return [
    'Unpack the folder, open it in Bruno as a collection, choose the environment Grantscope, and fill in its secrets there.',
    ...(call?.scheme === undefined || isFetched
      ? []
      : ['Send the token request first: the call takes the token that it keeps.']),
    ...(headerRows(all).length < all.length ? [headerNote] : []),
    ...(call !== undefined && inFile(call.body, 'text').includes('\r') ? [lineEndNote] : []),
    ...(basic !== undefined && basic.encoding !== 'raw' ? [encodeNote('Basic credentials')] : []),
    ...(isRaw && body.pairs.some((pair) => pair.some(hasVariable)) ? [encodeNote('this form')] : []),
  ];
}

const headerNote =
  'A header with three quotation marks in a row is left out: Bruno takes them for the beginning of a longer text.';
const lineEndNote = 'Bruno knows one kind of line end, so the carriage returns in the body are gone.';

function encodeNote(place: string): string {
  return `Bruno sends a variable in ${place} as it stands: percent-encode what is neither letter nor digit in the secret.`;
}

function tokenFile({ url, headers, basic, body }: TokenStep): string {
  const credentials = basic === undefined ? [] : credentialRows(basic);
  const isBasic = credentials.length > 0 && credentials.every(fitsBruRow);
  const rows = formRows(body.pairs);
  const kind = body.format === 'json' ? 'json' : rows.every(fitsBruRow) ? 'form-urlencoded' : 'text';
  const text = body.format === 'json' ? jsonBody(body.pairs) : formText(body.pairs);
  return [
    meta('Token request', 1),
    bruBlock('post', [
      ['url', inFile(url, 'url')],
      ['body', kind === 'form-urlencoded' ? 'formUrlEncoded' : kind],
      ['auth', isBasic ? 'basic' : 'none'],
    ]),
    bruBlock('headers', [...(basic === undefined || isBasic ? [] : [ownCredentials]), ...headerRows(headers)]),
    isBasic ? bruBlock('auth:basic', credentials) : '',
    kind === 'form-urlencoded' ? bruBlock('body:form-urlencoded', rows) : bruTextBlock(`body:${kind}`, text),
    bruBlock('vars:post-response', [[tokenVariable.name.toLowerCase(), 'res.body.access_token']]),
  ].join('');
}

function credentialRows({ id, secret }: NonNullable<TokenStep['basic']>): readonly BruRow[] {
  return [
    ['username', inFile(id, 'text')],
    ['password', inFile(secret, 'text')],
  ];
}

// Where the format cannot hold the id, one variable stands for both.
const ownCredentials: BruRow = ['Authorization', `Basic ${inBraces(credentialsVariable.name)}`];

function callFile(
  { method, url, headers, scheme, body }: CallStep,
  { token: asked }: ProgramPlan,
  grant: GrantParts | undefined,
): string {
  const json = isJson(body, headers);
  const mode = scheme === undefined ? 'none' : grant === undefined ? 'bearer' : 'oauth2';
  return [
    meta('API call', 2),
    bruBlock(method.toLowerCase(), [
      ['url', inFile(url, 'url')],
      ['body', body.length === 0 ? 'none' : json ? 'json' : 'text'],
      ['auth', mode],
    ]),
    bruBlock('headers', headerRows(headers)),
    mode === 'bearer' ? bruBlock('auth:bearer', [['token', token]]) : '',
    grant === undefined || mode !== 'oauth2' ? '' : oauth2(asked, grant),
    body.length === 0 ? '' : bruTextBlock(json ? 'body:json' : 'body:text', inFile(body, json ? 'json' : 'text')),
  ].join('');
}

function oauth2(asked: TokenStep, grant: GrantParts): string {
  const further = 'auth:oauth2:additional_params:access_token_req:body';
  return `${bruBlock('auth:oauth2', grantRows(asked, grant))}${bruBlock(further, formRows(grant.further))}`;
}

function grantRows({ url }: TokenStep, { clientId, clientSecret, scope, isBasic }: GrantParts): readonly BruRow[] {
  return [
    ['grant_type', 'client_credentials'],
    ['access_token_url', inFile(url, 'url')],
    ['client_id', inFile(clientId, 'text')],
    ['client_secret', inFile(clientSecret, 'text')],
    ['scope', inFile(scope, 'text')],
    ['credentials_placement', isBasic ? 'basic_auth_header' : 'body'],
    ['credentials_id', 'credentials'],
    ['token_placement', 'header'],
    ['token_header_prefix', 'Bearer'],
    ['auto_fetch_token', 'true'],
    ['auto_refresh_token', 'false'],
  ];
}

function meta(name: string, at: number): string {
  return bruBlock('meta', [
    ['name', name],
    ['type', 'http'],
    ['seq', String(at)],
  ]);
}

function headerRows(headers: Headers): readonly BruRow[] {
  return headers.map(([name, value]): BruRow => [name, inFile(value, 'text')]).filter(fitsBruRow);
}

function formRows(pairs: Pairs): readonly BruRow[] {
  return pairs.map(([name, value]) => [inFile(name, 'text'), inFile(value, 'text')]);
}

function formText(pairs: Pairs): string {
  return pairs.map((pair) => pair.map((each) => inFile(each, 'url', formEncode)).join('=')).join('&');
}
