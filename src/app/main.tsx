import './ui/fonts.css';
import './ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { systemClock } from './session/clock.ts';
import { CurrentDesk } from './session/desk-context.tsx';
import { deferredBrowser, deferredProxy } from './session/deferred-transport.ts';
import { afterForgetting } from './session/forget/after-forgetting.ts';
import { loadRecogniser } from './session/recogniser.ts';
// oxlint-disable-next-line import/default -- Vite answers with the worker's address.
import mirrorAddress from './session/keeping/mirror/mirror-worker.ts?worker&url';
import { openDesks } from './session/open-desks.ts';
import { readSurroundings } from './session/surroundings.ts';
import { deferred, loadDeferred } from './ui/deferred.tsx';
import { recallDemoMode } from './ui/demo-mode.ts';
import { applyTheme, storedTheme } from './ui/theme.ts';
import { whenIdle } from './ui/when-idle.ts';
// With the first view, so that the one Trusted Types policy that may be made is made before anything else can.
import { ownWorker, setOtherWorkers } from './wire/own-worker.ts';

const ForgottenReport = deferred(() =>
  import('./connections/forgotten-report.tsx').then((part) => part.ForgottenReport),
);

setOtherWorkers([mirrorAddress]);
applyTheme(storedTheme());
recallDemoMode();

// Before anything is drawn, sent or stored: what is in a link must not stay in the address (security.md T35).
const link = takeLink();
const surroundings = readSurroundings(document);
const browser = deferredBrowser(systemClock);
const proxy = deferredProxy(systemClock);
// Before anything is written.
const forgotten = await afterForgetting(document);
const { desks, later } = await openDesks({
  transports: { browser: browser.transport, proxy: proxy.transport },
  clock: systemClock,
  surroundings,
  origin: location.origin,
  page: document,
  hasForgotten: forgotten !== undefined,
  mirrorWorker: () => ownWorker(mirrorAddress),
  tabStorage: () => window.sessionStorage,
  deviceStorage: () => window.localStorage,
});

const showLink = (arrivedLink = takeLink()) => arrivedLink && desks.store.setState({ arrivedLink });
showLink(takeLink() ?? link);
window.addEventListener('hashchange', () => showLink());

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has lost its root element.');
// What goes wrong while drawing is said on screen (Boundary). React would print it on the console, where its text might
// carry what was being drawn.
const quiet = { onCaughtError: () => undefined, onUncaughtError: () => undefined };
createRoot(root, quiet).render(
  <StrictMode>
    {forgotten !== undefined && <ForgottenReport {...forgotten} />}
    <CurrentDesk desks={desks}>
      <App />
    </CurrentDesk>
  </StrictMode>,
);

// What the first view does not show comes once it stands, so that the first run finds everything in place.
whenIdle(() => {
  const { store } = desks.desk(desks.store.getState().currentId).session;
  void Promise.all([
    loadDeferred(),
    loadRecogniser(store),
    later(),
    browser.load(),
    surroundings.proxy && proxy.load(),
  ]);
}, 2000);

/** The fragment that a link was opened with, taken out of the address; undefined where there is none. */
function takeLink(): string | undefined {
  const { hash, pathname, search } = location;
  if (!hash.startsWith('#s=')) return undefined;
  history.replaceState(history.state, '', pathname + search);
  return hash;
}
