import { type ReactNode, useState } from 'react';
import { decodeToken } from '#core/jwt/decode-token.ts';
import type { DecodedJwe, DecodedToken } from '#core/jwt/decode.ts';
import { decryptToken, type Decryption } from '#core/jwt/decrypt-token.ts';
import { type GivenAs, readGivenKey } from '#core/jwt/given-key.ts';
import { readJsonBytes } from '#core/jwt/read-json-part.ts';
import { Button } from '../ui/button.tsx';
import { GivenKey } from './given-key.tsx';
import { type Lighting, partLighting } from './lighting.ts';
import { HeaderTable, Part } from './part.tsx';
import { JsonText } from '../wire/json-text.tsx';
import { PayloadText } from './payload-text.tsx';
import styles from './parts.module.css';
import form from './verification.module.css';

type EncryptedPartsProps = {
  readonly token: DecodedJwe;
  readonly lighting: Lighting | undefined;
  /** Draws the token that was within. */
  readonly children: (within: DecodedToken) => ReactNode;
};

/** The header of an encrypted token, and what is within once the person has given the key. */
export function EncryptedParts({ token, lighting, children }: EncryptedPartsProps) {
  const laid = token.oddities.length === 0 ? lighting : undefined;
  const light = laid === undefined ? undefined : partLighting(laid, 0, token.parts[0].length);
  return (
    <>
      <p className={styles.empty}>
        The token is encrypted (RFC 7516): only its header can be read without the key of the API that it is meant for.
      </p>
      <Part name="Header" hue="headerPart" lit={light?.caret !== undefined}>
        <HeaderTable header={token.header} json={token.headerJson} lighting={light} />
      </Part>
      <Decrypt text={token.parts.join('.')}>{children}</Decrypt>
    </>
  );
}

/** What was decrypted, with all that it is bound to: another token or another key makes it void. */
type Result = { readonly text: string; readonly key: string; readonly as: GivenAs; readonly decryption: Decryption };

function Decrypt({ text, children }: { readonly text: string; readonly children: EncryptedPartsProps['children'] }) {
  const [key, setKey] = useState('');
  const [as, setAs] = useState<GivenAs>('key');
  const [result, setResult] = useState<Result>();
  const decrypt = async () => {
    setResult({ text, key, as, decryption: await decryptToken({ token: text, reading: await readGivenKey(key, as) }) });
  };
  const isBound = result !== undefined && result.text === text && result.key === key && result.as === as;
  return (
    <details className={`${form.more} ${styles.decrypt}`}>
      <summary>Decrypt with a key that you give</summary>
      <div className={form.form}>
        <GivenKey label="Decryption key" text={key} as={as} onText={setKey} onAs={setAs} />
        <Button onClick={() => void decrypt()} disabled={key === ''}>
          Decrypt
        </Button>
      </div>
      {/* What was within may be long: only that there is something is read out. */}
      <p role="status" className="visually-hidden">
        {isBound && (result.decryption.kind === 'cannot-decrypt' ? 'It cannot be decrypted.' : 'Decrypted.')}
      </p>
      {isBound && <Decrypted decryption={result.decryption}>{children}</Decrypted>}
    </details>
  );
}

function Decrypted({
  decryption,
  children,
}: {
  readonly decryption: Decryption;
  readonly children: EncryptedPartsProps['children'];
}) {
  if (decryption.kind === 'cannot-decrypt') {
    return (
      <p className={styles.note} data-decrypted="no">
        {decryption.reason} {decryption.next}
      </p>
    );
  }
  const within = decodeToken(decryption.text);
  return (
    <div role="group" aria-label="The content within" className={styles.nested} data-decrypted="yes">
      <p className={styles.note}>
        Decrypted. That says who may read it, not who wrote it: only a signature within can tell that.
      </p>
      {within.kind === 'opaque' ? <Content bytes={decryption.bytes} /> : children(within)}
    </div>
  );
}

/** Claims that were encrypted without being signed (RFC 7519 §3), or something else altogether. */
function Content({ bytes }: { readonly bytes: Uint8Array }) {
  const claims = readJsonBytes(bytes, []);
  return claims.kind === 'object' ? (
    <JsonText name="Claims within" json={claims.json} />
  ) : (
    <PayloadText bytes={bytes} />
  );
}
