import { basicLayers } from '#core/oauth/client-authentication.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import { useWorkbench } from '../session/session-context.tsx';
import styles from './basic-layers-view.module.css';

/** Plain, encoded, base64: each layer as it is made out of the one before, the secret masked unless it is shown. */
export function BasicLayersView({ isSecretShown }: { readonly isSecretShown: boolean }) {
  const { clientId, clientSecret, basicEncoding } = useWorkbench((state) => state.connection);
  const { plain, encoded, base64 } = basicLayers(clientId, clientSecret, basicEncoding);
  const masked = (text: string, idLength: number) =>
    isSecretShown || clientSecret === '' ? text : `${text.slice(0, idLength)}:${maskedText}`;
  const layers = [
    { name: 'Plain', text: masked(plain, clientId.length), note: 'ID, colon, secret, as typed' },
    {
      name: 'Encoded',
      text: masked(encoded, encoded.indexOf(':')),
      note:
        encoded === plain ? `the ${basicEncoding} form changes nothing here` : `changed by the ${basicEncoding} form`,
    },
    {
      name: 'Base64',
      text: `Basic ${isSecretShown || clientSecret === '' ? base64 : maskedText}`,
      note: 'what the Authorization header holds; anyone can decode it',
    },
  ];
  return (
    <>
      <dl className={styles.layers}>
        {layers.map(({ name, text, note }) => (
          <div key={name} className={styles.layer}>
            <dt>
              {name} <span className={styles.note}>{note}</span>
            </dt>
            <dd className={styles.text}>{text}</dd>
          </div>
        ))}
      </dl>
      {!isSecretShown && clientSecret !== '' && (
        <p className={styles.note} data-not-in-demo>
          “Show secret” above shows it here as well.
        </p>
      )}
    </>
  );
}
