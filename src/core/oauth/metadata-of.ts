import type { Metadata } from './metadata-read.ts';

/** Whether metadata that were found by guessing the issuer are those of this token endpoint: they must name it. */
export function isMetadataOf({ tokenEndpoint }: Metadata, typed: string): boolean {
  if (tokenEndpoint === undefined || !URL.canParse(tokenEndpoint) || !URL.canParse(typed)) return false;
  return new URL(tokenEndpoint).href === new URL(typed).href;
}
