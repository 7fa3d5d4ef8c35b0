import type { SigningKey } from '#core/jwt/signing-key.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import styles from './public-key.module.css';

type PublicKeyProps = {
  readonly signingKey: SigningKey;
  /** Whose key it is, as the copy buttons name it: “public key”. */
  readonly name: string;
};

/** The public part of a key in the forms in which servers want it. Nothing in it is secret. */
export function PublicKey({ signingKey, name }: PublicKeyProps) {
  const { publicJwk, publicPem } = signingKey;
  if (publicJwk === undefined || publicPem === undefined) return null;
  const forms = [
    { form: 'JWK', text: written(publicJwk) },
    { form: 'JWKS', text: written({ keys: [publicJwk] }) },
    { form: 'PEM', text: publicPem },
  ];
  return (
    <Tabs
      label={`${name.charAt(0).toUpperCase()}${name.slice(1)}`}
      tabs={forms.map(({ form, text }) => ({
        name: form,
        panel: (
          <>
            {/* What scrolls must be reachable by keyboard. */}
            <pre className={styles.text} tabIndex={0}>
              {text}
            </pre>
            <div className={styles.tools}>
              <CopyButton
                name={`Copy ${name} as ${form}`}
                done={`The ${name} is copied as ${form}`}
                text={() => text}
              />
            </div>
          </>
        ),
      }))}
    />
  );
}

function written(value: object): string {
  return JSON.stringify(value, null, 2);
}
