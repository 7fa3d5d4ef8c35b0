import type { Exchange, Outcome, Tls } from '../../http/exchange.ts';
import type { Deviation } from '../../http/message.ts';
import type { BodyCut, NamedExchange } from '../../keeping/kept-run.ts';
import { type HarBytes, harBytes } from './har-bytes.ts';
import { type HarRequest, harRequest, type HarResponse, harResponse, noHarResponse } from './har-messages.ts';
import { type HarTimings, harTimings } from './har-timings.ts';

/** One exchange as an entry of an HTTP Archive. */
export type HarEntry = {
  readonly pageref: string;
  readonly startedDateTime: string;
  /** Ms, the sum of all timings that are known. */
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: HarTimings;
  readonly serverIPAddress?: string;
  /** The name of the step as on screen. */
  readonly comment: string;
  readonly _way: Exchange['way'];
  /** What is known of the bytes that left. */
  readonly _sent: Exchange['sent']['kind'];
  readonly _ending?: Extract<Outcome, { kind: 'response' }>['ending'];
  /** Why there is no answer. */
  readonly _failure?: Extract<Outcome, { kind: 'failure' }>['failure'];
  /** What came back in spite of the failure. */
  readonly _received?: HarBytes;
  readonly _deviations?: readonly Deviation[];
  readonly _detour?: Exchange['detour'];
  /** With the whole chain of the server's certificates, leaf first. */
  readonly _tls?: Tls;
  /** The proxy of the network, which the connection went through. */
  readonly _via?: { readonly proxy: string; readonly answer?: string };
  /** How long the body was of which only the beginning is here, in bytes. */
  readonly _wholeRequestBodyBytes?: number;
  readonly _wholeResponseBodyBytes?: number;
};

/** @param pageref the id of the run's page */
export function harEntry({ name, exchange }: NamedExchange, pageref: string, cuts: readonly BodyCut[]): HarEntry {
  const timings = harTimings(exchange.timing);
  return {
    pageref,
    startedDateTime: new Date(exchange.startedAtMs).toISOString(),
    time: timings.total,
    request: harRequest(exchange),
    response: exchange.outcome.kind === 'response' ? harResponse(exchange.outcome.response) : noHarResponse,
    cache: {},
    timings: timings.parts,
    comment: name,
    _way: exchange.way,
    _sent: exchange.sent.kind,
    ...ofOutcome(exchange.outcome),
    ...(exchange.detour === undefined ? {} : { _detour: exchange.detour }),
    ...ofPeer(exchange),
    ...ofCuts(cuts),
  };
}

function ofOutcome(outcome: Outcome): Partial<HarEntry> {
  if (outcome.kind === 'response') {
    const { deviations } = outcome.response;
    return { _ending: outcome.ending, ...(deviations.length === 0 ? {} : { _deviations: deviations }) };
  }
  const { failure, received } = outcome;
  return { _failure: failure, ...(received.kind === 'bytes' ? { _received: harBytes(received.bytes) } : {}) };
}

function ofPeer({ peer }: Exchange): Partial<HarEntry> {
  if (peer === undefined) return {};
  const { via, tls, address } = peer;
  return {
    // With a proxy in between it is that one's address, and the server's is not known.
    ...(via === undefined && isAddress(address) ? { serverIPAddress: address } : {}),
    ...(via === undefined ? {} : { _via: via }),
    ...(tls === undefined ? {} : { _tls: tls }),
  };
}

function isAddress(text: string): boolean {
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) || /^[\da-f:.]*:[\da-f:.]*$/i.test(text);
}

function ofCuts(cuts: readonly BodyCut[]): Partial<HarEntry> {
  const whole = (side: BodyCut['side']) => cuts.find((cut) => cut.side === side)?.wholeBytes;
  const [request, response] = [whole('request'), whole('response')];
  return {
    ...(request === undefined ? {} : { _wholeRequestBodyBytes: request }),
    ...(response === undefined ? {} : { _wholeResponseBodyBytes: response }),
  };
}
