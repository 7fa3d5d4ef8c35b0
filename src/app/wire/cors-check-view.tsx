import { useId } from 'react';
import type { CorsDiagnosis } from '#core/http/cors-diagnosis.ts';
import type { CorsLines } from '#core/http/cors-lines.ts';
import type { CorsPlan } from '#core/http/cors-plan.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import type { Place } from '#core/http/message-view.ts';
import { Button } from '../ui/button.tsx';
import styles from './cors-check-view.module.css';
import { CorsCommandsView } from './cors-commands-view.tsx';
import { CorsLinesView } from './cors-lines-view.tsx';
import { CorsStepView, type FailureActions } from './cors-step-view.tsx';

type CorsCheckViewProps = {
  /** Whose failure is looked into; it is part of the names, which are unique on the page. */
  readonly subject: 'token request' | 'API call';
  readonly plan: CorsPlan;
  readonly steps: readonly { readonly name: string; readonly exchange: Exchange }[];
  /** Undefined before anything was asked. */
  readonly diagnosis: CorsDiagnosis | undefined;
  readonly lines: CorsLines;
  /** The step on its way. */
  readonly flight: string | undefined;
  readonly lit: readonly Place[];
  readonly knownSecrets: readonly string[];
  readonly curl: (request: HttpRequest) => string;
  readonly commands: { readonly preflight: string | undefined; readonly request: string | undefined };
  readonly proxyThere: boolean;
  readonly failureActions: FailureActions;
  readonly onReplay: () => void;
  readonly onStop: () => void;
};

/** Why the browser kept an answer from the page: what was asked in its place, what came, and what a server needs. */
export function CorsCheckView(props: CorsCheckViewProps) {
  const { plan, steps, diagnosis, lines, flight, proxyThere } = props;
  const id = useId();
  const isOpen = diagnosis?.kind === 'open' && isAnswered(steps.at(-1)?.exchange);
  const refusedAt = diagnosis?.kind === 'refused' ? diagnosis.at : undefined;
  return (
    <section className={styles.check} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id}>Why the {props.subject} failed</h2>
      </header>
      <div className={styles.said}>
        <p>{askedWords(plan, proxyThere)}</p>
        <p role="status">{flight !== undefined && `${flight}: on its way…`}</p>
        {flight !== undefined && <Button onClick={props.onStop}>Stop asking</Button>}
      </div>
      {refusedAt !== undefined && <CorsLinesView lines={lines[refusedAt]} at={refusedAt} />}
      {steps.map(({ name, exchange }, place) => (
        <CorsStepView
          key={name}
          name={name}
          exchange={exchange}
          isLast={place === steps.length - 1}
          lit={place === steps.length - 1 ? props.lit : nothingLit}
          knownSecrets={props.knownSecrets}
          curl={() => props.curl(exchange.request)}
          failureActions={props.failureActions}
        />
      ))}
      {isOpen && flight === undefined && (
        <div className={styles.said}>
          <p>
            The answer to the request itself decides. To see it, the request is sent once more, through the proxy, with
            “Origin: {plan.pageOrigin}”, and everything secret in it. The server executes it again.
          </p>
          <Button onClick={props.onReplay}>Replay the request with Origin</Button>
        </div>
      )}
      {!proxyThere && <CorsCommandsView subject={props.subject} commands={props.commands} lines={lines} />}
    </section>
  );
}

/** Without a preflight there is nothing to wait for; with one, the way is open once it was answered. */
function isAnswered(exchange: Exchange | undefined): boolean {
  return exchange === undefined || exchange.outcome.kind === 'response';
}

function askedWords(plan: CorsPlan, proxyThere: boolean): string {
  if (plan.sameOrigin) return 'Page and server share one origin, so the browser asks for no permission.';
  const { preflight, unsafeHeaders, request } = plan;
  if (preflight === undefined)
    return 'For a request like this the browser asks nothing first: it sends it at once, and looks at the answer.';
  const why = unsafeHeaders.length === 0 ? `its method is ${request.method}` : `it carries ${unsafeHeaders.join(', ')}`;
  const asked = `Before a request like this, because ${why}, the browser asks the server with OPTIONS (a preflight).`;
  return proxyThere
    ? `${asked} Grantscope asked the same through the proxy, with this page’s Origin set on purpose; nothing secret is in it.`
    : asked;
}

const nothingLit: readonly Place[] = [];
