import { PageNotices } from './connections/page-notices.tsx';
import { DemoBar } from './demo/demo-bar.tsx';
import { Learn } from './learn/learn.tsx';
import { FromLink } from './sharing/from-link.tsx';
import { useDemoMode } from './ui/demo-mode.ts';

/** What stands above the workbench when there is something to say. One file, since the first view shows none of it. */
export function AboveWorkbench() {
  const isDemo = useDemoMode();
  return (
    <>
      {isDemo && <DemoBar />}
      <PageNotices />
      <FromLink />
      <Learn />
    </>
  );
}
