import type { FaultOn } from '#core/contract/playground-faults.ts';

/** How an authorization server differs from the playground's ordinary one. */
export type ServerChanges = {
  /** The `aud` of every token, whatever was asked for. */
  readonly audience: string | undefined;
  /** How far ahead its clock is; negative: behind. */
  readonly clockOffSeconds: number;
  /** The keys that it shows are not those that it signs with. */
  readonly showsOtherKeys: boolean;
  /** It gives the token of before for as long as that lives. */
  readonly repeatsTokens: boolean;
  /** It wants a DPoP proof with a nonce from every client. */
  readonly demandsNonce: boolean;
};

/** What these faults change about the authorization server. */
export function serverChanges(faults: readonly FaultOn[]): ServerChanges {
  const isOn = (id: FaultOn['id']): boolean => faults.some((fault) => fault.id === id);
  return {
    audience: isOn('wrong-aud') ? 'account' : undefined,
    clockOffSeconds: (faults.find(({ id }) => id === 'clock-off')?.amount ?? 0) * 60,
    showsOtherKeys: isOn('key-rotated'),
    repeatsTokens: isOn('same-token'),
    demandsNonce: isOn('dpop-nonce'),
  };
}
