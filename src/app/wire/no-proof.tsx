import styles from './preview-frame.module.css';

type NoProofProps = {
  readonly proved: { readonly kind: 'signing' } | { readonly kind: 'no-key'; readonly reason: string };
};

/** Why a planned request is not drawn: its proof is not there yet, or cannot be made. */
export function NoProof({ proved }: NoProofProps) {
  if (proved.kind === 'signing') return <p className={styles.missing}>The proof is being signed…</p>;
  return <p className={styles.missing}>Without a DPoP proof nothing is sent. {proved.reason}</p>;
}
