import type { Exchange } from './exchange.ts';

/** Bytes out and in; undefined where the browser hides them. In the Browser way `bytesIn` counts the decoded body. */
export function exchangeSize({ sent, outcome }: Exchange): {
  readonly bytesOut: number | undefined;
  readonly bytesIn: number;
} {
  const bytesOut = { bytes: sent.kind === 'bytes' ? sent.bytes.length : 0, nothing: 0, 'handed-to-browser': undefined }[
    sent.kind
  ];
  if (outcome.received.kind === 'bytes') return { bytesOut, bytesIn: outcome.received.bytes.length };
  return { bytesOut, bytesIn: outcome.kind === 'response' ? outcome.response.body.length : 0 };
}
