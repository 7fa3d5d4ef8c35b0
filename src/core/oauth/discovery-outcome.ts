import { disagreements, type Discovered, readDiscovered } from './discovered.ts';
import type { DiscoveryDocument, DiscoveryUnusable } from './discovery-read.ts';

/** What a discovery came to. */
export type DiscoveryOutcome = {
  /** As it was typed, or taken from the token endpoint. */
  readonly asked: string;
  /** Those that count, in the order in which they were found; the first one is used. */
  readonly documents: readonly DiscoveryDocument[];
  /** The answer that says most about why none was found; undefined where one was, or nothing was asked for metadata. */
  readonly unusable: DiscoveryUnusable | undefined;
};

/** The facts of the document that is used. */
export function discoveredIn({ documents: [first] }: DiscoveryOutcome): Discovered | undefined {
  return first === undefined ? undefined : readDiscovered(first);
}

/** What the second document of the same server tells differently from the first. */
export function disagreementsIn({ documents: [first, second] }: DiscoveryOutcome): readonly string[] {
  return first === undefined || second === undefined
    ? []
    : disagreements(readDiscovered(first), readDiscovered(second));
}
