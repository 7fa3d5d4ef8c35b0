import { cutAtStandIns } from '#core/keeping/compare/fingerprints.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './compare.module.css';

/** A text of a kept run: what stands for a secret is drawn as such. */
export function RedactedText({ text }: { readonly text: string }) {
  return (
    <>
      {cutAtStandIns(text).map((piece, index) =>
        piece.isStandIn ? (
          <span key={index} className={styles.redacted} data-redacted="">
            {piece.text}
          </span>
        ) : (
          <MarkedText key={index} text={piece.text} />
        ),
      )}
    </>
  );
}

/** What the stand-ins mean, said once where there are any. */
export const redactedWords =
  'What has a dashed frame stands for a secret that was not kept. The six characters are its fingerprint on this device: equal ones stand for the same secret, and the secret cannot be found from them.';
