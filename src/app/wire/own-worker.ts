// oxlint-disable-next-line import/default -- Vite answers with the worker's address.
import layOutAddress from './lay-out-worker.ts?worker&url';

/** The part of Trusted Types that is used here; the types of the DOM do not have it yet. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
};

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

let others: readonly string[] | undefined;

// At once and not when it is needed, so that nobody else can take the name.
const policy = window.trustedTypes?.createPolicy('grantscope-worker', { createScriptURL: ownAddress });

/** A worker that lays bodies out. */
export function layOutWorker(): Worker {
  return ownWorker(layOutAddress);
}

/** Says which other workers this page has. The page's start does so, and what is said after it does not count. */
export function setOtherWorkers(addresses: readonly string[]): void {
  others ??= addresses;
}

/**
 * The only place where an address becomes a script: the one policy that the page's `trusted-types` directive allows is made
 * here, and it lets nothing pass but the addresses of our own workers. Throws for any other.
 */
export function ownWorker(address: string): Worker {
  return new Worker(trusted(address), { type: 'module' });
}

/** What it answers is a TrustedScriptURL where the browser knows such, which a worker takes in place of a string. */
function trusted(address: string): string {
  return policy?.createScriptURL(address) ?? ownAddress(address);
}

function ownAddress(address: string): string {
  if (address !== layOutAddress && others?.includes(address) !== true)
    throw new TypeError('This is the address of no worker of this page.');
  return address;
}
