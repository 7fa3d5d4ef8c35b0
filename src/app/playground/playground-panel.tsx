import { isAtPlayground } from '#core/contract/playground-origins.ts';
import { usePlaygroundShown } from '../session/playground-shown.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { Panel } from '../ui/panel.tsx';
import { Clients } from './clients.tsx';
import { Faults } from './faults.tsx';
import { ServerLog } from './server-log.tsx';

/** The server's side of the story: how the playground behaves, and what it saw. */
export function PlaygroundPanel() {
  const { playground } = useSession().surroundings;
  const isHere = useWorkbench(({ connection }) => isAtPlayground(connection.tokenEndpoint, playground));
  const isOpen = usePlaygroundShown() !== undefined;
  if (playground === undefined || (!isHere && !isOpen)) return null;
  return (
    <Panel name="Playground">
      <Faults isHere={isHere} />
      <Clients />
      <ServerLog />
    </Panel>
  );
}
