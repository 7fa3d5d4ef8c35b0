import { DemoTools } from './demo/demo-tools.tsx';
import { LearnButton } from './learn/learn-button.tsx';

/** The tools of the header that the first view can do without for a moment, in one file. */
export function HeaderTools() {
  return (
    <>
      <LearnButton />
      <DemoTools />
    </>
  );
}
