import { hostAndPort, trustFor } from '#core/oauth/connection.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useCertificateCheck } from '../session/use-certificate-check.ts';
import { CertificateFactsView } from './certificate-facts-view.tsx';
import { CertificateHosts } from './certificate-hosts.tsx';
import { CertificateInBrowser } from './certificate-in-browser.tsx';
import { CertificateToRegister } from './certificate-to-register.tsx';
import { GiveCertificate } from './give-certificate.tsx';
import { PlaygroundCertificate } from './playground-certificate.tsx';
import styles from './certificate.module.css';

/** The client certificate for the token endpoint's host and port, and where else it is shown. */
export function CertificateView() {
  const url = useWorkbench((state) => state.connection.tokenEndpoint);
  const target = hostAndPort(url);
  return (
    <fieldset className={styles.certificate}>
      <legend className="visually-hidden">Client certificate</legend>
      <CertificateInBrowser />
      {target === undefined || !url.startsWith('https:') ? (
        <p className={styles.note}>{noPlace(target)}</p>
      ) : (
        <ForServer key={target} target={target} url={url} />
      )}
      <CertificateHosts target={target} />
    </fieldset>
  );
}

function noPlace(target: string | undefined): string {
  if (target === undefined) return 'Type the token endpoint first: a certificate is held for one host and port.';
  return 'The token endpoint says http, and a certificate is shown in the TLS handshake of https alone.';
}

function ForServer({ target, url }: { readonly target: string; readonly url: string }) {
  const held = useWorkbench((state) => state.clientCertificates.find((each) => each.hostAndPort === target));
  const check = useCertificateCheck(held);
  return (
    <>
      <p className={styles.note}>
        Shown in the TLS handshake, to {target} alone. In this tab’s memory only; the local proxy gets it with each
        request and keeps nothing.
      </p>
      <CertificateFactsView check={check} hasKey={held !== undefined && held.privateKeyPem !== ''} />
      <PlaygroundCertificate held={held} />
      {check.certificates?.kind === 'certificates' && <CertificateToRegister certificates={check.certificates} />}
      <GiveCertificate held={held} target={target} check={check} />
      {held !== undefined && <Unverified target={target} url={url} isConfirmed={held.unverifiedConfirmed} />}
    </>
  );
}

type UnverifiedProps = { readonly target: string; readonly url: string; readonly isConfirmed: boolean };

/** Whoever answers for an unverified server learns who the client is, so that has to be agreed to (security.md T26). */
function Unverified({ target, url, isConfirmed }: UnverifiedProps) {
  const isOff = useWorkbench((state) => trustFor(url, state.pins, state.unverified).kind === 'off');
  const { editCertificate } = useCommands();
  if (!isOff) return null;
  return (
    <div className={styles.unverified}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isConfirmed}
          onChange={(event) => editCertificate(target, { unverifiedConfirmed: event.target.checked })}
        />{' '}
        Show it also to an unverified server
      </label>
      <p className={styles.note}>
        Verification is off for {target}, so anyone on the way may be the one who answers. Without this nothing is sent.
      </p>
    </div>
  );
}
