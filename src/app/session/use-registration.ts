import { useState } from 'react';
import type { Exchange } from '#core/http/exchange.ts';
import { urlFault } from '#core/http/url-fault.ts';
import { type RegistrationForm, registrationRequest } from '#core/oauth/client-registration.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import { smallAnswerBytes } from './lookup.ts';
import { useSession } from './session-context.tsx';

/**
 * Registering a client by the connection's way. The exchange is held by whoever draws it and recorded nowhere: its
 * answer is where a secret is told for the only time.
 */
export function useRegistration() {
  const { store, transports } = useSession();
  const [exchange, setExchange] = useState<Exchange>();
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const register = async (form: RegistrationForm): Promise<void> => {
    const wrong = urlFault(form.endpoint, 'registration endpoint');
    setFault(wrong);
    if (wrong !== undefined || isBusy) return;
    setIsBusy(true);
    const state = store.getState();
    const options = {
      ...serverAccess(form.endpoint, state),
      maxResponseBytes: smallAnswerBytes,
      signal: new AbortController().signal,
    };
    setExchange(await transports[state.connection.way](registrationRequest(form), options));
    setIsBusy(false);
  };
  return { exchange, fault, isBusy, register };
}
