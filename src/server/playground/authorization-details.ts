import type { Context } from 'oidc-provider';
import { accountAccessType, accountActions } from '#core/contract/playground-resources.ts';
import type { ProviderModule } from './import-provider.ts';

type Detail = Readonly<Record<string, unknown>>;

/**
 * The library's settings for `authorization_details` (RFC 9396): the one type of the playground, and every detail
 * that fits its schema is granted as it was asked for.
 */
export function authorizationDetails(library: ProviderModule): Readonly<Record<string, unknown>> {
  return {
    enabled: true,
    types: {
      [accountAccessType]: {
        validate: (_ctx: Context, detail: Detail): void => {
          const flaw = flawOf(detail);
          if (flaw !== undefined) throw new library.errors.InvalidAuthorizationDetails(flaw);
        },
      },
    },
    // They were parsed and validated by the library before.
    authorizationDetailsForAccessToken: ({ oidc }: Context): unknown =>
      JSON.parse(oidc?.params?.['authorization_details'] ?? '[]'),
    authorizationDetailsForIntrospection: (_ctx: Context, { rar }: { readonly rar?: unknown }): unknown => rar,
  };
}

/** Why a detail of this type is refused (RFC 9396 §5): unknown, missing or misshapen members. */
function flawOf(detail: Detail): string | undefined {
  const unknown = Object.keys(detail).find((name) => !members.includes(name));
  if (unknown !== undefined) return `${accountAccessType} has ${members.join(', ')} and no member ${nameOf(unknown)}`;
  const { actions, accounts } = detail;
  if (!isTextList(actions) || actions.length === 0) return `${accountAccessType} needs actions: ${actionList}`;
  const foreign = actions.find((action) => !accountActions.some((known) => known === action));
  if (foreign !== undefined) return `the action ${nameOf(foreign)} is none of ${actionList}`;
  if (accounts !== undefined && !isTextList(accounts)) return 'accounts must be a list of texts';
  return undefined;
}

const members: readonly string[] = ['type', 'actions', 'accounts'];
const actionList = accountActions.join(', ');

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');
}

/** As it may stand in an `error_description` (RFC 6749 §5.2): printable ASCII without the quote and the backslash. */
function nameOf(text: string): string {
  return text.slice(0, 40).replaceAll(/[^\u0020-\u0021\u0023-\u005b\u005d-\u007e]/g, '?');
}
