import { Presentation } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { switchDemoMode, useDemoMode } from '../ui/demo-mode.ts';
import styles from './demo-tools.module.css';

/** Switches demo mode, and says that it is on. No link and no key does it: who leaves it must mean to. */
export function DemoTools() {
  const isDemo = useDemoMode();
  return (
    <Button
      look="quiet"
      aria-pressed={isDemo}
      title={
        isDemo ? 'Demo mode is on: secrets are hidden until it is left' : 'Larger type, and secrets hidden for good'
      }
      className={isDemo ? styles.on : undefined}
      onClick={() => switchDemoMode(!isDemo)}
    >
      <Presentation size={17} aria-hidden="true" />
      Demo mode
    </Button>
  );
}
