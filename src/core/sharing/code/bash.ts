import { formEncode } from '../../http/form.ts';
import { shellWord, utf8Part, variable, type WordPart } from '../../http/shell-word.ts';
import { bashEncoder } from './bash-encoder.ts';
import { blocks, heading } from './layout.ts';
import type { Language } from './language.ts';
import type { BasicStep, CallStep, Headers, Pairs, ProgramPlan, TokenStep } from './program-plan.ts';
import { followedBy, plainText, type Template } from './template.ts';

const about = {
  id: 'bash',
  name: 'Bash (curl and jq)',
  file: 'token.sh',
  run: 'bash token.sh (needs curl and jq)',
  jwtLibrary: 'a program such as step (step crypto jwt sign)',
  certificatePlace: 'each curl, as --cert and --key',
};

/** Secrets come to curl through pipes: arguments of a process can be read by others on the machine. */
export const bash: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  return blocks(
    ['#!/usr/bin/env bash', ...heading('#', plan, about), 'set -euo pipefail'],
    variables.map(({ name }) => `: "\${${name}?Set it in the environment.}"`),
    token.basic === undefined ? [] : bashEncoder(token.basic.encoding),
    tokenRequest(token),
    tokenReader,
    call === undefined ? [] : apiCall(call),
  );
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  return [
    "answer=$(curl --silent --show-error --max-time 30 --write-out '\\n%{http_code}' --globoff \\",
    ...[
      ...(basic === undefined ? [] : [credentials(basic)]),
      ...fields(headers),
      ...(body.format === 'form' ? body.pairs.map(formOption) : [jsonOption(body.pairs)]),
    ].map((option) => `  ${option} \\`),
    `  ${word(url)})`,
    "status=${answer##*$'\\n'}",
    "body=${answer%$'\\n'*}",
  ];
}

function credentials({ id, secret, encoding }: BasicStep): string {
  const encoded = encoding === 'raw' ? word(secret) : `"$(encoded ${word(secret)})"`;
  return `--header @<(printf 'Authorization: Basic %s' "$(printf %s ${word(followedBy(id, ':'))}${encoded} | base64 | tr -d '\\n')")`;
}

function fields(headers: Headers): readonly string[] {
  return headers.map(([name, value]) => {
    // `Name;` is how curl is told to send a field without a value.
    if (value.length === 0) return `--header ${shellWord([utf8Part(`${name};`)])}`;
    const plain = plainText(value);
    // A header is one byte a character on the wire.
    if (plain !== undefined) return `--header ${shellWord([{ kind: 'bytes', text: `${name}: ${plain}` }])}`;
    return `--header @<(printf %s ${word([{ kind: 'text', text: `${name}: ` }, ...value])})`;
  });
}

/** What is no secret is encoded already; curl encodes the others, and takes the name as it is. */
function formOption([name, value]: Pairs[number]): string {
  const [plainName, plainValue] = [plainText(name), plainText(value)];
  if (plainName === undefined) return `--data-urlencode @<(printf %s ${word(name)})`;
  if (plainValue === undefined) return `--data-urlencode ${quoted(formEncode(plainName))}@<(printf %s ${word(value)})`;
  return `--data ${quoted(`${formEncode(plainName)}=${formEncode(plainValue)}`)}`;
}

/** jq reads the environment itself. Its texts are those of JSON: a backslash is doubled, so none begins `\(`. */
function jsonOption(pairs: Pairs): string {
  const text = (template: Template) =>
    template.length === 0
      ? '""'
      : template.map((part) => (part.kind === 'text' ? JSON.stringify(part.text) : `env.${part.name}`)).join(' + ');
  const members = pairs.map(([name, value]) => `(${text(name)}): (${text(value)})`);
  return `--data-binary @<(jq --null-input --compact-output ${quoted(`{${members.join(', ')}}`)})`;
}

const tokenReader = [
  'if [[ $status != 200 ]]; then',
  '  printf \'The token request failed: HTTP %s\\n%s\\n\' "$status" "$body" >&2',
  '  exit 1',
  'fi',
  'access_token=$(jq --exit-status --raw-output .access_token <<<"$body")',
  'expires_in=$(jq --raw-output \'.expires_in // "an unknown number of"\' <<<"$body")',
  'printf \'Got a token. It expires in %s seconds.\\n\' "$expires_in"',
];

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return [
    'curl --silent --show-error --max-time 30 --include --globoff \\',
    ...[
      method === 'HEAD' ? '--head' : `--request ${method}`,
      ...(scheme === undefined ? [] : ['--header @<(printf \'Authorization: Bearer %s\' "$access_token")']),
      ...fields(headers),
      // curl would call any body a form.
      ...(body.length > 0 && !hasType ? ["--header 'Content-Type:'"] : []),
      ...(body.length > 0 ? [`--data-binary @<(${printed(body)})`] : []),
    ].map((option) => `  ${option} \\`),
    `  ${word(url)}`,
  ];
}

/** No word of a shell holds NUL, and only a format knows it. */
function printed(template: Template): string {
  const plain = plainText(template) ?? '';
  if (!plain.includes('\0')) return `printf %s ${word(template)}`;
  const pieces = plain.split('\0');
  return `printf '${pieces.map(() => '%s').join('\\0')}' ${pieces.map(quoted).join(' ')}`;
}

function word(template: Template): string {
  return shellWord(
    template.map((part): WordPart => (part.kind === 'text' ? utf8Part(part.text) : variable(part.name))),
  );
}

function quoted(text: string): string {
  return shellWord([utf8Part(text)]);
}
