import { Presentation } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useDesks } from '../session/desk-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { switchDemoMode, useDemoMode } from '../ui/demo-mode.ts';
import { hideSecrets } from './hide-secrets.ts';
import styles from './demo-tools.module.css';

/** Switches demo mode, and says that it is on. No link and no key does it: who leaves it must mean to. */
export function DemoTools() {
  const isDemo = useDemoMode();
  const desks = useDesks();
  const session = useSession();
  // Before anything of it is painted. Another connection on screen is another session, and comes along by that.
  useLayoutEffect(() => (isDemo ? hideSecrets(desks, session) : undefined), [isDemo, desks, session]);
  return (
    <Button
      look="quiet"
      aria-pressed={isDemo}
      aria-label="Demo mode"
      title={
        isDemo ? 'Demo mode is on: known secrets are hidden until it is left' : 'Larger type, and known secrets hidden'
      }
      className={isDemo ? styles.on : undefined}
      onClick={() => switchDemoMode(!isDemo)}
    >
      <Presentation size={17} aria-hidden="true" />
      <span className={styles.words}>Demo mode</span>
    </Button>
  );
}
