import { useMemo, useSyncExternalStore } from 'react';
import { furtherSecrets, onFurtherSecrets } from './further-secrets.ts';
import { knownSecrets } from './known-secrets.ts';
import { useWorkbench } from './session-context.tsx';

/** The secrets and tokens that the page holds, so that each is masked wherever it turns up. */
export function useKnownSecrets(): readonly string[] {
  const clientSecret = useWorkbench((state) => state.connection.clientSecret);
  const parameters = useWorkbench((state) => state.connection.parameters);
  const headers = useWorkbench((state) => state.connection.headers);
  const assertionSecrets = useWorkbench((state) => state.connection.assertionSecrets);
  const verification = useWorkbench((state) => state.verification);
  const runs = useWorkbench((state) => state.runs);
  const clientCertificates = useWorkbench((state) => state.clientCertificates);
  const registration = useWorkbench((state) => state.registration);
  const further = useSyncExternalStore(onFurtherSecrets, furtherSecrets);
  return useMemo(
    () => [
      ...knownSecrets({
        connection: { clientSecret, parameters, headers, assertionSecrets },
        verification,
        clientCertificates,
        runs,
        registration,
      }),
      ...further,
    ],
    [
      clientSecret,
      parameters,
      headers,
      assertionSecrets,
      verification,
      clientCertificates,
      runs,
      registration,
      further,
    ],
  );
}
