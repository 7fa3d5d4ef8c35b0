import { parseFrame } from '#core/contract/parse-frame.ts';
import { proxyKeyHeader, proxyKeyPath, proxySendPath } from '#core/contract/paths.ts';
import type { Frame, SendEnvelope } from '#core/contract/send.ts';
import { base64 } from '#core/http/bytes.ts';
import type { Failure, Transport } from '#core/http/exchange.ts';
import { requestFault } from '#core/http/wire-request.ts';
import type { Clock } from './clock.ts';
import { startGathering } from './gather-frames.ts';
import { askForKey, callOwnServer, refusalIn } from './own-server.ts';
import { nextTask } from './next-task.ts';
import { pace } from './pace.ts';
import { largeBytes } from './read-body.ts';
import { readLines } from './read-lines.ts';

/**
 * The way through the local proxy: the request goes there as data, what happened on the wire comes back as frames.
 * A stopped proxy is an outcome; nothing is ever sent a second time by itself, except after the gate refused the key,
 * which is before anything left.
 */
export function proxyTransport(clock: Clock): Transport {
  let key: Promise<string | Failure> | undefined;
  return async (request, options) => {
    const gathering = startGathering(request, clock, options.detour);
    const fault = options.wayFault ?? requestFault(request);
    if (fault !== undefined) return gathering.fail({ kind: 'request-refused', ...fault });
    const envelope: SendEnvelope = {
      method: request.method,
      url: request.url,
      headers: request.headers,
      bodyBase64: base64(request.body),
      ...(request.asWritten && { asWritten: true }),
      trust: options.trust,
      ...(options.detour === undefined ? {} : { detour: options.detour }),
      ...(options.clientCertificate === undefined ? {} : { clientCertificate: options.clientCertificate }),
      maxResponseBytes: options.maxResponseBytes,
    };
    const watched = pace(() => {
      const answer = gathering.answer();
      const receivedBytes = gathering.receivedBytes();
      options.onProgress?.({ phase: 'body', receivedBytes, ...(answer === undefined ? {} : { answer }) });
    });
    try {
      let reply = await post(await (key ??= askForKey(proxyKeyPath)), envelope, options.signal);
      if (reply instanceof Response && reply.status === 401) {
        // The proxy was restarted, so its key is another one (security.md T29).
        key = askForKey(proxyKeyPath);
        reply = await post(await key, envelope, options.signal);
      }
      if (!(reply instanceof Response)) {
        key = undefined;
        return gathering.fail(reply);
      }
      if (!reply.ok) return gathering.fail(await refusalIn(reply));
      for await (const line of readLines(reply)) {
        const frame = parseFrame(line);
        if (frame === undefined) break;
        gathering.add(frame);
        if (phaseAfter(frame) === 'body') watched.note();
        else options.onProgress?.({ phase: phaseAfter(frame), receivedBytes: 0 });
      }
      if (gathering.receivedBytes() > largeBytes) await nextTask();
      return gathering.finish(options.signal.aborted);
    } catch {
      return gathering.finish(options.signal.aborted);
    } finally {
      watched.stop();
    }
  };
}

async function post(key: string | Failure, envelope: SendEnvelope, signal: AbortSignal): Promise<Response | Failure> {
  if (typeof key !== 'string') return key;
  return callOwnServer(proxySendPath, envelope, { headers: { [proxyKeyHeader]: key }, signal });
}

function phaseAfter(frame: Frame): 'dns' | 'connect' | 'tls' | 'send' | 'first-byte' | 'body' {
  switch (frame.frame) {
    case 'dns':
      return 'connect';
    case 'connect':
    case 'tunnel':
      return 'tls';
    case 'tls':
      return 'send';
    case 'request-bytes':
      return 'first-byte';
    case 'response-bytes':
    case 'done':
    case 'error':
      return 'body';
  }
}
