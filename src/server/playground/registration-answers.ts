import type { Context, Provider } from 'oidc-provider';

/**
 * A secret is told once, when it is made. Reading the registration (RFC 7592 §2.1) and updating it (§2.2) would tell
 * what the library has of it again; the RFC lets a server leave it out.
 */
export function hideRegisteredSecrets(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    const { route } = ctx.oidc ?? {};
    if (route === 'client' || (route === 'client_update' && isSecretOfBefore(ctx))) ctx.body = withoutSecret(ctx.body);
  });
  provider.on('registration_update.error', (ctx, error) => {
    if (error.error_description?.includes('provided client_secret') !== true) return;
    const error_description = 'The server keeps no secret to compare with. Leave client_secret out of the update.';
    ctx.body = { error: error.error, error_description };
  });
}

/** The one of before; not one that this update has made, as for a client that had none. */
function isSecretOfBefore({ oidc, body }: Context): boolean {
  return isObject(body) && body['client_secret'] === oidc?.client?.clientSecret;
}

function withoutSecret(body: unknown): unknown {
  if (!isObject(body)) return body;
  const { client_secret: _, client_secret_expires_at: __, ...rest } = body;
  return rest;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
