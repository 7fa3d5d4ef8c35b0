import { useEffect, useState } from 'react';
import { dropExpiredToken, dropToken, isLinkedHere, keepLinkedRun } from '../session/link-holding.ts';
import type { Linked } from '../session/linked.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { useHistoryItself } from '../session/use-history.ts';
import { useNow } from '../session/use-now.ts';
import { Button } from '../ui/button.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { Notice } from '../ui/notice.tsx';

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

/** What must be said of what came with a link, as long as it is here. */
export function LinkNotice({ linked }: { readonly linked: Linked }) {
  const isHere = useWorkbench(({ runs }) => isLinkedHere(linked, runs));
  if (!isHere) return null;
  return (
    <div role="group" aria-label="What came with a link">
      {linked.kind === 'run' ? <RunNotice linked={linked} /> : <TokenNotice linked={linked} />}
    </div>
  );
}

function RunNotice({ linked: { isKept } }: { readonly linked: Extract<Linked, { kind: 'run' }> }) {
  const { store } = useSession();
  const history = useHistoryItself();
  const [hasFailed, setHasFailed] = useState(false);
  const keep = async (): Promise<void> => {
    if (history !== undefined) setHasFailed(!(await keepLinkedRun(store, history)));
  };
  if (isKept) return <Notice tone="good" text="The run that came with the link is in your history now." />;
  return (
    <Notice
      tone="quiet"
      text={
        hasFailed
          ? 'The run could not be kept: the history is full, or the browser keeps nothing here.'
          : 'This run came with a link. It was recorded elsewhere, and is in this tab only.'
      }
    >
      <Button aria-disabled={history === undefined} onClick={() => void keep()}>
        Keep this run in the history
      </Button>
    </Notice>
  );
}

function TokenNotice({ linked }: { readonly linked: Exclude<Linked, { kind: 'run' }> }) {
  const { store } = useSession();
  const { wallMs } = useNow(linked.kind === 'token');
  const expiresAtMs = linked.kind === 'token' ? linked.expiresAtMs : undefined;
  const isExpired = expiresAtMs !== undefined && expiresAtMs <= wallMs;
  useEffect(() => {
    if (isExpired) dropExpiredToken(store);
  }, [isExpired, store]);
  if (linked.kind === 'expired-token')
    return <Notice tone="quiet" text="The token that came with the link has expired, and was taken away." />;
  const until =
    expiresAtMs === undefined
      ? 'Nobody knows until when it works.'
      : `It works until ${moment(expiresAtMs)}, and is taken away then.`;
  return (
    <Notice text={`You are holding someone else’s live token. ${until} Give it to nobody, and put it nowhere.`}>
      <Button onClick={() => dropToken(store)}>Let go of the token</Button>
    </Notice>
  );
}
