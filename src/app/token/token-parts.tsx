import type { DecodedToken } from '#core/jwt/decode.ts';
import { bytesWords } from '#core/time/words.ts';
import { EncryptedParts } from './encrypted-parts.tsx';
import type { Lighting } from './lighting.ts';
import { SignedParts } from './signed-parts.tsx';
import { HeaderTable, Part } from './part.tsx';
import styles from './parts.module.css';

type TokenPartsProps = {
  readonly token: DecodedToken;
  /** Undefined for a token within a token: its text is not on screen. */
  readonly lighting?: Lighting | undefined;
};

/** What the token says of itself. Reading is not verifying, and the panel says so. */
export function TokenParts({ token, lighting }: TokenPartsProps) {
  switch (token.kind) {
    case 'jwt':
    case 'jws':
      return (
        <>
          <SignedParts token={token} lighting={lighting} />
          {token.kind === 'jws' && token.nested !== undefined && (
            <div role="group" aria-label="The token within" className={styles.nested}>
              <p className={styles.note}>
                The payload is a token itself (RFC 7519 §5.2). The signature above covers it; its own one is another
                matter.
              </p>
              <TokenParts token={token.nested} />
            </div>
          )}
        </>
      );
    case 'jwe':
      return (
        <EncryptedParts token={token} lighting={lighting}>
          {(within) => <TokenParts token={within} />}
        </EncryptedParts>
      );
    case 'opaque':
      return (
        <div className={styles.empty}>
          <p>
            This token is opaque: a reference that only its server can look up. There is nothing to decode, and that is
            by design: what it stands for can change or be revoked on the server at any time.
          </p>
          <p>
            An API asks the server what it is worth (token introspection, RFC 7662); <em>Introspect</em> above asks the
            same question. Where a gateway asks once and passes a signed JWT on to the APIs behind it, that JWT is
            called a phantom token: outside only the reference is seen, inside every API can read claims.
          </p>
        </div>
      );
    case 'damaged':
      return (
        <>
          <div className={styles.empty}>
            <p>
              This looks like a JWT, but its {token.part} cannot be read: {token.reason}
            </p>
            <p>Perhaps a part was lost in copying. As it stands, an API would refuse it.</p>
          </div>
          {token.header !== undefined && token.headerJson !== undefined && (
            <Part name="Header" hue="headerPart">
              <HeaderTable header={token.header} json={token.headerJson} lighting={undefined} />
            </Part>
          )}
        </>
      );
    case 'too-large':
      return (
        <p className={styles.empty}>
          The token is {bytesWords(token.characters)} long: too large to take apart here. No server takes a header of
          that size.
        </p>
      );
  }
}
