import type { Commands } from './commands.ts';
import type { Session } from './session.ts';

/**
 * Renews tokens for as long as it is switched on, whether or not the connection is on screen. What it takes comes when
 * it is first switched on.
 */
export function keepRenewingOn(session: Session, { getToken }: Pick<Commands, 'getToken'>): void {
  let stop: (() => void) | undefined;
  const isOn = () => session.store.getState().renewal.automatic;
  const start = async (): Promise<void> => {
    const part = await import('./keep-renewing.ts').catch(() => undefined);
    if (part !== undefined && isOn()) stop ??= part.keepRenewing(session, getToken);
    if (part === undefined && isOn()) {
      session.store.setState(({ renewal }) => ({
        renewal: { ...renewal, automatic: false },
        renewalStopped: 'A part of this page did not load. Reload it; what you typed is kept.',
      }));
    }
  };
  session.store.subscribe(({ renewal }, before) => {
    if (renewal.automatic === before.renewal.automatic) return;
    if (renewal.automatic) return void start();
    stop?.();
    stop = undefined;
  });
}
