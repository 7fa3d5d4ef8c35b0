import { isAtPlayground } from '#core/contract/playground-origins.ts';
import { useRegistrationShown } from '../session/registration-shown.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { discoveredForRegistration } from '../session/use-registration.ts';
import { Panel } from '../ui/panel.tsx';
import { Section } from '../ui/section.tsx';
import { ManageRegistration } from './manage-registration.tsx';
import { RegisterClient } from './register-client.tsx';
import { RegistrationExchanges } from './registration-exchanges.tsx';

/** Clients that make themselves known, at whichever server offers it (RFC 7591), and care for that later (RFC 7592). */
export function RegistrationPanel() {
  const { playground } = useSession().surroundings;
  const asked = useRegistrationShown();
  const isOffered = useWorkbench(
    (state) =>
      state.registration !== undefined ||
      isAtPlayground(state.connection.tokenEndpoint, playground) ||
      discoveredForRegistration(state)?.registrationEndpoint !== undefined,
  );
  if (!isOffered && asked === undefined) return null;
  return (
    <Panel name="Client registration" end="RFC 7591 and 7592">
      <Section name="Register a client" asked={asked?.part === 'Register a client' ? asked : undefined}>
        {() => <RegisterClient />}
      </Section>
      <Section name="Its registration" asked={asked?.part === 'Its registration' ? asked : undefined}>
        {() => <ManageRegistration />}
      </Section>
      <RegistrationExchanges />
    </Panel>
  );
}
