import { PlaygroundPanel } from './playground/playground-panel.tsx';
import { RegistrationPanel } from './registration/registration-panel.tsx';
import { useWorkbench } from './session/session-context.tsx';
import { Boundary } from './ui/boundary.tsx';

/** The server's side: how the playground behaves, and what any server registers. One file, for the first view shows neither. */
export function ServerSide() {
  const connection = useWorkbench((state) => state.connection);
  return (
    <>
      <Boundary name="Playground" resetOn={connection}>
        <PlaygroundPanel />
      </Boundary>
      <Boundary name="Client registration" resetOn={connection}>
        <RegistrationPanel />
      </Boundary>
    </>
  );
}
