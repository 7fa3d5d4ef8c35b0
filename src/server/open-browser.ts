import { spawn } from 'node:child_process';

/** Shows the page in the user's browser. `onFailure` is called where the system has no way to do that. */
export function openBrowser(url: string, onFailure: () => void): void {
  const [program, args] = openerOf(process.platform);
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', onFailure);
  child.unref();
}

function openerOf(platform: NodeJS.Platform): readonly [program: string, args: readonly string[]] {
  if (platform === 'darwin') return ['open', []];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler']];
  return ['xdg-open', []];
}
