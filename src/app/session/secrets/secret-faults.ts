import type { StorageFault } from '../keeping/database.ts';

type SecretFault = StorageFault | 'tab' | 'notRemoved' | 'notRemovedFromTab';

/** Why secrets are not where they were asked to be, and what to do. */
export const secretFaults: Readonly<Record<SecretFault, string>> = {
  denied: 'This browser lets the page keep nothing on this device, so the secrets are in memory only.',
  'no-answer': 'The browser’s storage does not answer, so the last change of the secrets is in memory only. Try again.',
  full: 'There is no room left in the browser’s storage, so the last change of the secrets is in memory only. Free space, then try again.',
  newer: 'A later version of this page has written to this browser’s storage. Reload to get that version.',
  tab: 'This browser lets the tab keep nothing, so the secrets are in memory only.',
  notRemoved:
    'The secrets could not be removed from this device: its storage did not do it. Try again, or clear the site’s data in the browser.',
  notRemovedFromTab: 'The secrets could not be removed from this tab’s storage. Close the tab to remove them.',
};
