import {
  type ClientEdit,
  hasOwnSecret,
  type OwnClientSettings,
  type SecretChoice,
} from '#core/contract/playground-own-clients.ts';

/** What is typed to make or change a client. */
export type ClientForm = {
  readonly isNew: boolean;
  readonly settings: Omit<OwnClientSettings, 'lifetimeSeconds'>;
  /** Empty: the default. */
  readonly lifetime: string;
  readonly secretFrom: 'keep' | 'generate' | 'enter';
  readonly secret: string;
};

/** The form for a new client, as the tutorial sets one up. */
export const newClientForm: ClientForm = {
  isNew: true,
  settings: {
    clientId: '',
    clientCredentials: true,
    clientAuthentication: 'client_secret_basic',
    publicKeys: '',
    dpopBound: false,
    scopes: [],
    token: 'opaque',
  },
  lifetime: '',
  secretFrom: 'generate',
  secret: '',
};

/** The form for a client that is there. */
export function formOf({ lifetimeSeconds, ...settings }: OwnClientSettings, hasSecret: boolean): ClientForm {
  return {
    isNew: false,
    settings,
    lifetime: lifetimeSeconds === 0 ? '' : String(lifetimeSeconds),
    secretFrom: hasSecret ? 'keep' : 'generate',
    secret: '',
  };
}

/** The edit that the form asks for; a lifetime that is no number is the server's to refuse. */
export function editOf({ isNew, settings, lifetime, secretFrom, secret }: ClientForm): ClientEdit {
  return {
    kind: isNew ? 'create' : 'change',
    settings: { ...settings, lifetimeSeconds: secondsOf(lifetime, 0) },
    secret: secretOf({ settings, secretFrom, secret }),
  };
}

/** One that has no secret keeps none. */
function secretOf({
  settings,
  secretFrom,
  secret,
}: Pick<ClientForm, 'settings' | 'secretFrom' | 'secret'>): SecretChoice {
  if (!hasOwnSecret(settings.clientAuthentication)) return { kind: 'keep' };
  return secretFrom === 'enter' ? { kind: 'enter', secret } : { kind: secretFrom };
}

/** Seconds as they were typed. What is no number becomes one that no server takes, so that the refusal says why. */
export function secondsOf(text: string, whenEmpty: number): number {
  const trimmed = text.trim();
  if (trimmed === '') return whenEmpty;
  return /^\d+$/.test(trimmed) && Number(trimmed) > 0 ? Number(trimmed) : 0.5;
}
