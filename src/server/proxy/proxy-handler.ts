import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { proxyKeyHeader, proxyKeyPath, proxySendPath } from '#core/contract/paths.ts';
import type { KeyAnswer } from '#core/contract/send.ts';
import { type Authorities, type Environment, loadAuthorities } from './authorities.ts';
import type { CaptureSettings } from './capture.ts';
import { type Doors, isCallFor, judgeCall, type OwnNames, ownNames } from './gate.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { noOuterProxies, type OuterProxies } from './outer-proxies.ts';
import { sendJson } from './replies.ts';
import { lookup, type Lookup } from './resolve-target.ts';
import { serveSend } from './serve-send.ts';
import { slots } from './slots.ts';

export type ProxyOptions = {
  /** The port of the app itself, or a function that knows it once it listens. It is in the gate's list and never dialled. */
  readonly port: number | (() => number);
  /** Gets one line for each request that was carried out; see `logLine`. */
  readonly log?: (line: string) => void;
  readonly limits?: Partial<Limits>;
  readonly lookup?: Lookup;
  readonly environment?: Environment;
  /** The proxies that the machine is set to, read once at the edge; absent means none. */
  readonly outerProxies?: OuterProxies;
};

/** Answers what is for the proxy and says whether it was. */
export type ProxyHandler = {
  (request: IncomingMessage, response: ServerResponse): boolean;
  /** How many calls the gate has turned away since the start. */
  readonly blocked: () => number;
};

const doors: Doors = {
  prefix: '/__proxy',
  keyPath: proxyKeyPath,
  callPath: proxySendPath,
  keyHeader: proxyKeyHeader,
  name: 'The proxy',
};

/**
 * The proxy as a function over Node's requests, with a fresh key. It throws where `NODE_TLS_REJECT_UNAUTHORIZED` is
 * 0: with certificates unchecked everywhere in the process, no verdict on one would be worth showing.
 */
export function proxyHandler(options: ProxyOptions): ProxyHandler {
  const environment = options.environment ?? process.env;
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    throw new Error(
      'The proxy does not start while NODE_TLS_REJECT_UNAUTHORIZED is 0, which turns off every check of certificates. ' +
        'Unset it; single certificates can be trusted on the page, and CAs through NODE_EXTRA_CA_CERTS.',
    );
  const { port } = options;
  const ownPort = typeof port === 'function' ? port : () => port;
  const limits = { ...defaultLimits, ...options.limits };
  const key = randomBytes(32).toString('base64url');
  let known: Authorities | undefined;
  const settings: CaptureSettings = {
    limits,
    ownPort,
    find: options.lookup ?? lookup,
    outerProxies: options.outerProxies ?? noOuterProxies,
    nowMs: Date.now,
    authorities: () => (known ??= loadAuthorities(environment)),
  };
  const turns = slots(limits.inFlight, limits.queued);
  let blockedCalls = 0;
  // The same for the life of the server, which is known only once it listens.
  let names: OwnNames | undefined;

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    if (!isCallFor(doors, request)) return false;
    // For the connection's whole life: a page that vanishes is no reason to end the process.
    request.on('error', () => {});
    response.on('error', () => {});
    names ??= ownNames(ownPort());
    const verdict = judgeCall(request, { doors, names, key, callBytes: limits.callBytes });
    if (verdict.kind === 'refused') {
      blockedCalls += 1;
      request.resume();
      sendJson(response, verdict.status, verdict.refusal);
    } else if (verdict.kind === 'key') {
      request.resume();
      sendJson(response, 200, { key } satisfies KeyAnswer);
    } else {
      serveSend({ request, response, turns, settings, log: options.log });
    }
    return true;
  }
  handle.blocked = () => blockedCalls;
  return handle;
}
