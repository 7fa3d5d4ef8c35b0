import { ApiCall } from './api-call/api-call.tsx';
import { Switcher } from './connections/switcher.tsx';
import { Exchange } from './exchange/exchange.tsx';
import { RequestPreview } from './exchange/request-preview.tsx';
import { Findings } from './findings/findings.tsx';
import { FlowStrip } from './flow-strip.tsx';
import { Compare } from './history/compare.tsx';
import { History } from './history/history.tsx';
import { Reopened } from './history/reopened.tsx';
import { LitFieldsHere } from './lit-fields-here.tsx';
import { Lookups } from './lookups/lookups.tsx';
import { Mark } from './mark.tsx';
import { Palette } from './palette/palette.tsx';
import { createRecent } from './palette/recent.ts';
import { shownTokenRun } from './session/selectors.ts';
import { useWorkbench } from './session/session-context.tsx';
import { Sharing } from './sharing/sharing.tsx';
import { TokenRequest } from './token-request/token-request.tsx';
import { Token } from './token/token.tsx';
import { Boundary } from './ui/boundary.tsx';
import { deferred } from './ui/deferred.tsx';
import { useDemoMode } from './ui/demo-mode.ts';
import { ThemeSwitch } from './ui/theme-switch.tsx';
import styles from './app.module.css';

const PageFooter = deferred(() => import('./connections/page-footer.tsx').then((part) => part.PageFooter));
const AboveWorkbench = deferred(() => import('./above-workbench.tsx').then((part) => part.AboveWorkbench));
const ServerSide = deferred(() => import('./server-side.tsx').then((part) => part.ServerSide));
const BelowExchange = deferred(() => import('./below-exchange.tsx').then((part) => part.BelowExchange));
const HeaderTools = deferred(() => import('./header-tools.tsx').then((part) => part.HeaderTools));
const ReplayHere = deferred(() => import('./replay/replay-here.tsx').then((part) => part.ReplayHere));
const MakeTokenHere = deferred(() => import('./make-token-here.tsx').then((part) => part.MakeTokenHere));
const recent = createRecent();

/** The workbench, in the order in which the flow happens. */
export function App() {
  const isDemo = useDemoMode();
  const hasRun = useWorkbench((state) => shownTokenRun(state) !== undefined);
  const runs = useWorkbench((state) => state.runs);
  const compared = useWorkbench((state) => state.compared);
  const connection = useWorkbench((state) => state.connection);
  return (
    <>
      <header className={styles.bar}>
        <a className={styles.skip} href="#workbench">
          Skip to the workbench
        </a>
        <h1 className={styles.brand}>
          <Mark /> Grantscope
        </h1>
        <Switcher />
        <p className={styles.claim}>an oscilloscope for machine-to-machine tokens</p>
        <div className={styles.tools}>
          {/* A link or a program may hold secrets: there is none to be made before an audience. */}
          {!isDemo && <Sharing />}
          <HeaderTools />
          <Palette recent={recent} />
          <ThemeSwitch />
        </div>
      </header>
      <section aria-label="Flow" className={styles.flow}>
        <Boundary name="Flow" resetOn={runs}>
          <FlowStrip />
          <ReplayHere />
        </Boundary>
      </section>
      <AboveWorkbench />
      <Boundary name="Reopened run" resetOn={runs}>
        <Reopened />
      </Boundary>
      {compared !== undefined && (
        <div className={styles.compare}>
          <Boundary name="Compare" resetOn={compared}>
            <Compare />
          </Boundary>
        </div>
      )}
      <LitFieldsHere>
        <main id="workbench" className={styles.workbench} tabIndex={-1}>
          <div className={styles.side}>
            <div className={styles.request}>
              <Boundary name="Token request" resetOn={runs}>
                <TokenRequest />
              </Boundary>
            </div>
            <div className={styles.history}>
              <Boundary name="History" resetOn={runs}>
                <History />
              </Boundary>
            </div>
          </div>
          <div className={styles.wire}>
            <Boundary name="Findings" resetOn={runs}>
              <Findings />
            </Boundary>
            <Boundary name="Request preview" resetOn={connection}>
              <RequestPreview folded={hasRun} />
            </Boundary>
            <Boundary name="Exchange" resetOn={runs}>
              <Exchange />
              <BelowExchange step="token" />
            </Boundary>
          </div>
          <div className={styles.token}>
            <Boundary name="Token" resetOn={runs}>
              <Token />
            </Boundary>
            <Boundary name="Make a token" resetOn={runs}>
              <MakeTokenHere />
            </Boundary>
          </div>
          <div className={styles.call}>
            <Boundary name="API call" resetOn={runs}>
              <ApiCall />
              <BelowExchange step="api" />
            </Boundary>
            <Boundary name="Lookups" resetOn={runs}>
              <Lookups />
            </Boundary>
            <ServerSide />
          </div>
        </main>
      </LitFieldsHere>
      <PageFooter />
    </>
  );
}
