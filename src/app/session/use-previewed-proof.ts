import { useEffect, useState } from 'react';
import type { HttpRequest } from '#core/http/message.ts';
import type { DpopKey } from '#core/oauth/dpop-key.ts';
import { nonceFor } from '#core/oauth/dpop-nonce.ts';
import { withDpopProof } from '#core/oauth/dpop-proof.ts';
import { freshProof, keyOfTab } from './send-proved.ts';
import { useSession, useWorkbench } from './session-context.tsx';

export type ProvedPreview =
  | { readonly kind: 'ready'; readonly request: HttpRequest }
  /** The proof is not there yet, or cannot be made: `reason` says why, a sentence. */
  | { readonly kind: 'signing' }
  | { readonly kind: 'no-key'; readonly reason: string };

/** What a proof is made with. */
export type ProvedWith = {
  /** Undefined: the key of this tab. */
  readonly key: DpopKey | undefined;
  /** Undefined at the token endpoint. */
  readonly accessToken: string | undefined;
};

/**
 * The request with a proof of its own: made for the preview, and made anew when it is sent.
 *
 * @param provedWith undefined where the request needs no proof
 */
export function usePreviewedProof(request: HttpRequest, provedWith: ProvedWith | undefined): ProvedPreview {
  const session = useSession();
  const isOn = provedWith !== undefined;
  const { key, accessToken } = provedWith ?? nothing;
  const fault = useWorkbench((state) => state.dpop.fault);
  const { method, url } = request;
  const nonce = useWorkbench(({ dpop }) => nonceFor(dpop.nonces, url));
  const [proof, setProof] = useState<string>();
  useEffect(() => {
    if (!isOn) return;
    let isStale = false;
    const sign = async () => {
      const signer = key ?? (await keyOfTab(session));
      if (signer.kind === 'no-key') return;
      const signed = await freshProof(session, signer, { request: { method, url }, accessToken });
      if (!isStale) setProof(signed);
    };
    void sign();
    return () => {
      isStale = true;
    };
    // A new nonce asks for a new proof, though it is read where the proof is made.
  }, [isOn, session, key, accessToken, method, url, nonce]);
  if (!isOn) return { kind: 'ready', request };
  if (key === undefined && fault !== undefined) return { kind: 'no-key', reason: fault };
  return proof === undefined ? { kind: 'signing' } : { kind: 'ready', request: withDpopProof(request, proof) };
}

const nothing: ProvedWith = { key: undefined, accessToken: undefined };
