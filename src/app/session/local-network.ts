import { addressSpace, isNearer } from '#core/http/cross-origin.ts';

// Chrome 142 began with the first name and divided it later.
const permissions = {
  loopback: ['loopback-network', 'local-network-access'],
  local: ['local-network', 'local-network-access'],
};

/**
 * Whether this page may call a machine nearer than itself (Local Network Access), as the browser has it noted.
 * Undefined where the target is not nearer, or the browser does not know such a permission.
 */
export async function localNetworkPermission(target: URL): Promise<PermissionState | undefined> {
  const space = addressSpace(target.hostname);
  if (space === 'public' || !isNearer(space, addressSpace(location.hostname))) return undefined;
  for (const name of permissions[space]) {
    const state = await permissionState(name);
    if (state !== undefined) return state;
  }
  return undefined;
}

/** A browser throws for a name that it does not know; and the names are too new for its types. */
async function permissionState(name: string): Promise<PermissionState | undefined> {
  try {
    const query: unknown = Reflect.get(navigator.permissions, 'query');
    if (typeof query !== 'function') return undefined;
    const status: unknown = await Reflect.apply(query, navigator.permissions, [{ name }]);
    return status instanceof PermissionStatus ? status.state : undefined;
  } catch {
    return undefined;
  }
}
