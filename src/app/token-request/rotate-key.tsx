import { useRef, useState } from 'react';
import type { RotatedKey } from '#core/contract/playground-rotation.ts';
import type { Rotation } from '../session/playground-admin.ts';
import { Button } from '../ui/button.tsx';
import styles from './rotate-key.module.css';

type State = { readonly kind: 'idle' | 'rotating' } | (Rotation & { readonly keptOld: boolean });

/** Has the playground sign with new keys, to see what that does to tokens that were issued before. */
export function RotateKey() {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const keepOld = useRef<HTMLInputElement>(null);
  const rotate = async () => {
    if (state.kind === 'rotating') return;
    const keptOld = keepOld.current?.checked ?? false;
    setState({ kind: 'rotating' });
    setState({ ...(await rotation(keptOld)), keptOld });
  };
  return (
    <details className={styles.rotateKey}>
      <summary>The playground’s signing key</summary>
      <div className={styles.choice}>
        <Button aria-disabled={state.kind === 'rotating'} onClick={() => void rotate()}>
          Rotate the signing key
        </Button>
        <label>
          <input ref={keepOld} type="checkbox" />
          Keep publishing the old key
        </label>
      </div>
      <p role="status" className={state.kind === 'failed' ? styles.failed : styles.status}>
        {sentence(state)}
      </p>
    </details>
  );
}

async function rotation(keepOld: boolean): Promise<Rotation> {
  try {
    const { rotatePlaygroundKey } = await import('../session/playground-admin.ts');
    return await rotatePlaygroundKey(keepOld);
  } catch {
    return { kind: 'failed', reason: 'A part of this page did not load. Reload it, then press once more.' };
  }
}

function sentence(state: State): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'rotating':
      return 'Making new keys.';
    case 'failed':
      return `Not rotated. ${state.reason}`;
    case 'rotated':
      return `${rotated(state)} ${state.keptOld ? stillVerified : notVerified} Opaque and HS256 tokens stay as they are.`;
  }
}

function rotated({ kid, published }: RotatedKey): string {
  return `Rotated: ES256 signs with ${kid.slice(0, 8)}… from now on, every other key is new too, and the JWKS lists ${published.length}.`;
}

const stillVerified = 'A JWT issued before now still verifies until it expires: press Verify.';
const notVerified =
  'The old keys are gone, so a JWT issued before now fails to verify and the API refuses it: press Verify to see why.';
