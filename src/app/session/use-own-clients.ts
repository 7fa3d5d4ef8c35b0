import { useCallback, useState } from 'react';
import {
  type ClientEdit,
  type ClientsDraft,
  clientsPath,
  commitClientsPath,
  discardClientsPath,
  editClientsPath,
  parseClientsDraft,
} from '#core/contract/playground-own-clients.ts';
import { give } from './playground-admin.ts';

/** The clients that are made at the playground, as its draft has them, and what can be done to them. */
export type OwnClientsDesk = {
  /** Undefined until it was asked for. */
  readonly draft: ClientsDraft | undefined;
  /** Why the last order was not carried out, a sentence or two. */
  readonly fault: string | undefined;
  readonly isBusy: boolean;
  readonly ask: () => Promise<void>;
  /** Puts edits into the draft, one after another until one is refused; answers what came of the last. */
  readonly edit: (...edits: readonly ClientEdit[]) => Promise<ClientsDraft | undefined>;
  readonly commit: () => Promise<ClientsDraft | undefined>;
  readonly discard: () => Promise<ClientsDraft | undefined>;
};

/** They are asked for and ordered about by a press only. The draft is the server's: a reload of the page keeps it. */
export function useOwnClients(): OwnClientsDesk {
  const [draft, setDraft] = useState<ClientsDraft>();
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const order = useCallback(async (path: string, body: object): Promise<ClientsDraft | undefined> => {
    setIsBusy(true);
    const ordered = await give(path, body, parseClientsDraft);
    setIsBusy(false);
    setFault(ordered.kind === 'done' ? undefined : ordered.reason);
    if (ordered.kind === 'failed') return undefined;
    // The secret of the answer is handed on once, and not held here.
    const { generatedSecret: _, ...shown } = ordered.answer;
    setDraft(shown);
    return ordered.answer;
  }, []);
  const ask = useCallback(async () => void (await order(clientsPath, {})), [order]);
  return {
    draft,
    fault,
    isBusy,
    ask,
    edit: async (...edits) => {
      let answer: ClientsDraft | undefined;
      for (const edit of edits) {
        answer = await order(editClientsPath, edit);
        if (answer === undefined) return undefined;
      }
      return answer;
    },
    commit: () => order(commitClientsPath, {}),
    discard: () => order(discardClientsPath, {}),
  };
}
