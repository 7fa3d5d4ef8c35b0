import { randomBytes } from 'node:crypto';
import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import type { DemoCredential, RegisterKeyOrder } from '#core/contract/playground-client-keys.ts';
import type { ServerLogEntry } from '#core/contract/playground-log.ts';
import type { RotatedKey } from '#core/contract/playground-rotation.ts';
import type { PlaygroundAddresses } from '#core/contract/surroundings.ts';
import { certificateSha256 } from './certificates.ts';
import { seedClients } from './clients.ts';
import { demoCredentialOf } from './demo-credentials.ts';
import { type Engine, loadEngine, type RegistrationOutcome, type Door } from './engine.ts';
import { openCertificatePorts } from './faults/certificate-ports.ts';
import { createFront } from './front.ts';
import { httpServer, httpsServer } from './http-servers.ts';
import { createServerLog } from './log/server-log.ts';
import { importProvider, type ProviderModule } from './import-provider.ts';
import { listenOnLoopback } from './loopback-servers.ts';
import { type ClientsDesk, createClientsDesk } from './own-clients/clients-desk.ts';
import { openState, type StatePlace } from './state.ts';

/** How a playground is started. */
export type PlaygroundOptions = {
  /** Preferred; when it is taken in either loopback family the next free one is used. 0: any. */
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly state: StatePlace;
  /** Called with one line of English for each thing that the person at the terminal should know. */
  readonly onNotice: (line: string) => void;
  /** Instead of the seeded ones. */
  readonly clients?: readonly PlaygroundClient[];
  /** The wall clock, ms; the authorization server's own library keeps to the system's. */
  readonly nowMs?: () => number;
  /** Instead of loading the library itself. */
  readonly importProvider?: () => Promise<ProviderModule>;
};

/** A running playground: an authorization server and a demo API on two origins of their own. */
export type Playground = {
  readonly addresses: PlaygroundAddresses;
  /** Resolves when tokens can be had. Its rejection has been told by `onNotice` and need not be handled. */
  readonly ready: Promise<void>;
  /**
   * Has new keys sign JWTs under both issuers; `keepOld` leaves the old ones published. Connections and opaque tokens
   * stay as they are. It rejects when the authorization server has not loaded or no keys could be made.
   */
  readonly rotateKey: (keepOld: boolean) => Promise<RotatedKey>;
  /** Registers a client's own public keys. It rejects when the authorization server has not loaded. */
  readonly registerKey: (order: RegisterKeyOrder) => Promise<RegistrationOutcome>;
  /** What this client proves itself with, the private part included; undefined for one without a demo credential. */
  readonly demoCredential: (clientId: string) => DemoCredential | undefined;
  /** Where clients are made, changed and deleted. */
  readonly clients: ClientsDesk;
  /** The initial access token of this start, which a client shows to register itself (RFC 7591 §3). */
  readonly registrationToken: string;
  /** What it saw and decided lately, newer than the entry with this number, oldest first. */
  readonly log: (after: number) => readonly ServerLogEntry[];
  /** Stops listening and writes what is left of the state. */
  readonly close: () => Promise<void>;
};

/**
 * Starts a playground. It answers as soon as the ports are bound and the certificate is known; the authorization
 * server's library is loaded after that, and requests which come before it wait.
 *
 * @throws an Error when no port can be bound.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const nowMs = options.nowMs ?? Date.now;
  const { onNotice, clients = seedClients } = options;
  const state = await openState(options.state, { nowMs, onNotice });
  const { resolve, reject, promise: loaded } = settleLater<Engine>();
  loaded.catch(() => undefined);

  const log = createServerLog();
  const origins: Record<Door, string> = {
    http: '',
    https: '',
    'expired-certificate': '',
    'wrong-name-certificate': '',
  };
  const front = (door: Door) =>
    createFront({
      origin: () => origins[door],
      clients,
      loaded: async (prefix, faults) => (await loaded).at({ door, prefix, faults }),
      nowMs,
      log,
      onNotice,
    });
  const httpsFront = front('https');
  const httpFront = front('http');
  const https = await listenOnLoopback(options.httpsPort, () =>
    httpsServer(state.certificate, state.demo.authorityPem, httpsFront),
  );
  const http = await listenOnLoopback(options.httpPort, () => httpServer(httpFront)).catch(async (error: unknown) => {
    await https.close();
    throw error;
  });
  const certificatePorts = await openCertificatePorts({
    firstPort: options.httpsPort === 0 ? 0 : https.port + 1,
    clientAuthorityPem: state.demo.authorityPem,
    frontFor: front,
    nowMs: nowMs(),
    onNotice,
  });
  Object.assign(origins, certificatePorts.origins);
  origins.https = `https://localhost:${https.port}`;
  origins.http = `http://localhost:${http.port}`;
  tellMoved(options.httpsPort, https.port, origins.https, onNotice);
  tellMoved(options.httpPort, http.port, origins.http, onNotice);

  // In a turn of its own, so that whoever waits for the ports goes first: loading keeps the thread busy.
  const registrationToken = randomBytes(32).toString('base64url');
  const load = options.importProvider ?? importProvider;
  const parts = { state, origins, clients, registrationToken, importProvider: load, nowMs, onNotice };
  setImmediate(() => void loadEngine(parts).then(resolve, reject));
  const ready = loaded.then(() => undefined);
  ready.catch((error: unknown) => onNotice(`The playground's authorization server did not load: ${messageOf(error)}`));

  return {
    addresses: {
      httpsOrigin: origins.https,
      httpOrigin: origins.http,
      certificateSha256: certificateSha256(state.certificate.certificatePem),
      certificateFaults: certificatePorts.origins,
    },
    ready,
    rotateKey: async (keepOld) => (await loaded).rotateKey(keepOld),
    registerKey: async (order) => (await loaded).registerKey(order),
    registrationToken,
    clients: createClientsDesk(state, clients, nowMs),
    log: (after) => log.after(after),
    demoCredential: (clientId) => demoCredentialOf(state.demo, clientId),
    close: async () => {
      await Promise.all([https.close(), http.close(), certificatePorts.close()]);
      await state.close();
    },
  };
}

function tellMoved(preferred: number, port: number, origin: string, onNotice: (line: string) => void): void {
  if (preferred === 0 || preferred === port) return;
  onNotice(`Port ${preferred} is taken; this part of the playground is at ${origin}.`);
}

function settleLater<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason';
}
