import { blocks, heading, indented } from './layout.ts';
import type { Language } from './language.ts';
import { javascriptText } from './literals.ts';
import type { BasicStep, CallStep, Headers, Pairs, ProgramPlan, TokenStep } from './program-plan.ts';
import { expression, followedBy, type Template } from './template.ts';

const common = {
  jwtLibrary: 'the package jose',
  certificatePlace: 'an Agent of the package undici, as the dispatcher of each fetch',
};

const aboutJavascript = {
  ...common,
  id: 'javascript',
  name: 'JavaScript (Node, fetch)',
  file: 'token.mjs',
  run: 'node token.mjs (Node 20 or later)',
};

const aboutTypescript = {
  ...common,
  id: 'typescript',
  name: 'TypeScript (Node, fetch)',
  file: 'token.mts',
  run: 'npx tsx token.mts (or node token.mts from Node 22.18 on)',
};

/** For Node, with nothing but what comes with it. */
export const javascript: Language = { ...aboutJavascript, write: (plan) => program(plan, aboutJavascript, untyped) };

/** The same with types; what the servers answer is unknown until it was looked at. */
export const typescript: Language = { ...aboutTypescript, write: (plan) => program(plan, aboutTypescript, typed) };

/** What the two languages differ in. */
type Types = { readonly text: string; readonly returnsText: string; readonly answer: string; readonly pairs: string };
const untyped: Types = { text: '', returnsText: '', answer: '', pairs: '' };
const typed: Types = {
  text: ': string',
  returnsText: ': string',
  answer: ' as { access_token?: unknown; expires_in?: unknown }',
  pairs: ': [string, string][]',
};

function program(plan: ProgramPlan, about: Omit<Language, 'write'>, types: Types): string {
  const { token, call, variables } = plan;
  return blocks(
    heading('//', plan, about),
    variables.length > 0 ? environmentReader(types) : [],
    token.basic === undefined ? [] : basicEncoder(token.basic, types),
    tokenRequest(token, types),
    tokenReader(types),
    call === undefined ? [] : apiCall(call),
  );
}

function value(template: Template): string {
  return expression(template, { text: javascriptText, variable: (name) => `environment('${name}')`, join: ' + ' });
}

function environmentReader({ text, returnsText }: Types): readonly string[] {
  return [
    `function environment(name${text})${returnsText} {`,
    '  const value = process.env[name];',
    '  if (value === undefined) throw new Error(`Set ${name} in the environment.`);',
    '  return value;',
    '}',
  ];
}

function basicEncoder({ encoding }: BasicStep, { text, returnsText }: Types): readonly string[] {
  if (encoding === 'raw') return [];
  if (encoding === 'form') {
    return [
      `function encoded(secret${text})${returnsText} {`,
      "  return new URLSearchParams([['', secret]]).toString().slice(1);",
      '}',
    ];
  }
  return [
    '// Encodes what a server that decodes would change, and nothing else.',
    `function encoded(secret${text})${returnsText} {`,
    '  const percent = (byte' + (text && ': number') + ") => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;",
    "  return secret.replace(/[^!-~]|[%+]/gu, (character) => [...Buffer.from(character)].map(percent).join(''));",
    '}',
  ];
}

function tokenRequest({ url, headers, basic, body }: TokenStep, types: Types): readonly string[] {
  return [
    ...(basic === undefined ? [] : credentials(basic)),
    `const parameters${types.pairs} = ${pairList(body.pairs, 0)};`,
    `const tokenResponse = await fetch(${value(url)}, {`,
    "  method: 'POST',",
    `  headers: ${headerList(headers, basic === undefined ? [] : ["['Authorization', `Basic ${credentials}`]"])},`,
    body.format === 'form'
      ? '  body: new URLSearchParams(parameters),'
      : '  body: JSON.stringify(Object.fromEntries(parameters)),',
    '  // A redirect would hand the secret to another address.',
    "  redirect: 'manual',",
    '});',
  ];
}

function credentials({ id, secret, encoding }: BasicStep): readonly string[] {
  const written = encoding === 'raw' ? value(secret) : `encoded(${value(secret)})`;
  return [`const credentials = Buffer.from(${value(followedBy(id, ':'))} + ${written}).toString('base64');`];
}

function pairList(pairs: Pairs, spaces: number): string {
  const rows = pairs.map(([name, text]) => `  [${value(name)}, ${value(text)}],`);
  return ['[', ...indented(spaces, rows), `${' '.repeat(spaces)}]`].join('\n');
}

function headerList(headers: Headers, own: readonly string[]): string {
  const rows = [...own, ...headers.map(([name, text]) => `[${javascriptText(name)}, ${value(text)}]`)];
  return ['[', ...rows.map((row) => `    ${row},`), '  ]'].join('\n');
}

function tokenReader({ answer }: Types): readonly string[] {
  return [
    'if (tokenResponse.status !== 200) {',
    '  throw new Error(`The token request failed: HTTP ${tokenResponse.status}\\n${await tokenResponse.text()}`);',
    '}',
    answer === ''
      ? 'const answer = await tokenResponse.json();'
      : `const answer = (await tokenResponse.json())${answer};`,
    "if (typeof answer.access_token !== 'string') throw new Error('The answer holds no access_token.');",
    'const accessToken = answer.access_token;',
    "console.log(`Got a token. It expires in ${answer.expires_in ?? 'an unknown number of'} seconds.`);",
  ];
}

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  return [
    `const response = await fetch(${value(url)}, {`,
    `  method: '${method}',`,
    `  headers: ${headerList(headers, scheme === undefined ? [] : ["['Authorization', `Bearer ${accessToken}`]"])},`,
    ...(body.length === 0 ? [] : [`  body: Buffer.from(${value(body)}),`]),
    "  redirect: 'manual',",
    '});',
    'console.log(`HTTP ${response.status}`);',
    'console.log(await response.text());',
  ];
}
