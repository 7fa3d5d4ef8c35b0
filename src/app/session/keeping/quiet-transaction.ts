/**
 * A transaction whose end is no error of the page by itself: whatever is asked in it fails with it, and that is where it is
 * handled. Else the browser reports one that the storage has ended (a bucket that is deleted, data that are cleared) as
 * uncaught.
 */
export function quiet<T extends { readonly done: Promise<unknown> }>(transaction: T): T {
  transaction.done.catch(() => undefined);
  return transaction;
}
