import { playgroundKeyPath, playgroundKeyHeader, serverLogPath } from '#core/contract/paths.ts';
import { parseServerLog, type ServerLogEntry, type ServerLogOrder } from '#core/contract/playground-log.ts';
import { askForKey, callOwnServer, refusalIn } from './own-server.ts';

export type LogReading =
  | { readonly kind: 'read'; readonly entries: readonly ServerLogEntry[] }
  /** `reason` is a sentence for the screen. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Asks the playground what it saw after the entry with this number; 0: all that it remembers. */
export type ReadServerLog = (after: number, signal: AbortSignal) => Promise<LogReading>;

/** A reader that asks for its key once, and anew where the server was started again meanwhile. */
export function createLogReader(): ReadServerLog {
  let key: string | undefined;
  const ask = async (after: number, signal: AbortSignal): Promise<LogReading> => {
    if (key === undefined) {
      const given = await askForKey(playgroundKeyPath);
      if (typeof given !== 'string') return failed(given.kind === 'proxy-refused' ? given.message : serverGone);
      key = given;
    }
    const order: ServerLogOrder = { after };
    const reply = await callOwnServer(serverLogPath, order, { headers: { [playgroundKeyHeader]: key }, signal });
    if (!reply.ok) {
      key = undefined;
      return failed((await refusalIn(reply)).message);
    }
    const log = parseServerLog(await reply.json());
    return log === undefined
      ? failed('The server answered with something else than its log.')
      : { kind: 'read', ...log };
  };
  return (after, signal) => ask(after, signal).catch(() => failed(serverGone));
}

const serverGone = 'The server that this page came from does not answer. Start it again; what is shown is from before.';

function failed(reason: string): LogReading {
  return { kind: 'failed', reason };
}
