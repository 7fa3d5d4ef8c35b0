import './ui/fonts.css';
import './ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { browserTransport } from './session/browser-transport.ts';
import { systemClock } from './session/clock.ts';
import { createCommands } from './session/commands.ts';
import { previewAssertion } from './session/preview-assertion.ts';
import { keepTyped } from './session/keep-typed.ts';
import { deferredProxy } from './session/deferred-proxy.ts';
import { loadRecogniser } from './session/recogniser.ts';
import type { Session } from './session/session.ts';
import { SessionProvider } from './session/session-context.tsx';
import { readSurroundings } from './session/surroundings.ts';
import { typedStorage } from './session/typed-storage.ts';
import { createWorkbench, firstTyped } from './session/workbench.ts';
import { loadDeferred } from './ui/deferred.tsx';
import { applyTheme, storedTheme } from './ui/theme.ts';
// With the first view, so that the one Trusted Types policy that may be made is made before anything else can.
import './wire/own-worker.ts';

applyTheme(storedTheme());

const surroundings = readSurroundings(document);
const storage = typedStorage();
const proxy = deferredProxy(systemClock);
const kept = await storage.read();
const session: Session = {
  store: createWorkbench(firstTyped(kept.typed, surroundings), kept.available ? 'kept' : 'unavailable'),
  transports: { browser: browserTransport(systemClock), proxy: proxy.transport },
  clock: systemClock,
  storage,
  surroundings,
  origin: location.origin,
};
keepTyped(session, document);
previewAssertion(session);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has lost its root element.');
// What goes wrong while drawing is said on screen (Boundary). React would print it on the console, where its text might
// carry what was being drawn.
const quiet = { onCaughtError: () => undefined, onUncaughtError: () => undefined };
createRoot(root, quiet).render(
  <StrictMode>
    <SessionProvider session={session} commands={createCommands(session)}>
      <App />
    </SessionProvider>
  </StrictMode>,
);

// What the first view does not show comes once it stands, so that the first run finds everything in place.
const whenIdle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 200));
whenIdle(() => void Promise.all([loadDeferred(), loadRecogniser(session.store), surroundings.proxy && proxy.load()]));
