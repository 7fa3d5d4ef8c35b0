import { blocks, heading } from './layout.ts';
import type { Language } from './language.ts';
import type { CallStep, Headers, ProgramPlan, TokenStep } from './program-plan.ts';
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
import { followedBy } from './template.ts';

const about = {
  id: 'python',
  name: 'Python (standard library)',
  // Not `token.py`: a module of the standard library has that name.
  file: 'get_token.py',
  run: 'python3 get_token.py',
  jwtLibrary: 'the package PyJWT',
  certificatePlace: 'an ssl.SSLContext by load_cert_chain, and that to an HTTPSHandler of the opener',
};

/** With nothing but what comes with Python. */
export const python: Language = { ...about, write };

function write(plan: ProgramPlan): string {
  const { token, call, variables } = plan;
  const encoder = token.basic === undefined ? [] : [...basicEncoder(token.basic), '', ''];
  const imports = [
    ...(token.basic === undefined ? [] : ['base64']),
    'json',
    ...(variables.length > 0 ? ['os'] : []),
    'sys',
    'urllib.error',
    'urllib.parse',
    'urllib.request',
  ];
  return blocks(
    heading('#', plan, about),
    imports.map((name) => `import ${name}`),
    ['', ...encoder, ...sender],
    ['', ...tokenRequest(token)],
    readToken('json.loads(token_body)', 'token_status', "token_body.decode(errors='replace')"),
    call === undefined ? [] : apiCall(call),
  );
}

const sender = [
  'class NoRedirect(urllib.request.HTTPRedirectHandler):',
  '    """A redirect would hand the secret to another address."""',
  '',
  '    def redirect_request(self, *_):',
  '        return None',
  '',
  '',
  'opener = urllib.request.build_opener(NoRedirect)',
  '',
  '',
  'def send(request):',
  '    try:',
  '        with opener.open(request, timeout=30) as response:',
  '            return response.status, response.read()',
  '    except urllib.error.HTTPError as error:',
  '        return error.code, error.read()',
];

function tokenRequest({ url, headers, basic, body }: TokenStep): readonly string[] {
  const parameters =
    body.format === 'form'
      ? `urllib.parse.urlencode(${pairList(body.pairs)})`
      : `json.dumps(${dictionary(body.pairs)})`;
  return [
    ...(basic === undefined
      ? []
      : [`credentials = base64.b64encode(${bytes(followedBy(basic.id, ':'))} + ${secretBytes(basic)})`]),
    'token_request = urllib.request.Request(',
    `    ${value(url)},`,
    '    method="POST",',
    `    headers=${fields(headers, basic === undefined ? [] : ['"Authorization": "Basic " + credentials.decode()'])},`,
    `    data=${parameters}.encode(),`,
    ')',
    'token_status, token_body = send(token_request)',
  ];
}

function fields(headers: Headers, own: readonly string[]): string {
  return dictionary(
    headers.map(([name, text]) => [[{ kind: 'text', text: name }], text]),
    own,
  );
}

function apiCall({ method, url, headers, scheme, body }: CallStep): readonly string[] {
  return [
    'request = urllib.request.Request(',
    `    ${value(url)},`,
    `    method="${method}",`,
    `    headers=${fields(headers, scheme === undefined ? [] : ['"Authorization": "Bearer " + access_token'])},`,
    ...(body.length === 0 ? [] : [`    data=${bytes(body)},`]),
    ')',
    'status, body = send(request)',
    ...printAnswer('status', 'body.decode(errors="replace")'),
  ];
}
