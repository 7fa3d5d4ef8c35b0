import { blocks, heading } from './layout.ts';
import type { Language } from './language.ts';
import type { CallStep, ProgramPlan, TokenStep } from './program-plan.ts';
import {
  basicEncoder,
  bytes,
  dictionary,
  pairList,
  printAnswer,
  readToken,
  secretBytes,
  value,
} from './python-parts.ts';

const about = {
  id: 'python-requests',
  name: 'Python (requests)',
  file: 'token_requests.py',
  run: 'python3 token_requests.py (needs the package requests)',
  jwtLibrary: 'the package PyJWT',
  certificatePlace: 'each call, as cert=("client.pem", "client.key")',
};

/** The library that most programs in Python use. */
export const pythonRequests: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  const encoder = token.basic === undefined ? [] : basicEncoder(token.basic);
  const imports = [
    ...(variables.length > 0 ? ['import os'] : []),
    'import sys',
    ...(token.basic?.encoding === 'form' ? ['import urllib.parse'] : []),
  ];
  return blocks(
    heading('#', plan, about),
    imports,
    ['import requests'],
    encoder.length > 0 ? ['', ...encoder, ''] : [],
    tokenRequest(token),
    readToken('token_response.json()', 'token_response.status_code', 'token_response.text'),
    call === undefined ? [] : apiCall(call),
  );
}

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  return [
    'token_response = requests.post(',
    `    ${value(url)},`,
    `    headers=${dictionary(headers.map(([name, text]) => [[{ kind: 'text', text: name }], text]))},`,
    ...(basic === undefined ? [] : [`    auth=(${bytes(basic.id)}, ${secretBytes(basic)}),`]),
    body.format === 'form' ? `    data=${pairList(body.pairs)},` : `    json=${dictionary(body.pairs)},`,
    '    allow_redirects=False,  # one would hand the secret to another address',
    '    timeout=30,',
    ')',
  ];
}

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  const own = scheme === undefined ? [] : ['"Authorization": "Bearer " + access_token'];
  const fields = headers.map(([name, text]) => [[{ kind: 'text', text: name } as const], text] as const);
  return [
    'response = requests.request(',
    `    "${method}",`,
    `    ${value(url)},`,
    `    headers=${dictionary(fields, own)},`,
    ...(body.length === 0 ? [] : [`    data=${bytes(body)},`]),
    '    allow_redirects=False,',
    '    timeout=30,',
    ')',
    ...printAnswer('response.status_code', 'response.text'),
  ];
}
