import { concatBytes, latin1Bytes, noBytes } from '#core/http/bytes.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { HttpRequest, HttpResponse } from '#core/http/message.ts';
import { requestLine, wireBytes } from '#core/http/wire-request.ts';

/** A message to draw, and whether it is the wire's own bytes or what the page could gather in their place. */
export type DrawableMessage = { readonly bytes: Uint8Array; readonly source: 'wire' | 'gathered' };

/** The request as it will be sent: by the proxy byte for byte, by the browser as far as the page has a say. */
export function plannedRequest(request: HttpRequest, way: Exchange['way']): DrawableMessage {
  if (way === 'proxy') return { bytes: wireBytes(request), source: 'wire' };
  return { bytes: handedToBrowser(request), source: 'gathered' };
}

/** What left, or undefined where nothing did. */
export function sentMessage({ sent, request }: Exchange): DrawableMessage | undefined {
  switch (sent.kind) {
    case 'bytes':
      return { bytes: sent.bytes, source: 'wire' };
    case 'handed-to-browser':
      return { bytes: handedToBrowser(request), source: 'gathered' };
    case 'nothing':
      return undefined;
  }
}

/** What came back, or undefined where nothing did. */
export function receivedMessage({ outcome }: Exchange): DrawableMessage | undefined {
  if (outcome.received.kind === 'bytes') return { bytes: outcome.received.bytes, source: 'wire' };
  if (outcome.kind === 'response') return { bytes: seenByPage(outcome.response), source: 'gathered' };
  return undefined;
}

function handedToBrowser(request: HttpRequest): Uint8Array {
  const fields = request.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return concatBytes([latin1Bytes(`${requestLine(request)}\r\n${fields}\r\n`), request.body]);
}

function seenByPage({ status, reason, headers, body }: HttpResponse): Uint8Array {
  const fields = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const line = `${status}${reason === '' ? '' : ` ${reason}`}`;
  return concatBytes([new TextEncoder().encode(`${line}\r\n${fields}\r\n`), body.length > 0 ? body : noBytes]);
}
