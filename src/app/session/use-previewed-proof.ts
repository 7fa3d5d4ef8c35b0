import { useEffect, useState } from 'react';
import type { HttpRequest } from '#core/http/message.ts';
import { nonceFor } from '#core/oauth/dpop-nonce.ts';
import { withDpopProof } from '#core/oauth/dpop-proof.ts';
import { freshProof, keyOfTab } from './send-proved.ts';
import { useSession, useWorkbench } from './session-context.tsx';

/**
 * The request with a proof of its own where DPoP is on: made for the preview, and made anew when it is sent. Undefined
 * until it is signed; without a key the request stands as it is.
 */
export function usePreviewedProof(request: HttpRequest): HttpRequest | undefined {
  const session = useSession();
  const isOn = useWorkbench((state) => state.connection.dpop);
  const key = useWorkbench((state) => state.dpop.key);
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
      const signed = await freshProof(session, signer, { request: { method, url }, accessToken: undefined });
      if (!isStale) setProof(signed);
    };
    void sign();
    return () => {
      isStale = true;
    };
    // A new nonce asks for a new proof, though it is read where the proof is made.
  }, [isOn, session, key, method, url, nonce]);
  if (!isOn || (key === undefined && fault !== undefined)) return request;
  return proof === undefined ? undefined : withDpopProof(request, proof);
}
