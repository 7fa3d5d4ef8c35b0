import { createHash } from 'node:crypto';
import type { Context, Provider } from 'oidc-provider';
import type { TokenStore } from '../token-store.ts';

type Issued = { readonly body: Readonly<Record<string, unknown>>; readonly endsAtMs: number };

/** Has a client that asks for the same again get the token of before, until that ends or is revoked. */
export function repeatTokens(
  provider: Provider,
  { tokens, nowMs }: { readonly tokens: TokenStore; readonly nowMs: () => number },
): void {
  const issued = new Map<string, Issued>();
  provider.use(async (ctx, next) => {
    await next();
    const fresh = ctx.oidc?.route === 'token' && ctx.status === 200 ? membersOf(ctx.body) : undefined;
    if (fresh === undefined) return;
    const asked = askedFor(ctx);
    const before = issued.get(asked);
    const leftSeconds = Math.floor(((before?.endsAtMs ?? 0) - nowMs()) / 1000);
    if (before !== undefined && leftSeconds > 0 && !isRevoked(before.body['access_token'], tokens)) {
      ctx.body = { ...before.body, expires_in: leftSeconds };
      return;
    }
    if (issued.size >= maxRemembered) issued.clear();
    issued.set(asked, { body: fresh, endsAtMs: nowMs() + Number(fresh['expires_in']) * 1000 });
  });
}

const maxRemembered = 500;

/** Who asked for what; hashed, because none of it is needed again. */
function askedFor({ oidc }: Context): string {
  const token = oidc?.entities.ClientCredentials;
  const parts = [oidc?.client?.clientId, token?.scope, token?.aud, token?.rar, token?.jkt, token?.['x5t#S256']];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function isRevoked(token: unknown, tokens: TokenStore): boolean {
  return typeof token === 'string' && tokens.find('ClientCredentials', token)?.revokedAtSeconds !== undefined;
}

function membersOf(body: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof body === 'object' && body !== null ? { ...body } : undefined;
}
