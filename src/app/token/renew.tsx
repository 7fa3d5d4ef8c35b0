import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';

/** Asks again with the inputs as they stand. It keeps the focus while the request is on its way. */
export function Renew() {
  const isBusy = useWorkbench((state) => state.tokenFlight !== undefined);
  const { getToken } = useCommands();
  return (
    <Button aria-disabled={isBusy} onClick={() => void getToken()}>
      Renew
    </Button>
  );
}
