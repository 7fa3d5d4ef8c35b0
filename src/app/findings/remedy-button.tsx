import type { Remedy } from '#core/findings/finding.ts';
import type { Commands } from '../session/commands.ts';
import type { ApiCallRun, TokenRequestRun } from '../session/run.ts';
import { shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import type { Step } from '../session/workbench.ts';
import { Button } from '../ui/button.tsx';
import { useDemoText } from '../ui/demo-mode.ts';

type RemedyButtonProps = { readonly remedy: Remedy; readonly step: Step; readonly look: 'primary' | 'plain' };

/** A remedy that changes what is typed or sends again; what concerns a failed connection stands in the exchange itself. */
export function RemedyButton({ remedy, step, look }: RemedyButtonProps) {
  const commands = useCommands();
  const shown = useDemoText();
  const { proxy } = useSession().surroundings;
  // Where nothing came back, the exchange itself offers this.
  const isAnswered = useWorkbench((state) => isResponse(step === 'api' ? shownApiRun(state) : shownTokenRun(state)));
  const act =
    remedy.kind === 'try-through-proxy' && proxy && isAnswered && (step === 'token' || step === 'api')
      ? throughProxy(step)
      : actOf(remedy, step);
  if (act === undefined) return null;
  return (
    <Button look={look} onClick={() => void act.press(commands)}>
      {shown(act.name)}
    </Button>
  );
}

type Act = {
  readonly name: string;
  readonly press: (commands: Commands) => Promise<void> | void;
};

function throughProxy(step: Step): Act {
  return { name: 'Try through the proxy', press: ({ tryThrough }) => tryThrough('proxy', step) };
}

function isResponse(run: TokenRequestRun | ApiCallRun | undefined): boolean {
  return run?.exchange.outcome.kind === 'response';
}

function actOf(remedy: Remedy, step: Step): Act | undefined {
  switch (remedy.kind) {
    case 'change-connection':
    case 'change-api-call':
      return { name: remedy.label, press: ({ applyRemedy }) => applyRemedy(remedy) };
    case 'make-dpop-key':
      return { name: `Make a key for ${remedy.alg}`, press: ({ renewDpopKey }) => renewDpopKey(remedy.alg) };
    case 'get-token':
      return { name: 'Get a new token', press: ({ getToken }) => getToken() };
    case 'which-authentication':
      return { name: 'Find out which one works', press: ({ showTrials }) => showTrials() };
    case 'client-certificate':
      return { name: 'Go to the client certificate', press: ({ showCertificate }) => showCertificate() };
    case 'send-again':
      return { name: 'Send again', press: ({ sendAgain }) => sendAgain(step) };
    case 'fetch-resource-metadata':
      return {
        name: 'Fetch resource metadata',
        press: ({ fetchResourceMetadata }) => fetchResourceMetadata(remedy.url),
      };
    case 'try-through-proxy':
    case 'trust-certificate':
    case 'do-not-verify':
      return undefined;
  }
}

/** The change itself may hold a secret, so it is no part of the key. */
export function remedyKey(remedy: Remedy): string {
  if ('label' in remedy) return remedy.label;
  return remedy.kind === 'make-dpop-key' ? `${remedy.kind} ${remedy.alg}` : remedy.kind;
}
