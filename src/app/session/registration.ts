import { withoutConfirmation } from '#core/http/held-certificates.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { type ManagementStep, planManagement, type RegistrationStep } from '#core/oauth/client-management.ts';
import { planRegistration, type RegistrationForm } from '#core/oauth/client-registration.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import { changeDraft, type RegisteredClient } from '#core/oauth/registered-client.ts';
import { readRegistrationAnswer } from '#core/oauth/registration-answer.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import { smallAnswerBytes } from './lookup.ts';
import type { RegistrationDesk, RegistrationEdit, RegistrationFlight } from './registration-desk.ts';
import type { Session } from './session.ts';
import type { WorkbenchStore } from './workbench.ts';

/** A desk where nothing was typed or asked yet. */
export const emptyRegistrationDesk: RegistrationDesk = {
  form: {
    endpoint: '',
    initialAccessToken: '',
    clientName: '',
    clientAuthentication: 'client_secret_basic',
    scope: '',
    jwks: '',
    dpopBound: false,
    further: '',
  },
  place: { uri: '', token: '' },
  change: '',
  changeBefore: '',
  faults: {},
  exchanges: [],
  flight: undefined,
  told: [],
};

/** Changes what is typed. What was wrong with it before is no longer said. */
export function editRegistration({ store }: Pick<Session, 'store'>, { form, place, change }: RegistrationEdit): void {
  // Into what stands there by then: what a press asked for may come after more was typed.
  put(store, (desk) => ({
    ...desk,
    form: { ...desk.form, ...form },
    place: { ...desk.place, ...place },
    change: change ?? desk.change,
    faults: {},
  }));
}

/** Registers a client with what is typed (RFC 7591 §3), by the connection's way; `form` has the endpoint that is shown. */
export async function register(session: Session, form: RegistrationForm): Promise<void> {
  const plan = planRegistration(form);
  await carryOut(session, 'Register', plan);
}

/** Reads, changes or deletes the registration that is typed (RFC 7592 §2). */
export async function manage(session: Session, step: ManagementStep): Promise<void> {
  const { place, change } = deskOf(session.store);
  await carryOut(session, step, planManagement(step, place, change));
}

export function cancelRegistration({ store }: Pick<Session, 'store'>): void {
  deskOf(store).flight?.abort.abort();
}

/** Sends the step that failed last again, after what stood in its way was changed: by a press only. */
export async function registrationAgain(session: Session, endpoint: string): Promise<void> {
  const { exchanges, form } = deskOf(session.store);
  const step = exchanges[0]?.step;
  if (step === 'Register') await register(session, { ...form, endpoint });
  else if (step !== undefined) await manage(session, step);
}

/** Pins this certificate for the server that was asked last, or has it not verified until the tab closes. */
export function trustRegistrationServer(
  { store }: Pick<Session, 'store'>,
  trust: { readonly sha256: string } | 'any',
): void {
  const url = deskOf(store).exchanges[0]?.exchange.request.url;
  const target = url === undefined ? undefined : hostAndPort(url);
  if (target === undefined) return;
  store.setState(({ pins, unverified, clientCertificates }) =>
    trust === 'any'
      ? { unverified: [...new Set([...unverified, target])] }
      : {
          pins: [...pins.filter((pin) => pin.hostAndPort !== target), { hostAndPort: target, sha256: trust.sha256 }],
          unverified: unverified.filter((each) => each !== target),
          clientCertificates: withoutConfirmation(clientCertificates, target),
        },
  );
}

type Plan = ReturnType<typeof planRegistration> | ReturnType<typeof planManagement>;

async function carryOut(session: Session, step: RegistrationStep, plan: Plan): Promise<void> {
  const { store } = session;
  if (deskOf(store).flight !== undefined) return;
  put(store, (desk) => ({ ...desk, faults: plan.kind === 'faults' ? plan.faults : {} }));
  if (plan.kind === 'faults') return;
  const flight: RegistrationFlight = { step, abort: new AbortController() };
  put(store, (desk) => ({ ...desk, flight }));
  const exchange = await send(session, plan.request, flight.abort.signal);
  put(store, (desk) => (desk.flight === flight ? filed({ ...desk, flight: undefined }, step, exchange) : desk));
}

function send({ store, transports }: Session, request: HttpRequest, signal: AbortSignal): Promise<Exchange> {
  const state = store.getState();
  const access = serverAccess(request.url, state);
  return transports[state.connection.way](request, { ...access, maxResponseBytes: smallAnswerBytes, signal });
}

/** The desk with one exchange more, and with what its answer says to go on with. */
function filed(desk: RegistrationDesk, step: RegistrationStep, exchange: Exchange): RegistrationDesk {
  const answer = readRegistrationAnswer(step, exchange);
  const exchanges = [{ step, exchange }, ...desk.exchanges.filter((each) => each.step !== step)];
  const sent = [desk.form.initialAccessToken, desk.place.token];
  if (answer.kind !== 'client') return { ...desk, exchanges, told: unique([...desk.told, ...sent]) };
  const { client } = answer;
  const draft = changeDraft(client);
  const isTyped = step !== 'Register' && step !== 'Change' && desk.change !== desk.changeBefore;
  return {
    ...desk,
    exchanges,
    told: unique([...desk.told, ...sent, client.clientSecret ?? '', client.registrationAccessToken ?? '']),
    place: placeAfter(desk, step, client),
    change: isTyped ? desk.change : draft,
    changeBefore: draft,
  };
}

function unique(secrets: readonly string[]): readonly string[] {
  return [...new Set(secrets)];
}

/** Another client is in another place, of which the server may have told nothing. */
function placeAfter({ place }: RegistrationDesk, step: RegistrationStep, client: RegisteredClient) {
  const before = step === 'Register' ? { uri: '', token: '' } : place;
  return { uri: client.registrationClientUri ?? before.uri, token: client.registrationAccessToken ?? before.token };
}

function deskOf(store: WorkbenchStore): RegistrationDesk {
  return store.getState().registration ?? emptyRegistrationDesk;
}

function put(store: WorkbenchStore, next: (desk: RegistrationDesk) => RegistrationDesk): void {
  store.setState(({ registration = emptyRegistrationDesk }) => ({ registration: next(registration) }));
}
