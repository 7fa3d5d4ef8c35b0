const part = (members: object): string => Buffer.from(JSON.stringify(members)).toString('base64url');
const jwt = `${part({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })}.${part({
  iss: 'https://as.example',
  sub: 'machine',
  client_id: 'machine',
  aud: 'https://api.example',
  iat: 1_800_000_000,
  exp: 1_800_000_300,
  jti: 'x1',
  scope: 'read write',
})}.${'c2ln'.repeat(21)}AA`;

const answer = (status: string, body: string, headers = ''): string =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nDate: Fri, 15 Jan 2027 08:00:00 GMT\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
const issued = (token: string): string =>
  JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 300, scope: 'read write' });

/** Answers without a fault (RFC 6749 §5, RFC 6750 §3, RFC 7662 §2.2), one character for each byte, to be spoiled. */
export const goodAnswers: Readonly<Record<string, string>> = {
  'a JWT': answer('200 OK', issued(jwt)),
  'an opaque token in chunks': `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunked(issued('opaque-token-1'))}`,
  'a refusal': answer(
    '401 Unauthorized',
    JSON.stringify({ error: 'invalid_client', error_description: 'Unknown client', error_uri: 'https://as.example/e' }),
    'WWW-Authenticate: Basic realm="as", charset="UTF-8"\r\n',
  ),
  'a form-encoded answer':
    'HTTP/1.1 200 OK\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\naccess_token=opaque-token-1&token_type=bearer&expires_in=300',
  'a challenge of an API': answer(
    '403 Forbidden',
    '{}',
    'WWW-Authenticate: Bearer realm="api", error="insufficient_scope", error_description="more", scope="read admin", DPoP algs="ES256"\r\n',
  ),
  'an introspection': answer(
    '200 OK',
    JSON.stringify({ active: true, scope: 'read', client_id: 'machine', exp: 1_800_000_300 }),
  ),
  'a busy server': answer('503 Service Unavailable', '{"error":"temporarily_unavailable"}', 'Retry-After: 120\r\n'),
  'a redirect': answer('302 Found', '', 'Location: https://as.example/other\r\n'),
};

function chunked(body: string): string {
  const half = Math.floor(body.length / 2);
  return [body.slice(0, half), body.slice(half), '']
    .map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`)
    .join('');
}
