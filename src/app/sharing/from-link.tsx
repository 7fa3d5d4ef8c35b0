import { useDesks, useDesksState } from '../session/desk-context.tsx';
import type { Desks } from '../session/desks.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { deferred } from '../ui/deferred.tsx';

const LinkReview = deferred(() => import('./link-review.tsx').then((part) => part.LinkReview));
const LinkHostQuestion = deferred(() => import('./link-host-question.tsx').then((part) => part.LinkHostQuestion));
const LinkNotice = deferred(() => import('./link-notice.tsx').then((part) => part.LinkNotice));

/** Everything that a link brings with it: its review, the question before each new host, and what must be said of it. */
export function FromLink() {
  const desks = useDesks();
  const question = useWorkbench((state) => state.hostQuestion);
  const linked = useWorkbench((state) => state.linked);
  return (
    <>
      {linked !== undefined && <LinkNotice linked={linked} />}
      {desks !== undefined && <Arrived desks={desks} />}
      {question !== undefined && <LinkHostQuestion key={question.host} question={question} />}
    </>
  );
}

function Arrived({ desks }: { readonly desks: Desks }) {
  const fragment = useDesksState(desks, (state) => state.arrivedLink);
  return fragment === undefined ? null : <LinkReview key={fragment} desks={desks} fragment={fragment} />;
}
