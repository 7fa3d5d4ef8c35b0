import { carriesAssertion } from '#core/oauth/connection.ts';
import type { Session } from './session.ts';
import type { Workbench } from './workbench.ts';

/** What an assertion is made from. */
const inputs = [
  'tokenEndpoint',
  'clientId',
  'clientSecret',
  'clientAuthentication',
  'assertion',
  'assertionSecrets',
] as const;

/**
 * Keeps an assertion for the preview that says what is typed. Only the preview uses it: each request that is sent gets one
 * of its own, with its own time and id.
 */
export function previewAssertion({ store, clock }: Session): void {
  let newest = 0;
  const renew = async () => {
    const mine = ++newest;
    const { connection, generatedKey, previewedAssertion } = store.getState();
    if (!carriesAssertion(connection.clientAuthentication)) {
      if (previewedAssertion !== undefined) store.setState({ previewedAssertion: undefined });
      return;
    }
    const { signAssertion } = await import('./sign-assertion.ts');
    const made = await signAssertion(connection, generatedKey, clock.now().wallMs);
    // While one was being signed, more may have been typed.
    if (mine === newest) store.setState({ previewedAssertion: made });
  };
  store.subscribe((state, before) => {
    if (!isSame(state, before)) void renew();
  });
  void renew();
}

function isSame(state: Workbench, before: Workbench): boolean {
  return (
    state.generatedKey === before.generatedKey &&
    inputs.every((name) => state.connection[name] === before.connection[name])
  );
}
