import type { Exchange } from '#core/http/exchange.ts';
import type { Place } from '#core/http/message-view.ts';
import { certificateProblem } from '#core/http/certificate-problem.ts';
import { Button } from '../ui/button.tsx';
import { CertificateView } from './peer-view.tsx';
import styles from './failure-actions-view.module.css';

type FailureActionsViewProps = {
  readonly exchange: Exchange;
  readonly lit?: readonly Place[];
  /** It is of a run of the history: nothing of it is sent again. */
  readonly isOver?: boolean;
  readonly proxyThere: boolean;
  /** Where it can be found out without sending the request again; the name is for those who cannot see where it stands. */
  readonly findOut?: { readonly name: string; readonly press: () => void };
  readonly onTryThroughProxy: () => void;
  readonly onTrust: (sha256: string) => void;
  readonly onDoNotVerify: () => void;
};

/** What can be done about an exchange that did not come about, before anything is sent again. */
export function FailureActionsView({
  exchange,
  proxyThere,
  findOut,
  lit = [],
  isOver = false,
  ...on
}: FailureActionsViewProps) {
  const { outcome, peer } = exchange;
  if (outcome.kind !== 'failure' || isOver) return null;
  const { failure } = outcome;
  if (failure.kind === 'hidden-by-browser' || failure.kind === 'opaque-redirect') {
    return (
      <div className={styles.actions}>
        <p>
          {proxyThere
            ? `${findOut === undefined ? '' : 'Find out why asks the server what the browser asks before the request; nothing secret is in that. '}Through the proxy the same request shows what really happens. It is sent again, so a server that did execute the first one sees a second.`
            : 'Started on your machine, Grantscope brings a local proxy through which the same request shows what really happens.'}
        </p>
        {proxyThere && (
          <div className={styles.buttons}>
            {findOut !== undefined && (
              <Button look="primary" aria-label={findOut.name} onClick={findOut.press}>
                Find out why
              </Button>
            )}
            <Button onClick={on.onTryThroughProxy}>Try through the proxy</Button>
          </div>
        )}
      </div>
    );
  }
  const leaf = peer?.tls?.chain[0];
  if (leaf === undefined || (failure.kind !== 'untrusted-certificate' && failure.kind !== 'pin-mismatch')) return null;
  return (
    <div className={styles.actions}>
      <p>
        {failure.kind === 'pin-mismatch'
          ? 'This server shows another certificate than the one you trusted. Unless you know that it was renewed, do not go on.'
          : certificateProblem(failure.code)}{' '}
        No byte of the request was sent.
      </p>
      {peer?.tls?.chain.map((certificate, index) => (
        <CertificateView key={certificate.sha256} certificate={certificate} isLeaf={index === 0} lit={lit} />
      ))}
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => on.onTrust(leaf.sha256)}>
          Trust this certificate
        </Button>
        <Button look="danger" onClick={on.onDoNotVerify}>
          Do not verify
        </Button>
      </div>
      <p className={styles.aside}>
        Trusting holds for this one certificate at this host and port, and is kept. Not verifying holds until this tab
        closes, for any certificate: what <code>curl -k</code> does.
      </p>
    </div>
  );
}
