import { concatBytes, latin1Bytes, utf8 } from './bytes.ts';
import type { Exchange } from './exchange.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import { requestLine, wireBytes } from './wire-request.ts';

/** A message to draw, and whether it is the wire's own bytes or what the page could gather in their place. */
export type DrawableMessage = {
  readonly bytes: Uint8Array;
  /** What follows on `bytes`: apart, because it may be megabytes that nobody should have to copy. */
  readonly body?: Uint8Array;
  readonly source: 'wire' | 'gathered';
};

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
  if (outcome.kind === 'response') {
    const { response } = outcome;
    return { bytes: headSeenByPage(response), body: response.body, source: 'gathered' };
  }
  return undefined;
}

function handedToBrowser(request: HttpRequest): Uint8Array {
  const fields = request.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return concatBytes([latin1Bytes(`${requestLine(request)}\r\n${fields}\r\n`), request.body]);
}

function headSeenByPage({ status, reason, headers }: HttpResponse): Uint8Array {
  const fields = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const line = `${status}${reason === '' ? '' : ` ${reason}`}`;
  return utf8(`${line}\r\n${fields}\r\n`);
}
