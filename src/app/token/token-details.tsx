import { memo, useDeferredValue } from 'react';
import type { JsonObject } from '#core/jwt/decode.ts';
import type { Stretch } from '#core/jwt/token-stretch.ts';
import { shownCertificate } from '#core/oauth/certificate-binding.ts';
import { readIntrospection } from '#core/oauth/introspection-response.ts';
import { lookupOf } from '../session/lookups-of.ts';
import type { LookupRun } from '../session/run.ts';
import { answerOf, type HeldToken, isRecorded } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Asking } from './asking.tsx';
import { GrantedView } from './granted-view.tsx';
import { ProfileView } from './profile-view.tsx';
import { RedactedNote } from './redacted-note.tsx';
import { TokenParts } from './token-parts.tsx';
import { Verification } from './verification.tsx';

type TokenDetailsProps = {
  readonly token: HeldToken;
  readonly caret: number | undefined;
  readonly onLight: (stretch: Stretch | undefined) => void;
};

/** It follows the typing without holding it up: with the caret, too, it comes once there is time for it. */
export function TokenDetails({ token, caret, onLight }: TokenDetailsProps) {
  return <Details token={useDeferredValue(token)} caret={useDeferredValue(caret)} onLight={onLight} />;
}

/**
 * Everything about the token in hand below its text, what matters most first: of a token that can be read the verdict and
 * its claims, of an opaque one what its server says.
 */
const Details = memo(function Details({ token, caret, onLight }: TokenDetailsProps) {
  const { decoded } = token;
  const parts = <TokenParts token={decoded} lighting={{ caret, light: onLight }} />;
  const isOver = isRecorded(token.run);
  if (decoded.kind === 'opaque') {
    return (
      <>
        {isOver ? <RedactedNote /> : <Asking token={token} />}
        <Granted token={token} />
        {parts}
      </>
    );
  }
  // What cannot be read says so before anything is offered.
  const isReadable = decoded.kind !== 'damaged' && decoded.kind !== 'too-large';
  return (
    <>
      {!isReadable && parts}
      {isOver ? <RedactedNote /> : <Verification token={token} />}
      {isReadable && parts}
      {decoded.kind === 'jwt' && (
        <ProfileView token={decoded} isClientCredentials={token.run.kind === 'token' ? true : undefined} />
      )}
      <Granted token={token} />
      {!isOver && <Asking token={token} />}
    </>
  );
});

/** What was asked for beside what came, where a request of this page brought the token. */
function Granted({ token }: { readonly token: HeldToken }) {
  const lookup = useWorkbench((state) => lookupOf(state, 'introspect'));
  if (token.run.kind !== 'token') return null;
  const answer = answerOf(token.run);
  if (answer?.kind !== 'issued') return null;
  return (
    <GrantedView
      request={token.run.exchange.request}
      answer={answer}
      token={token.decoded}
      binding={{
        thumbprint: token.run.dpopKey?.thumbprint,
        certificate: shownCertificate(token.run.exchange),
        introspected: lookup?.tokenText === token.text ? introspectedMembers(lookup) : undefined,
      }}
    />
  );
}

function introspectedMembers({ steps }: LookupRun): JsonObject | undefined {
  const last = steps.at(-1);
  if (last?.name !== 'Introspection') return undefined;
  const answer = readIntrospection(last.exchange);
  return answer.kind === 'active' ? answer.members : undefined;
}
