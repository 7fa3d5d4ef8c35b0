import { useRef, useState } from 'react';
import { tidyToken } from '#core/jwt/decode-token.ts';
import type { Stretch } from '#core/jwt/token-stretch.ts';
import type { HeldToken } from '../session/selectors.ts';
import { heldToken, isRecorded, shownTokenRun } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { deferred } from '../ui/deferred.tsx';
import { Panel } from '../ui/panel.tsx';
import { tokenKind } from './token-kind.ts';
import { TokenText } from './token-text.tsx';
import styles from './token.module.css';

// The first view has no token, so all that needs one comes after it.
const TokenChips = deferred(() => import('./token-chips.tsx').then((part) => part.TokenChips));
const TimeLeft = deferred(() => import('./time-left.tsx').then((part) => part.TimeLeft));
const Renew = deferred(() => import('./renew.tsx').then((part) => part.Renew));
const TokenTools = deferred(() => import('./token-tools.tsx').then((part) => part.TokenTools));
const TokenDetails = deferred(() => import('./token-details.tsx').then((part) => part.TokenDetails));
const TimeDetails = deferred(() => import('./time-details.tsx').then((part) => part.TimeDetails));
const PasteAdvice = deferred(() => import('./paste-advice.tsx').then((part) => part.PasteAdvice));

export function Token() {
  const token = useWorkbench(heldToken);
  const shownText = useWorkbench((state) => {
    const selected = state.runs.find((run) => run.id === state.selectedTokenRunId);
    return selected?.kind === 'pasted' ? selected.text : (heldToken(state)?.text ?? '');
  });
  const isPasted = useWorkbench((state) =>
    state.runs.some((run) => run.kind === 'pasted' && run.id === state.selectedTokenRunId),
  );
  const shown = useWorkbench(shownTokenRun);
  const { pasteToken } = useCommands();
  const [caret, setCaret] = useState<number>();
  const [lit, setLit] = useState<Stretch>();
  const entry = useRef<HTMLDivElement>(null);
  const isFromEarlierRun = token?.run.kind === 'token' && shown !== undefined && shown.id !== token.run.id;
  // What is pasted may have `Bearer ` or white space around the token itself.
  const offset = token === undefined ? 0 : Math.max(0, shownText.indexOf(tidyToken(token.text)));
  return (
    <Panel name="Token" step={2} beside={token !== undefined && <TokenChips token={token} />}>
      {token !== undefined && (
        <div className={styles.timeRow}>
          <TimeLeft
            key={`${token.run.id} ${token.text.length}`}
            lifetime={token.lifetime}
            isIssued={token.run.kind === 'token'}
          />
          {token.run.kind === 'token' && !isRecorded(token.run) && <Renew />}
        </div>
      )}
      {token !== undefined && <TimeDetails token={token} />}
      {isFromEarlierRun && (
        <p className={styles.note}>The run on screen gave no token; this one is from the run before.</p>
      )}
      <div ref={entry} className={styles.entry}>
        <TokenText
          text={shownText}
          token={
            token && {
              kind: token.decoded.kind,
              claimsJson: token.decoded.kind === 'jwt' ? token.decoded.claimsJson : '',
              start: offset,
              end: offset + tidyToken(token.text).length,
            }
          }
          lit={lit && { start: lit.start + offset, end: lit.end + offset }}
          onChange={(text) => {
            setLit(undefined);
            pasteToken(text);
          }}
          onCaret={setCaret}
        />
        {token !== undefined && <TokenTools token={token} />}
      </div>
      {/* It stands here from the start: a live region that comes with its text is not read out. */}
      <div role="status">
        {token !== undefined && <p className="visually-hidden">{saidOf(token)}</p>}
        {isPasted && <PasteAdvice text={shownText} onTaken={() => entry.current?.querySelector('textarea')?.focus()} />}
      </div>
      {token === undefined ? (
        <Empty />
      ) : (
        <TokenDetails token={token} caret={caret === undefined ? undefined : caret - offset} onLight={setLit} />
      )}
    </Panel>
  );
}

/** Which token came in hand, for those who hear the page; the time tells a renewed one from the one before. */
function saidOf({ run, decoded, lifetime }: HeldToken): string {
  return run.kind === 'token'
    ? `Token received at ${timeOfDay(lifetime.receivedAtMs)}.`
    : `Token ${run.kind === 'made' ? 'made here' : 'pasted'}: ${tokenKind(decoded)}.`;
}

const timeOfDay = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

function Empty() {
  const hasKey = useWorkbench(({ verification }) => verification.keysFrom === 'given' && verification.givenKey !== '');
  return (
    <div className={styles.empty}>
      <p>
        Here the token is taken apart: what it is, what it claims, whether it is genuine, and how long it still lives.
      </p>
      <p>Get one from a server, or paste one above. Nothing that you paste leaves this page by itself.</p>
      {hasKey && <p className={styles.ready}>Your key is ready: paste the token that it should verify.</p>}
    </div>
  );
}
