import { PageNotices } from './connections/page-notices.tsx';
import { Learn } from './learn/learn.tsx';
import { FromLink } from './sharing/from-link.tsx';

/** What stands above the workbench when there is something to say. One file, since the first view shows none of it. */
export function AboveWorkbench() {
  return (
    <>
      <PageNotices />
      <FromLink />
      <Learn />
    </>
  );
}
