import type { HeldToken } from '../session/selectors.ts';
import { heldToken, shownTokenRun } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Chip } from '../ui/chip.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Panel } from '../ui/panel.tsx';
import { TimeLeft } from './time-left.tsx';
import { TokenText } from './token-text.tsx';
import styles from './token.module.css';

const TokenParts = deferred(() => import('./token-parts.tsx').then((part) => part.TokenParts));

export function Token() {
  const token = useWorkbench(heldToken);
  const shownText = useWorkbench((state) => {
    const selected = state.runs.find((run) => run.id === state.selectedTokenRunId);
    return selected?.kind === 'pasted' ? selected.text : (heldToken(state)?.text ?? '');
  });
  const shown = useWorkbench(shownTokenRun);
  const { pasteToken } = useCommands();
  const isFromEarlierRun = token?.run.kind === 'token' && shown !== undefined && shown.id !== token.run.id;
  return (
    <Panel name="Token" step={2} beside={token !== undefined && <KindChip token={token} />}>
      {token !== undefined && <TimeLeft key={`${token.run.id} ${token.text.length}`} lifetime={token.lifetime} />}
      {isFromEarlierRun && (
        <p className={styles.note}>The run on screen gave no token; this one is from the run before.</p>
      )}
      <div className={styles.entry}>
        <TokenText text={shownText} onChange={pasteToken} />
        {token !== undefined && (
          <div className={styles.tools}>
            <span>{origin(token)}</span>
            <CopyButton name="Copy token" done="Access token copied" text={() => token.text} />
          </div>
        )}
      </div>
      {token === undefined ? <Empty /> : <TokenParts token={token.decoded} />}
    </Panel>
  );
}

function KindChip({ token }: { readonly token: HeldToken }) {
  const { decoded } = token;
  switch (decoded.kind) {
    case 'jwt': {
      const typ = decoded.header['typ'];
      return (
        <>
          <Chip tone="quiet">JWT{typeof typ === 'string' ? ` · ${typ}` : ''}</Chip>
          {decoded.unsigned ? (
            <Chip tone="error">unsigned, proves nothing</Chip>
          ) : (
            <Chip tone="quiet">signature not checked</Chip>
          )}
        </>
      );
    }
    case 'jwe':
      return <Chip tone="quiet">encrypted (JWE)</Chip>;
    case 'opaque':
      return <Chip tone="quiet">opaque</Chip>;
    case 'damaged':
      return <Chip tone="warning">damaged JWT</Chip>;
    case 'too-large':
      return <Chip tone="quiet">too large to decode</Chip>;
  }
}

function origin({ run, tokenType }: HeldToken): string {
  if (run.kind === 'pasted') return 'Pasted; it stays in this page.';
  return tokenType === undefined ? 'Issued without a token type.' : `Issued as “${tokenType}”.`;
}

function Empty() {
  return (
    <div className={styles.empty}>
      <p>Here the token is taken apart: what it is, what it claims, and how long it still lives.</p>
      <p>Get one on the left, or paste one above. Nothing that you paste leaves this page.</p>
    </div>
  );
}
