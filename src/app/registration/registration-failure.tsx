import type { Exchange } from '#core/http/exchange.ts';
import { registrationAgain, trustRegistrationServer } from '../session/registration.ts';
import { useCommands, useSession } from '../session/session-context.tsx';
import { useRegistration } from '../session/use-registration.ts';
import { FailureActionsView } from '../wire/failure-actions-view.tsx';

/** What can be done about a request that did not come about; each is a press, and sends it again. */
export function RegistrationFailure({ exchange }: { readonly exchange: Exchange }) {
  const session = useSession();
  const { form } = useRegistration();
  const { editConnection } = useCommands();
  const again = () => void registrationAgain(session, form.endpoint);
  return (
    <FailureActionsView
      exchange={exchange}
      proxyThere={session.surroundings.proxy}
      onTryThroughProxy={() => {
        editConnection({ way: 'proxy' });
        again();
      }}
      onTrust={(sha256) => {
        trustRegistrationServer(session, { sha256 });
        again();
      }}
      onDoNotVerify={() => {
        trustRegistrationServer(session, 'any');
        again();
      }}
    />
  );
}
