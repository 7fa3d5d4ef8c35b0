import type { DecodedJws, DecodedJwt } from '#core/jwt/decode.ts';
import { algFacts } from '#core/jwt/claims.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import { bytesWords } from '#core/time/words.ts';
import { useDemoMode } from '../ui/demo-mode.ts';
import { Claims } from './claims.tsx';
import { type Lighting, partLighting } from './lighting.ts';
import { HeaderTable, Part } from './part.tsx';
import { PayloadText } from './payload-text.tsx';
import styles from './parts.module.css';

type SignedPartsProps = { readonly token: DecodedJwt | DecodedJws; readonly lighting: Lighting | undefined };

/** Claims (or payload) first, for they are what a person came for; then header and signature. */
export function SignedParts({ token, lighting }: SignedPartsProps) {
  const isDemo = useDemoMode();
  const [header, payload, signature] = token.parts;
  const claimsAt = header.length + 1;
  const signatureAt = claimsAt + payload.length + 1;
  // Odd white space or padding shifts the characters against the bytes: then nothing is laid beside each other.
  const laid = token.oddities.length === 0 ? lighting : undefined;
  const of = (start: number, length: number) => {
    const light = laid === undefined ? undefined : partLighting(laid, start, length);
    return {
      light,
      part: {
        lit: light?.caret !== undefined,
        onPoint: (isOn: boolean) => light?.light(isOn ? { start: 0, end: length } : undefined),
      },
    };
  };
  const head = of(0, header.length);
  const body = of(claimsAt, payload.length);
  return (
    <>
      {token.kind === 'jwt' ? (
        <Claims token={token} lighting={body.light} {...body.part} />
      ) : (
        <Part name="Payload" hue="claimsPart" {...body.part}>
          <p className={styles.partNote}>
            {bytesWords(token.payload.length)} that are no JSON object, so this is a JWS and no JWT (RFC 7515 §3).
          </p>
          {token.nested === undefined && <PayloadText bytes={token.payload} />}
        </Part>
      )}
      <Part name="Header" hue="headerPart" {...head.part}>
        <HeaderTable header={token.header} json={token.headerJson} lighting={head.light} />
      </Part>
      <Part name="Signature" hue="signaturePart" {...of(signatureAt, signature.length).part}>
        <p className={styles.signature}>{signature === '' ? '(empty)' : isDemo ? maskedText : signature}</p>
        <SignatureNote token={token} />
      </Part>
    </>
  );
}

function SignatureNote({ token }: { readonly token: DecodedJwt | DecodedJws }) {
  if (token.unsigned) {
    return (
      <p className={styles.provesNothing} data-proves="nothing">
        Unsigned: it proves nothing. Anyone could have written these claims, and an API that takes this token takes
        everyone’s.
      </p>
    );
  }
  const alg = token.header['alg'];
  return (
    <p className={styles.partNote}>
      {typeof alg === 'string' ? (algFacts(alg) ?? alg) : 'No algorithm is named'}. Decoding shows what the token says;
      whether the issuer wrote it, only <em>Verify</em> tells.
    </p>
  );
}
