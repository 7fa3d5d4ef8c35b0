import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { SessionProvider } from '#app/session/session-context.tsx';
import { loadDeferred } from '#app/ui/deferred.tsx';
import { type WorkbenchUnderTest, workbenchUnderTest } from './workbench-under-test.ts';

/** A panel on a session whose clock and network the test holds, with everything that comes after the first view. */
export async function mount(
  panel: ReactNode,
): Promise<WorkbenchUnderTest & { readonly user: ReturnType<typeof userEvent.setup> }> {
  await loadDeferred();
  const under = workbenchUnderTest();
  render(
    <SessionProvider session={under.session} commands={under.commands}>
      {panel}
    </SessionProvider>,
  );
  return { ...under, user: userEvent.setup() };
}
