import type { RegistrationStep } from '#core/oauth/client-management.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { RegistrationExchangeView } from './registration-exchange-view.tsx';

/** The newest exchange of each step, the last one first and open. */
export function RegistrationExchanges() {
  const exchanges = useWorkbench(({ registration }) => registration?.exchanges);
  return exchanges?.map(({ step, exchange }, at) => (
    <RegistrationExchangeView key={step} step={step} name={names[step]} exchange={exchange} isLast={at === 0} />
  ));
}

const names: Readonly<Record<RegistrationStep, string>> = {
  Register: 'Registration request',
  Read: 'Read request',
  Change: 'Change request',
  Delete: 'Delete request',
};
