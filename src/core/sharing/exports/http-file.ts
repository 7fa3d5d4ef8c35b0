import { credentialEncoders } from '../../http/basic-encoding.ts';
import { base64, utf8 } from '../../http/bytes.ts';
import { formEncode } from '../../http/form.ts';
import type { CallStep, Headers, ProgramPlan, TokenStep } from '../code/program-plan.ts';
import { plainText, type Template } from '../code/template.ts';
import { planNotes } from './export-notes.ts';
import { credentialsVariable, type ExportPlan } from './export-plan.ts';
import type { ExportedFile, ExportedVariable } from './exported-file.ts';
import { isJson, jsonBody } from './json-body.ts';
import { hasVariable, inBraces, inFile } from './written-template.ts';

const tokenOfAnswer = '{{token.response.body.$.access_token}}';
const bodyFile = 'api-call-body.txt';

/**
 * Both requests as a `.http` file as VS Code's REST Client and Visual Studio read it: secrets are variables at its top,
 * and the API call takes its token from the answer of the token request. A body that the format would read as something
 * else stands in a file of its own.
 */
export function httpFile({ program }: ExportPlan): ExportedFile {
  const { token, call } = program;
  const isOutside = call !== undefined && !fits(callBody(call.body, call.headers));
  const blocks = [tokenBlock(token), ...(call === undefined ? [] : [callBlock(call, isOutside)])];
  const body = isOutside ? inFile(call.body, 'text') : '';
  const variables = [...program.variables, credentialsVariable]
    .map(({ name, meaning }) => ({ written: inBraces(name), meaning }))
    .filter(({ written }) => [...blocks, body].some((text) => text.includes(written)));
  const definitions = variables.map(({ written }) => `@${written.slice(2, -2)} =\n`).join('');
  return {
    parts: [
      { path: 'requests.http', text: `${definitions}${definitions === '' ? '' : '\n'}${blocks.join('\n')}` },
      ...(isOutside ? [{ path: bodyFile, text: body }] : []),
    ],
    notes: [...planNotes(program), ...ownNotes(program, isOutside)],
    variables: [...variables, ...(call?.scheme === undefined ? [] : [answerVariable])],
  };
}

const answerVariable: ExportedVariable = {
  written: tokenOfAnswer,
  meaning: 'the access token, out of the answer to the token request',
};

function ownNotes({ token, call }: ProgramPlan, isOutside: boolean): readonly string[] {
  const isEncoded = token.body.format === 'form' && token.body.pairs.some((pair) => pair.some(hasVariable));
  const isBasic = token.basic !== undefined && hasVariable(token.basic.secret) && token.basic.encoding !== 'raw';
  return [
    ...(isEncoded || isBasic ? [encodeNote] : []),
    ...(isOutside
      ? [`The body of the API call stands in ${bodyFile}: this format would read it as something else.`]
      : []),
    ...(call?.scheme === undefined ? [] : [joinedNote]),
  ];
}

const encodeNote =
  'A variable is sent as it stands: percent-encode what is neither letter nor digit in a secret of a form or of Basic credentials.';
const joinedNote =
  'Send the token request first. JetBrains’ HTTP Client does not know this way to use its answer: put the token in there.';

function tokenBlock({ url, headers, basic, body }: TokenStep): string {
  const text =
    body.format === 'form'
      ? body.pairs.map((pair) => pair.map((each) => inFile(each, 'url', formEncode)).join('=')).join('&')
      : jsonBody(body.pairs);
  const lines = [...(basic === undefined ? [] : [`Authorization: Basic ${credentials(basic)}`]), ...fields(headers)];
  return block('Token request\n# @name token', `POST ${inFile(url, 'url')}`, lines, text);
}

/**
 * Where nothing is secret they are encoded here. Else the program does it, with id and secret apart, as long as it can tell
 * where the id ends.
 */
function credentials({ id, secret, encoding }: NonNullable<TokenStep['basic']>): string {
  const [plainId, plainSecret] = [plainText(id), plainText(secret)];
  if (plainId !== undefined && plainSecret !== undefined)
    return base64(utf8(`${plainId}:${credentialEncoders[encoding](plainSecret)}`));
  if (plainId === undefined || !/^[^\s:{}]+$/.test(plainId)) return inBraces(credentialsVariable.name);
  return `${plainId} ${inFile(secret, 'text')}`;
}

function callBlock({ method, url, headers, scheme, body }: CallStep, isOutside: boolean): string {
  const lines = [...(scheme === undefined ? [] : [`Authorization: ${scheme} ${tokenOfAnswer}`]), ...fields(headers)];
  // With @ the program fills in variables in that file as well.
  const text = isOutside ? `<${hasVariable(body) ? '@' : ''} ./${bodyFile}` : callBody(body, headers);
  return block('API call', `${method} ${inFile(url, 'url')}`, lines, text);
}

function callBody(body: Template, headers: Headers): string {
  return inFile(body, isJson(body, headers) ? 'json' : 'text');
}

function block(title: string, line: string, headers: readonly string[], body: string): string {
  return `### ${title}\n${[`${line} HTTP/1.1`, ...headers].join('\n')}\n${body === '' ? '' : `\n${body}\n`}`;
}

/** A name that begins with # would make the line a comment. */
function fields(headers: Headers): readonly string[] {
  return headers.filter(([name]) => !name.startsWith('#')).map(([name, value]) => `${name}: ${inFile(value, 'text')}`);
}

/** Lines that begin so would read a file, run a script, be a comment, set a variable, or begin another request. */
function fits(text: string): boolean {
  return !/^[^\S\n]*(?:[<>#@]|\/\/)|\r|\0/m.test(text) && !/^\s|\s$/.test(text);
}
