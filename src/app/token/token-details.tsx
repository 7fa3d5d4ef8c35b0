import { useDeferredValue } from 'react';
import type { Stretch } from '#core/jwt/token-stretch.ts';
import type { HeldToken } from '../session/selectors.ts';
import { Asking } from './asking.tsx';
import { TokenParts } from './token-parts.tsx';
import { Verification } from './verification.tsx';

type TokenDetailsProps = {
  readonly token: HeldToken;
  readonly caret: number | undefined;
  readonly onLight: (stretch: Stretch | undefined) => void;
};

/** Everything about the token in hand below its text; it follows the typing without holding it up. */
export function TokenDetails({ token, caret, onLight }: TokenDetailsProps) {
  const shown = useDeferredValue(token);
  return (
    <>
      {shown.decoded.kind !== 'opaque' && <Verification token={shown} />}
      <Asking token={shown} />
      <TokenParts token={shown.decoded} lighting={{ caret, light: onLight }} />
    </>
  );
}
