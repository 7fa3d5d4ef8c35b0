import { keptApiCall, keptConnection } from '#core/keeping/kept-connection.ts';
import { fieldSecrets } from '#core/sharing/field-secrets.ts';
import { keptUrl } from '#core/sharing/kept.ts';
import type { Typed } from './workbench.ts';

/** What was typed, without what is secret in it or looks so (security.md 5.5). */
export function withoutSecrets<T extends Typed>(typed: T): T {
  const secrets = fieldSecrets(typed.connection);
  return {
    ...typed,
    connection: keptConnection(typed.connection, secrets),
    apiCall: keptApiCall(typed.apiCall, secrets),
    issuer: keptUrl(typed.issuer, secrets),
  };
}
