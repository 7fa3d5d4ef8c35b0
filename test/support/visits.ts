import { noBytes, utf8 } from '#core/http/bytes.ts';
import { corsPlan } from '#core/http/cors-plan.ts';
import type { Exchange, Tls } from '#core/http/exchange.ts';
import type { HeaderField } from '#core/http/message.ts';
import type { FiledCheck, Traffic, Visit } from '#core/learn/missions/visit.ts';
import { noAssertionSecrets, usualAssertion } from '#core/oauth/assertion-settings.ts';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { answered, unanswered } from './exchanges.ts';

const at = 'https://localhost:8443';
export const apiUrl = `${at}/hello_world`;
const startedAtMs = 1_800_000_000_000;

const connection: Connection = {
  tokenEndpoint: `${at}/token`,
  clientId: 'server',
  clientSecret: 'Secr3t!',
  scope: '',
  parameters: [],
  clientAuthentication: 'client_secret_basic',
  basicEncoding: 'compatible',
  assertion: usualAssertion,
  assertionSecrets: noAssertionSecrets,
  way: 'proxy',
  dpop: false,
  introspectionEndpoint: '',
  revocationEndpoint: '',
  provider: '',
  ...ordinaryForm,
};

type Said = {
  readonly url?: string;
  readonly status?: number;
  readonly body?: string;
  readonly answerHeaders?: readonly HeaderField[];
  readonly requestHeaders?: readonly HeaderField[];
  readonly tls?: Partial<Tls>;
  /** Seconds after the first. */
  readonly later?: number;
};

let count = 0;

/** An exchange of a visit; its parts are written as the test needs them. */
function said({ url, status, body, answerHeaders, requestHeaders = [], tls, later = 0 }: Said): Exchange {
  const exchange = answered({
    url: url ?? `${at}/token`,
    status: status ?? 200,
    headers: answerHeaders ?? [['Content-Type', 'application/json']],
    body: body ?? '{}',
  });
  const whole: Tls = {
    protocol: 'TLSv1.3',
    cipher: '',
    alpn: undefined,
    trust: { kind: 'verified', authorities: '' },
    chain: [],
    ...tls,
  };
  return {
    ...exchange,
    request: { ...exchange.request, headers: requestHeaders },
    startedAtMs: startedAtMs + later * 1000,
    peer: { address: '127.0.0.1', port: 8443, tls: whole },
  };
}

/** A token request that was answered with this text. */
export function asked(
  body: string,
  typed: Partial<Connection> = {},
  more: Said & { readonly retried?: true } = {},
): Traffic {
  const { retried, ...rest } = more;
  return {
    kind: 'token',
    id: `run ${++count}`,
    connection: { ...connection, ...typed },
    exchange: said({ ...rest, body }),
    earlier: retried === undefined ? [] : [{ exchange: said({ status: 400 }) }],
  };
}

/** A token request that got this token. */
export function got(
  token: string,
  typed: Partial<Connection> = {},
  more: Said & { readonly retried?: true } = {},
): Traffic {
  return asked(`{"access_token":"${token}","token_type":"Bearer","expires_in":15}`, typed, more);
}

/** A token request whose server was not trusted. */
export function stopped(): Traffic {
  const exchange = unanswered({ kind: 'untrusted-certificate', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  const request = { ...exchange.request, url: `${at}/token` };
  return { kind: 'token', id: `run ${++count}`, connection, exchange: { ...exchange, request }, earlier: [] };
}

/** An API call with this token. */
export function called(token: string, status: number, more: Said & { readonly proof?: string } = {}): Traffic {
  const { proof, answerHeaders = [], ...rest } = more;
  const requestHeaders: readonly HeaderField[] = [
    ['Authorization', `Bearer ${token}`],
    ...(proof === undefined ? [] : [['DPoP', proof] as const]),
  ];
  return {
    kind: 'api',
    id: `run ${++count}`,
    exchange: said({ url: apiUrl, status, answerHeaders, ...rest, requestHeaders }),
  };
}

/** A question about a token or a server. */
export function lookedUp(purpose: string, name: string, body: string, tokenText = '', status = 200): Traffic {
  const steps = [{ name, exchange: said({ url: `${at}/lookup`, status, body }) }];
  return { kind: 'lookup', id: `run ${++count}`, purpose, tokenText, steps };
}

/** A check of why the browser failed, answered with these headers. */
export function corsChecked(answerHeaders: readonly HeaderField[]): Traffic {
  const request = { method: 'POST' as const, url: `${at}/token`, headers: [], body: noBytes };
  const exchange = said({ answerHeaders, body: '{}' });
  const plan = corsPlan('http://localhost:8400', request);
  return { kind: 'cors', id: `run ${++count}`, plan, steps: [{ name: 'Request with Origin', exchange }] };
}

/** An unsigned text in the form of a JWT. */
export function jwt(header: object, claims: object = {}): string {
  const part = (value: object) => Buffer.from(utf8(JSON.stringify(value))).toString('base64url');
  return `${part({ alg: 'ES256', ...header })}.${part(claims)}.c2lnbmF0dXJl`;
}

/** These runs, oldest first, at a playground on the usual ports. */
export function visitOf(runs: readonly Traffic[], verdict?: FiledCheck): Visit {
  const playground = { httpsOrigin: at, httpOrigin: 'http://localhost:8480', certificateSha256: '' };
  return { runs, verdict, playground };
}
