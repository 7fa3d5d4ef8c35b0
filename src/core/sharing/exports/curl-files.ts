import { cmdCommand } from '../../http/curl-cmd.ts';
import { powershellCommand } from '../../http/curl-powershell.ts';
import { curlCommand } from '../../http/curl.ts';
import type { CallToExport, ExportPlan } from './export-plan.ts';
import type { ExportedFile, ExportedVariable } from './exported-file.ts';
import { meaningOf } from './variable-words.ts';

/** The command lines that a curl command is written for. */
export type CurlShell = 'bash' | 'cmd' | 'powershell';

/** Token request and API call as curl commands for one command line. */
export function curlFile({ token, api, program }: ExportPlan, shell: CurlShell): ExportedFile {
  const { command, file, comment, note } = shells[shell];
  const blocks = [
    { title: 'Token request', call: token },
    ...(api === undefined ? [] : [{ title: 'API call', call: api }]),
  ];
  const text = blocks
    .map(({ title, call }) => `${comment} ${title}\n${command(call.request, call.secrets, call.connection)}\n`)
    .join('\n');
  const secrets = blocks.flatMap(({ call }) => call.secrets);
  const variables = variablesIn(text, secrets, shell, (name) => meaningOf(name, program.variables));
  return { parts: [{ path: file, text }], notes: note === undefined ? [] : [note], variables };
}

type Shell = {
  readonly command: (
    request: CallToExport['request'],
    secrets: CallToExport['secrets'],
    connection: CallToExport['connection'],
  ) => string;
  readonly file: string;
  readonly comment: string;
  readonly note?: string;
  /** Every form in which a variable may stand there; the first is the one that is told. */
  readonly forms: (variable: string) => readonly [string, ...string[]];
};

const shells: Readonly<Record<CurlShell, Shell>> = {
  bash: {
    command: curlCommand,
    file: 'requests.sh',
    comment: '#',
    forms: (name) => [`$${name}`, `\${${name}}`],
  },
  cmd: {
    command: cmdCommand,
    file: 'requests.txt',
    comment: 'REM',
    forms: (name) => [`%${name}%`],
    note: 'It is written for the prompt of cmd. In a batch file each % of it has to be doubled.',
  },
  powershell: {
    command: powershellCommand,
    file: 'requests.ps1',
    comment: '#',
    forms: (name) => [`$env:${name}`, `\${env:${name}}`],
    note: 'It is right in Windows PowerShell 5.1 and in PowerShell 7, on Windows.',
  },
};

function variablesIn(
  text: string,
  secrets: CallToExport['secrets'],
  shell: CurlShell,
  meaning: (name: string) => string,
): readonly ExportedVariable[] {
  const { forms } = shells[shell];
  const names = new Set(secrets.flatMap(({ variable }) => [variable, `${variable}_ENCODED`]));
  return [...names]
    .filter((name) => forms(name).some((written) => stands(written, text)))
    .map((name) => ({ written: forms(name)[0], meaning: meaning(name) }))
    .concat(shell === 'cmd' ? holdersIn(text) : []);
}

/** Where cmd cannot write a text beside a variable, one variable stands for both, and a remark says what it has to hold. */
function holdersIn(text: string): readonly ExportedVariable[] {
  const written = text.match(/%[A-Z\d_]+_VALUE%/g) ?? [];
  return [...new Set(written)].map((each) => ({
    written: each,
    meaning: 'a text with a secret in it, as a remark there says',
  }));
}

/** `$A` does not stand where only `$A_ENCODED` does. */
function stands(written: string, text: string): boolean {
  const isOpen = /\w$/.test(written);
  return text
    .split(written)
    .slice(1)
    .some((rest) => !isOpen || !/^\w/.test(rest));
}
