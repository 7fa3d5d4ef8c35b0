import type { Step } from './workbench.ts';
import { useCommands, useSession } from './session-context.tsx';

/** What a person can do about a failed exchange of this step. */
export function useFailureActions(step: Step) {
  const { proxy } = useSession().surroundings;
  const { tryThrough, trustCertificate, doNotVerify } = useCommands();
  return {
    proxyThere: proxy,
    onTryThroughProxy: () => void tryThrough('proxy', step),
    onTrust: (sha256: string) => void trustCertificate(sha256, step),
    onDoNotVerify: () => void doNotVerify(step),
  };
}
