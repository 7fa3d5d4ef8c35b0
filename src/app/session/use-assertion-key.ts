import { useEffect, useState } from 'react';
import { useWorkbench } from './session-context.tsx';
import { assertionKey, type KnownKey } from './sign-assertion.ts';

/** The key that signs the typed connection's assertions; undefined until it is read. */
export function useAssertionKey(): KnownKey | undefined {
  const connection = useWorkbench((state) => state.connection);
  const generatedKey = useWorkbench((state) => state.generatedKey);
  const [known, setKnown] = useState<KnownKey>();
  useEffect(() => {
    let isCurrent = true;
    void assertionKey(connection, generatedKey).then((key) => isCurrent && setKnown(key));
    return () => {
      isCurrent = false;
    };
  }, [connection, generatedKey]);
  return known;
}
