import { headerValue, type HttpRequest } from '#core/http/message.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { JsonText } from './json-text.tsx';
import styles from './proof-view.module.css';

type ProofViewProps = { readonly request: HttpRequest; readonly open?: boolean; readonly children?: React.ReactNode };

/** The DPoP proof of a request, decoded; nothing where there is none. It is no secret: it proves this one request. */
export function ProofView({ request, open = false, children }: ProofViewProps) {
  const proof = headerValue(request.headers, 'DPoP');
  if (proof === undefined) return null;
  const decoded = decodeToken(proof);
  return (
    <details className={styles.proof} open={open}>
      <summary>DPoP proof, decoded</summary>
      {children}
      {decoded.kind === 'jwt' ? (
        <>
          <JsonText name="Proof header" json={decoded.headerJson} />
          <JsonText name="Proof claims" json={decoded.claimsJson} />
        </>
      ) : (
        <p>What stands in the DPoP header is no JWT, so it is no proof.</p>
      )}
    </details>
  );
}
