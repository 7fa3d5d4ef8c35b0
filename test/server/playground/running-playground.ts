import { serverIdentity } from '#server/proxy/server-identity.ts';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { CertificateAndKey } from '#server/playground/certify.ts';
import { completeKeySet, firstKeySet, type KeySet } from '#server/playground/key-set.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from '#server/playground/playground.ts';

let keys: Promise<KeySet> | undefined;

/** Made once for all tests of a file, because RSA keys take their time. */
export function sharedKeys(): Promise<KeySet> {
  return (keys ??= firstKeySet().then(completeKeySet));
}

/** A playground on free ports, from memory unless told otherwise, closed when the test ends. */
export async function runningPlayground(
  options: Partial<PlaygroundOptions> = {},
): Promise<Playground & { readonly http: string; readonly https: string; readonly notices: readonly string[] }> {
  const notices: string[] = [];
  const playground = await startPlayground({
    httpPort: 0,
    httpsPort: 0,
    state: { kind: 'memory', keys: await sharedKeys() },
    onNotice: (line) => notices.push(line),
    ...options,
  });
  onTestFinished(() => playground.close());
  return { ...playground, http: playground.addresses.httpOrigin, https: playground.addresses.httpsOrigin, notices };
}

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

type Message = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** PEM of the certificate that the server has to show. */
  readonly ca?: string;
  /** What the client shows. */
  readonly shown?: CertificateAndKey;
};

/** One request on a connection of its own. */
export function send(url: string, { method = 'GET', headers = {}, body, ca, shown }: Message = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname } = new URL(url);
    const request = url.startsWith('https:') ? httpsRequest : httpRequest;
    const plain = { method, headers, agent: false, hostname: hostname.replaceAll(/[[\]]/g, '') };
    const sent = request(
      url,
      {
        ...plain,
        ...(ca === undefined ? {} : { ca, checkServerIdentity: serverIdentity }),
        ...(shown === undefined ? {} : { cert: shown.certificatePem, key: shown.privateKeyPem }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A form as it is, without any encoding by us. */
export function postForm(url: string, form: string, message: Message = {}): Promise<Answer> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...message.headers };
  return send(url, { ...message, method: 'POST', headers, body: form });
}

export function basic(clientId: string, clientSecret: string): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` };
}

/** A new access token, over http. */
export async function accessToken(origin: string, clientId: string, clientSecret: string, scope = ''): Promise<string> {
  const form = `grant_type=client_credentials${scope === '' ? '' : `&scope=${scope}`}`;
  const answer = await postForm(`${origin}/oauth/v2/oauth-token`, form, { headers: basic(clientId, clientSecret) });
  const { access_token } = JSON.parse(answer.text) as { access_token: string };
  return access_token;
}

export function bearer(token: string): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${token}` };
}

/** The certificate that a TLS server shows, as PEM, without judging it. */
export function shownCertificate(origin: string): Promise<string> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false }, () => {
      const base64 = socket.getPeerCertificate().raw.toString('base64');
      socket.destroy();
      resolve(`-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`);
    });
    socket.on('error', reject);
  });
}
