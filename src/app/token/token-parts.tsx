import type { ReactNode } from 'react';
import { claimText } from '#core/jwt/claim-text.ts';
import type { DecodedJwt, DecodedToken } from '#core/jwt/decode.ts';
import { algFacts, headerFacts } from '#core/jwt/claims.ts';
import { Claims } from './claims.tsx';
import { FactTable } from './fact-table.tsx';
import styles from './token.module.css';

/** What the token says of itself. Reading is not verifying, and the panel says so. */
export function TokenParts({ token }: { readonly token: DecodedToken }) {
  switch (token.kind) {
    case 'jwt':
      return <JwtParts token={token} />;
    case 'jwe':
      return (
        <>
          <Part name="Header">
            <HeaderTable header={token.header} />
          </Part>
          <p className={styles.note}>
            The token is encrypted (RFC 7516): its claims can be read only with the key of the API it is meant for.
          </p>
        </>
      );
    case 'opaque':
      return (
        <div className={styles.empty}>
          <p>
            This token is opaque: a reference that only its server can look up. There is nothing to decode, and that is
            by design: what it stands for can change or be revoked on the server at any time.
          </p>
          <p>The API asks the server what the token is worth (token introspection, RFC 7662).</p>
        </div>
      );
    case 'damaged':
      return (
        <div className={styles.empty}>
          <p>
            This looks like a JWT, but its {token.part} cannot be read: {token.reason}
          </p>
          <p>Perhaps a part was lost in copying. As it stands, an API would refuse it.</p>
        </div>
      );
    case 'too-large':
      return <p className={styles.note}>The token is too large to take apart here.</p>;
  }
}

function JwtParts({ token }: { readonly token: DecodedJwt }) {
  const alg = token.header['alg'];
  return (
    <>
      <Part name="Header" hue="headerPart">
        <HeaderTable header={token.header} />
      </Part>
      <Part name="Claims" hue="claimsPart">
        <Claims claims={token.claims} />
      </Part>
      <Part name="Signature" hue="signaturePart">
        <p className={styles.signature}>{token.parts[2] === '' ? '(empty)' : token.parts[2]}</p>
        <p className={styles.partNote}>
          {token.unsigned
            ? 'There is no signature, so anyone could have written these claims. They prove nothing.'
            : `${typeof alg === 'string' ? (algFacts(alg) ?? alg) : 'No algorithm is named'}. Decoded, not verified: nobody has checked yet that the issuer wrote this.`}
        </p>
      </Part>
    </>
  );
}

function HeaderTable({ header }: { readonly header: DecodedJwt['header'] }) {
  return (
    <FactTable
      caption="Header parameters"
      rows={Object.entries(header).map(([name, value]) => ({
        name,
        value: claimText(value),
        facts: headerFacts(name),
        words: name === 'alg' && typeof value === 'string' ? algFacts(value) : undefined,
      }))}
    />
  );
}

function Part({
  name,
  hue,
  children,
}: {
  readonly name: string;
  readonly hue?: 'headerPart' | 'claimsPart' | 'signaturePart';
  readonly children: ReactNode;
}) {
  return (
    <div role="group" aria-label={name} className={styles.part}>
      <h3 className={styles.partName}>
        {hue !== undefined && <span className={`${styles.dot} ${styles[hue]}`} aria-hidden="true" />}
        {name}
      </h3>
      {children}
    </div>
  );
}
