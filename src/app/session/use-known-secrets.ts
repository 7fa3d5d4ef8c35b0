import { useMemo } from 'react';
import { headerValue } from '#core/http/message.ts';
import { tidyToken } from '#core/jwt/decode-token.ts';
import { drawnSecrets } from '#core/sharing/connection-secrets.ts';
import { writtenSecrets } from '#core/sharing/written-secrets.ts';
import { answerOf } from './selectors.ts';
import { useWorkbench } from './session-context.tsx';

// Each is looked for in every encoding, so a long session would make drawing slow. What an older run holds is masked by
// its place all the same.
const runsSearched = 20;

/** The secrets and tokens that the page holds, so that each is masked wherever it turns up. */
export function useKnownSecrets(): readonly string[] {
  const clientSecret = useWorkbench((state) => state.connection.clientSecret);
  const parameters = useWorkbench((state) => state.connection.parameters);
  const headers = useWorkbench((state) => state.connection.headers);
  const assertionSecrets = useWorkbench((state) => state.connection.assertionSecrets);
  const key = useWorkbench(({ verification }) => (verification.givenAs === 'key' ? '' : verification.givenKey));
  const runs = useWorkbench((state) => state.runs);
  const certificates = useWorkbench((state) => state.clientCertificates);
  return useMemo(() => {
    const secrets = new Set<string>([...drawnSecrets({ clientSecret, parameters, headers, assertionSecrets }), key]);
    for (const { privateKeyPem, passphrase } of certificates) secrets.add(privateKeyPem).add(passphrase);
    for (const run of runs.slice(0, runsSearched)) {
      // The token itself, without what may have been pasted around it.
      if (run.kind === 'pasted' || run.kind === 'made') secrets.add(tidyToken(run.text));
      if (run.kind === 'lookup') {
        for (const secret of drawnSecrets(run.connection)) secrets.add(secret);
        secrets.add(run.tokenText);
      }
      if (run.kind !== 'token' && run.kind !== 'api') continue;
      for (const { exchange } of [...run.earlier, run])
        secrets.add(headerValue(exchange.request.headers, 'DPoP') ?? '');
      if (run.editedByHand !== undefined) for (const secret of writtenSecrets(run.editedByHand)) secrets.add(secret);
      if (run.kind === 'api') continue;
      for (const secret of drawnSecrets(run.connection)) secrets.add(secret);
      const answer = answerOf(run);
      if (answer?.kind === 'issued') secrets.add(answer.accessToken);
    }
    secrets.delete('');
    return [...secrets];
  }, [clientSecret, parameters, headers, assertionSecrets, key, certificates, runs]);
}
