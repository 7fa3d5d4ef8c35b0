import type { SigningKey } from '#core/jwt/signing-key.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useDemoMode, useRevealed } from '../ui/demo-mode.ts';
import { PublicKey } from '../wire/public-key.tsx';
import styles from './make-token.module.css';

/** What the API must know to verify the token: the public key in three forms, or that there is a shared secret. */
export function KeyToRegister({ signingKey }: { readonly signingKey: SigningKey }) {
  const { publicJwk, publicPem, generatedSecret } = signingKey;
  if (publicJwk !== undefined && publicPem !== undefined) {
    return (
      <div className={styles.key}>
        <p className={styles.note}>
          To make an API accept tokens like this one, register this public key there as one that it trusts for the
          issuer in “iss”. Nothing in it is secret.
        </p>
        <PublicKey signingKey={signingKey} name="public key" />
      </div>
    );
  }
  return generatedSecret === undefined ? (
    <p className={styles.note}>The API needs the same shared secret to verify the token; it is not repeated here.</p>
  ) : (
    <GeneratedSecret secret={generatedSecret} />
  );
}

function GeneratedSecret({ secret }: { readonly secret: string }) {
  const [isShown, setShown] = useRevealed();
  const isDemo = useDemoMode();
  return (
    <div className={styles.key}>
      <p className={styles.note}>
        To make an API accept tokens like this one, give it this shared secret, as text. Whoever has it can make such
        tokens too.
      </p>
      {isShown && (
        <pre className={styles.text} tabIndex={0}>
          {secret}
        </pre>
      )}
      <div className={styles.tools}>
        <Button look="quiet" aria-pressed={isShown} data-reveals onClick={() => setShown(!isShown)}>
          Show generated secret
        </Button>
        {!isDemo && (
          <CopyButton name="Copy generated secret" done="The generated secret is copied" text={() => secret} />
        )}
      </div>
    </div>
  );
}
