import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { basic, runningPlayground } from '../running-playground.ts';

/** What comes for these bytes until the server ends the connection, and in which pieces. */
function wire(origin: string, text: string): Promise<{ readonly text: string; readonly pieces: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text, 'latin1'));
    const pieces: string[] = [];
    socket.setEncoding('latin1').on('data', (piece: string) => pieces.push(piece));
    socket.on('close', () => resolve({ text: pieces.join(''), pieces: pieces.length })).on('error', reject);
  });
}

function tokenRequest(prefix: string): string {
  const body = 'grant_type=client_credentials';
  return (
    `POST ${prefix}/oauth/v2/oauth-token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n` +
    `Authorization: ${basic('server', 'Secr3t!')['Authorization']}\r\n` +
    `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

function preflight(prefix: string, path: string): string {
  return (
    `OPTIONS ${prefix}${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: http://localhost:8400\r\n` +
    'Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n\r\n'
  );
}

describe('bytes', () => {
  it('come a few at a time, the head first', async () => {
    const { http } = await runningPlayground();
    const answer = await wire(http, tokenRequest('/faults/slow-drip+1'));
    expect(answer.pieces).toBeGreaterThan(10);
    expect(answer.text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"expires_in":299\}$/);
  });

  it('end in the middle, whatever Content-Length says', async () => {
    const { http } = await runningPlayground();
    const { text } = await wire(http, tokenRequest('/faults/truncated-body'));
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const promised = Number(/Content-Length: (\d+)/i.exec(head)?.[1]);
    expect(body.length).toBe(Math.floor(promised / 2));
    expect(body).toMatch(/^\{"access_token":"/);
  });

  it.each(['/.well-known/oauth-authorization-server', '/oauth/v2/oauth-anonymous/jwks', '/hello_world'])(
    'come so and end so at %s too',
    async (path) => {
      const { http } = await runningPlayground();
      const get = (prefix: string) => `GET ${prefix}${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
      expect((await wire(http, get('/faults/slow-drip+1'))).pieces).toBeGreaterThan(10);
      const { text } = await wire(http, get('/faults/truncated-body'));
      const [head = '', body = ''] = text.split('\r\n\r\n');
      expect(body.length).toBe(Math.floor(Number(/Content-Length: (\d+)/i.exec(head)?.[1]) / 2));
    },
  );

  it('are whole and at once without a fault', async () => {
    const { http } = await runningPlayground();
    const { text } = await wire(http, tokenRequest(''));
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(body.length).toBe(Number(/Content-Length: (\d+)/i.exec(head)?.[1]));
  });

  it('stop where nobody listens any more, and the server goes on', async () => {
    const { http, notices } = await runningPlayground();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(http).port), '127.0.0.1', () =>
        socket.write(tokenRequest('/faults/slow-drip+60')),
      );
      socket.once('data', () => socket.destroy());
      socket.on('close', () => resolve());
    });
    expect((await wire(http, tokenRequest(''))).text).toMatch(/^HTTP\/1\.1 200 /);
    expect(notices).toEqual([]);
  });
});

describe('CORS (Fetch §3.2)', () => {
  it('has no header in any answer, the preflight included', async () => {
    const { http } = await runningPlayground();
    for (const asked of [
      tokenRequest('/faults/no-cors'),
      preflight('/faults/no-cors', '/oauth/v2/oauth-token'),
      preflight('/faults/no-cors', '/nothing'),
    ]) {
      const { text } = await wire(http, asked);
      expect(text).toMatch(/^HTTP\/1\.1 (200|204|404) /);
      expect(text.toLowerCase()).not.toContain('access-control-');
    }
    expect((await wire(http, preflight('', '/oauth/v2/oauth-token'))).text).toContain('Access-Control-Allow-Origin: *');
  });

  it('has a preflight that is refused, and answers that may be read', async () => {
    const { http } = await runningPlayground();
    const refused = await wire(http, preflight('/faults/preflight-refused', '/oauth/v2/oauth-token'));
    expect(refused.text).toMatch(/^HTTP\/1\.1 403 /);
    expect(refused.text.toLowerCase()).not.toContain('access-control-');
    const answer = await wire(http, tokenRequest('/faults/preflight-refused'));
    expect(answer.text).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.text).toContain('Access-Control-Allow-Origin: *');
  });

  it('is there for a refused name too, so that a page can read the sentence', async () => {
    const { http } = await runningPlayground();
    expect((await wire(http, tokenRequest('/faults/nonsense'))).text).toContain('Access-Control-Allow-Origin: *');
  });
});

it('takes the next request on the same connection after one that was answered instead', async () => {
  const { http } = await runningPlayground();
  const first = tokenRequest('/faults/html-503').replace('Connection: close', 'Connection: keep-alive');
  const { text } = await wire(http, first + tokenRequest(''));
  expect(text.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 503', 'HTTP/1.1 200']);
});
