import { type DiscoveryAsked, readDiscoveryAsked, type WebFingerAsked } from '#core/oauth/discovery-asked.ts';
import { discoveredIn, type DiscoveryOutcome } from '#core/oauth/discovery-outcome.ts';
import { type DiscoveryUnusable, isWorthTryingOn, mostTelling, readDiscovery } from '#core/oauth/discovery-read.ts';
import { type DiscoveryTry, discoveryTries, otherDocument } from '#core/oauth/discovery-tries.ts';
import { metadataRequest } from '#core/oauth/metadata-request.ts';
import { readWebFinger, webFingerRequest } from '#core/oauth/web-finger.ts';
import { type MetadataNames, metadataNames } from './find-metadata.ts';
import type { DiscoveryFault } from './discovery-commands.ts';
import { type Lookup, smallAnswerBytes, startLookup } from './lookup.ts';
import type { Session } from './session.ts';

/**
 * Looks for the metadata of the typed issuer, account or address (RFC 8414 §3), or by the token endpoint where none is
 * typed. Only a press leads here, and only hosts that were typed are asked: `agreedIssuer` is one at another host, which
 * the person was shown and pressed for. Nothing is filled in; that is a press of its own.
 */
export async function discover(
  session: Session,
  id: string,
  signal: AbortSignal,
  agreedIssuer?: string,
): Promise<void> {
  const { store } = session;
  const { issuer, connection } = store.getState();
  const typed = agreedIssuer ?? (issuer.trim() === '' ? connection.tokenEndpoint : issuer);
  const asked = readDiscoveryAsked(typed);
  store.setState({ discoveryFault: undefined, discovered: undefined });
  if (asked.kind === 'fault') {
    store.setState({ discoveryFault: { sentence: asked.sentence } });
    return;
  }
  const lookup = startLookup(session, id, 'discover', '', signal);
  try {
    const { fault, ...outcome } = await search(lookup, typed, asked, signal);
    if (signal.aborted) return;
    lookup.discovery(outcome);
    store.setState({ discovered: discoveredIn(outcome), discoveryFault: fault });
  } finally {
    lookup.end();
  }
}

type Searched = DiscoveryOutcome & { readonly fault: DiscoveryFault | undefined };

async function search(lookup: Lookup, typed: string, asked: DiscoveryAsked, signal: AbortSignal): Promise<Searched> {
  const nextName = metadataNames();
  const found = await askAll(lookup, discoveryTries(asked), nextName, signal);
  const webFinger = asked.kind === 'account' || asked.kind === 'issuer' ? asked.webFinger : undefined;
  const isSettled = found.documents.length > 0 || found.unusable?.code === 'no-answer';
  if (webFinger === undefined || isSettled || signal.aborted) {
    return { asked: typed, ...found, fault: faultOf(found) };
  }
  return { asked: typed, ...(await byWebFinger(lookup, webFinger, found, nextName, signal)) };
}

type Found = Pick<DiscoveryOutcome, 'documents' | 'unusable'>;

/** Asks one address after the other; once one has the metadata, also the other specification's place, to compare. */
async function askAll(
  lookup: Lookup,
  tries: readonly DiscoveryTry[],
  nextName: MetadataNames,
  signal: AbortSignal,
): Promise<Found> {
  const others: DiscoveryUnusable[] = [];
  const ask = async (tried: DiscoveryTry) =>
    readDiscovery(await lookup.ask(nextName(), metadataRequest(tried.url), smallAnswerBytes), tried);
  for (const [index, tried] of tries.entries()) {
    const reading = await ask(tried);
    if (reading.kind === 'found') {
      const asked = tries.slice(0, index + 1).map(({ url }) => url);
      const other = signal.aborted
        ? undefined
        : otherDocument({ ...tried, issuer: reading.document.metadata.issuer }, asked);
      const second = other === undefined ? undefined : await ask(other);
      const documents = second?.kind === 'found' ? [reading.document, second.document] : [reading.document];
      return { documents, unusable: undefined };
    }
    others.push(reading);
    if (signal.aborted || !isWorthTryingOn(reading, tried)) break;
  }
  return { documents: [], unusable: mostTelling(others) };
}

async function byWebFinger(
  lookup: Lookup,
  asked: WebFingerAsked,
  before: Found,
  nextName: MetadataNames,
  signal: AbortSignal,
): Promise<Found & { readonly fault: DiscoveryFault | undefined }> {
  const reading = readWebFinger(await lookup.ask('WebFinger', webFingerRequest(asked), smallAnswerBytes));
  if (reading.kind === 'unusable') {
    return { ...before, fault: { sentence: `${reading.reason} ${reading.next}` } };
  }
  const { issuer } = reading;
  const { host } = new URL(issuer);
  if (host !== asked.host) {
    const sentence = `${asked.host} names ${issuer} as its issuer, which is at another host. Press once more if you trust ${asked.host} to say so.`;
    return { ...before, fault: { sentence, elsewhere: { host, issuer } } };
  }
  const found = await askAll(
    lookup,
    discoveryTries({ kind: 'issuer', issuer, webFinger: undefined }),
    nextName,
    signal,
  );
  return { ...found, fault: faultOf(found) };
}

function faultOf({ documents, unusable }: Found): DiscoveryFault | undefined {
  if (documents.length > 0) return undefined;
  if (unusable === undefined) return { sentence: 'There is no address to ask: check what is typed.' };
  const sentence = `${unusable.reason} ${unusable.next}`;
  const { named } = unusable;
  return named === undefined ? { sentence } : { sentence, elsewhere: { host: new URL(named).host, issuer: named } };
}
