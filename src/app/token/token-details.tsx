import { useDeferredValue } from 'react';
import type { Stretch } from '#core/jwt/token-stretch.ts';
import { answerOf, type HeldToken } from '../session/selectors.ts';
import { Asking } from './asking.tsx';
import { GrantedView } from './granted-view.tsx';
import { ProfileView } from './profile-view.tsx';
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
      {shown.decoded.kind === 'jwt' && (
        <ProfileView token={shown.decoded} isClientCredentials={shown.run.kind === 'token' ? true : undefined} />
      )}
      <Granted token={shown} />
      <TokenParts token={shown.decoded} lighting={{ caret, light: onLight }} />
    </>
  );
}

/** What was asked for beside what came, where a request of this page brought the token. */
function Granted({ token }: { readonly token: HeldToken }) {
  if (token.run.kind !== 'token') return null;
  const answer = answerOf(token.run);
  if (answer?.kind !== 'issued') return null;
  return <GrantedView request={token.run.exchange.request} answer={answer} token={token.decoded} />;
}
