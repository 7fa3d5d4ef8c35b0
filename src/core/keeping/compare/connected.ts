import { destinationText } from '../../http/detour.ts';
import type { Exchange, Peer } from '../../http/exchange.ts';
import type { Difference } from './comparison.ts';
import { differenceOf } from './difference-of.ts';
import type { Both } from './run-facts.ts';
import { tlsDifferences } from './tls.ts';

/** How the requests travelled: TLS first, then the way, the addresses, and what was dialled instead. */
export function connectionDifferences({ before, after }: Both): readonly Difference[] {
  const [from, to] = [before.exchange, after.exchange];
  if (from === undefined || to === undefined) return [];
  const isOneKind = before.run.kind === after.run.kind;
  return [
    ...(isOneKind && from.peer !== undefined && to.peer !== undefined ? tlsDifferences(from.peer, to.peer) : []),
    ...wayDifference(from, to),
    ...(isOneKind ? [...peerDifferences(from.peer, to.peer), ...detourDifferences(from, to)] : []),
  ];
}

function wayDifference(before: Exchange, after: Exchange): readonly Difference[] {
  const words = (way: Exchange['way']) => (way === 'browser' ? 'by the browser' : 'through the proxy');
  return differenceOf({
    id: 'way',
    area: 'connection',
    weight: 'important',
    subject: 'The way',
    before: words(before.way),
    after: words(after.way),
    sentence: `It was sent ${words(after.way)} instead of ${words(before.way)}`,
  });
}

function peerDifferences(before: Peer | undefined, after: Peer | undefined): readonly Difference[] {
  if (before === undefined || after === undefined) return [];
  return [
    ...differenceOf({
      id: 'network proxy',
      area: 'connection',
      weight: 'important',
      subject: 'The network’s proxy',
      before: before.via?.proxy,
      after: after.via?.proxy,
    }),
    ...differenceOf({
      id: 'address',
      area: 'connection',
      weight: 'minor',
      subject: 'The address that was dialled',
      before: addressOf(before),
      after: addressOf(after),
    }),
    ...differenceOf({
      id: 'network proxy answer',
      area: 'connection',
      weight: 'minor',
      subject: 'What the network’s proxy answered',
      before: before.via?.answer,
      after: after.via?.answer,
    }),
  ];
}

function addressOf({ address, port }: Peer): string {
  return destinationText({ host: address, port });
}

function detourDifferences(before: Exchange, after: Exchange): readonly Difference[] {
  const connectTo = ({ detour }: Exchange) =>
    detour?.connectTo === undefined ? undefined : destinationText(detour.connectTo);
  return [
    ...differenceOf({
      id: 'connect to',
      area: 'connection',
      weight: 'important',
      subject: 'What is dialled instead of the URL’s host',
      before: connectTo(before),
      after: connectTo(after),
    }),
    ...differenceOf({
      id: 'chosen server name',
      area: 'connection',
      weight: 'important',
      subject: 'The server name chosen for TLS',
      before: before.detour?.serverName,
      after: after.detour?.serverName,
    }),
  ];
}
