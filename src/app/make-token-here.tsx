import { MakeToken } from './make-token/make-token.tsx';
import { heldToken } from './session/selectors.ts';
import { useCommands, useSession, useWorkbench } from './session/session-context.tsx';

/** The panel that makes tokens, with what the workbench knows to begin with. */
export function MakeTokenHere() {
  const { clock } = useSession();
  const { takeMadeToken } = useCommands();
  const connection = useWorkbench((state) => state.connection);
  const held = useWorkbench(heldToken);
  const claims = held?.decoded.kind === 'jwt' ? held.decoded.claims : {};
  return (
    <MakeToken
      onMade={takeMadeToken}
      clock={() => clock.now().wallMs}
      defaults={{
        issuer: text(claims['iss']),
        audience: text(Array.isArray(claims['aud']) ? claims['aud'][0] : claims['aud']),
        clientId: connection.clientId,
        scope: connection.scope,
      }}
    />
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
