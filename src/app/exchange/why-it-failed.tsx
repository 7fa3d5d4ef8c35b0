import type { TokenRequestRun } from '../session/run.ts';
import { useCorsCheck } from '../session/use-cors-check.ts';
import { CorsCheckView } from '../wire/cors-check-view.tsx';

/** What was found out about a token request whose failure the browser does not explain. */
export function WhyItFailed({ run }: { readonly run: TokenRequestRun }) {
  const check = useCorsCheck(run);
  return check === undefined ? null : <CorsCheckView subject="token request" {...check} />;
}
