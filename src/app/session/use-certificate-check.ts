import { useEffect, useState } from 'react';
import type { Certificates, NoCertificates } from '#core/certificates/certificate-facts.ts';
import type { PairCheck } from '#core/certificates/check-pair.ts';
import type { ClientCertificate } from '#core/http/client-certificate.ts';
import { useSession } from './session-context.tsx';

/** What a page can tell of a certificate and its key; undefined where one is missing, or not read yet. */
export type CertificateCheck = {
  readonly certificates: Certificates | NoCertificates | undefined;
  /** Certificate and key together. */
  readonly pair: PairCheck | undefined;
};

const nothing: CertificateCheck = { certificates: undefined, pair: undefined };

/** Reads what is held; the proxy judges it anew with each request. What can read it is loaded where somebody has one. */
export function useCertificateCheck(held: ClientCertificate | undefined): CertificateCheck {
  const { clock } = useSession();
  const { certificatePem = '', privateKeyPem = '', passphrase = '' } = held ?? {};
  const [check, setCheck] = useState(nothing);
  useEffect(() => {
    let isCurrent = true;
    const given = { certificatePem, privateKeyPem, passphrase };
    void checkOf(given, clock.now().wallMs).then((found) => isCurrent && setCheck(found));
    return () => {
      isCurrent = false;
    };
  }, [certificatePem, privateKeyPem, passphrase, clock]);
  return held === undefined ? nothing : check;
}

type Given = Pick<ClientCertificate, 'certificatePem' | 'privateKeyPem' | 'passphrase'>;

async function checkOf(given: Given, nowMs: number): Promise<CertificateCheck> {
  if (given.certificatePem === '') return nothing;
  const [{ readCertificates }, { checkPair }] = await Promise.all([
    import('#core/certificates/read-certificates.ts'),
    import('#core/certificates/check-pair.ts'),
  ]);
  const certificates = await readCertificates(given.certificatePem);
  const isPair = certificates.kind === 'certificates' && given.privateKeyPem !== '';
  return { certificates, pair: isPair ? await checkPair(given, nowMs) : undefined };
}
