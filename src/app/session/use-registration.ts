import { registrationPath } from '#core/contract/playground-own-clients.ts';
import { isAtPlayground } from '#core/contract/playground-origins.ts';
import type { Discovered } from '#core/oauth/discovered.ts';
import { discoveredHere } from './discovered-here.ts';
import { emptyRegistrationDesk } from './registration.ts';
import type { RegistrationDesk } from './registration-desk.ts';
import { useSession, useWorkbench } from './session-context.tsx';
import type { Workbench } from './workbench.ts';

/** What the server of this connection says of itself; that of the issuer that was looked for, where no endpoint is typed. */
export function discoveredForRegistration(state: Workbench): Discovered | undefined {
  return discoveredHere(state) ?? (state.connection.tokenEndpoint.trim() === '' ? state.discovered : undefined);
}

/** The desk of this connection. Where no endpoint is typed, its form has the one that the server's metadata name. */
export function useRegistration(): RegistrationDesk {
  const { playground } = useSession().surroundings;
  const desk = useWorkbench(({ registration = emptyRegistrationDesk }) => registration);
  const named = useWorkbench(discoveredForRegistration)?.registrationEndpoint;
  const tokenEndpoint = useWorkbench(({ connection }) => connection.tokenEndpoint);
  if (desk.form.endpoint !== '') return desk;
  const here = isAtPlayground(tokenEndpoint, playground) ? new URL(registrationPath, tokenEndpoint).href : '';
  return { ...desk, form: { ...desk.form, endpoint: named ?? here } };
}
