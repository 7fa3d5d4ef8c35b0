import { brunoFiles } from './bruno-files.ts';
import { curlFile } from './curl-files.ts';
import type { ExportPlan, PlannedExport } from './export-plan.ts';
import type { ExportedFile, ExportedVariable } from './exported-file.ts';
import { httpFile } from './http-file.ts';
import { openApi } from './openapi.ts';
import { postmanCollection } from './postman-collection.ts';

/** A format that token request and API call are written in. */
export type ExportFormat = {
  readonly id: string;
  /** As it is called on screen. */
  readonly name: string;
  /** What it is for, a sentence. */
  readonly sentence: string;
  /** Whether it is offered with the secrets in it: what runs at once is, what is kept and passed on is not. */
  readonly holdsSecrets: boolean;
  /** What several files are packed into; a single one has its own name. */
  readonly folder: string;
  readonly write: (plan: ExportPlan) => ExportedFile;
};

/** Every format, in the order of the list on screen. */
export const exportFormats: readonly ExportFormat[] = [
  {
    id: 'curl-bash',
    name: 'curl for bash',
    sentence: 'Two commands for Linux, macOS and Git Bash.',
    holdsSecrets: true,
    folder: 'requests',
    write: (plan) => curlFile(plan, 'bash'),
  },
  {
    id: 'curl-cmd',
    name: 'curl for cmd',
    sentence: 'The same for the prompt of Windows.',
    holdsSecrets: true,
    folder: 'requests',
    write: (plan) => curlFile(plan, 'cmd'),
  },
  {
    id: 'curl-powershell',
    name: 'curl for PowerShell',
    sentence: 'The same for PowerShell on Windows.',
    holdsSecrets: true,
    folder: 'requests',
    write: (plan) => curlFile(plan, 'powershell'),
  },
  {
    id: 'http',
    name: '.http file',
    sentence: 'For REST Client in VS Code, and Visual Studio.',
    holdsSecrets: true,
    folder: 'requests-http',
    write: httpFile,
  },
  {
    id: 'postman',
    name: 'Postman collection',
    sentence: 'Both requests and the grant, in format 2.1.',
    holdsSecrets: false,
    folder: 'postman',
    write: postmanCollection,
  },
  {
    id: 'bruno',
    name: 'Bruno collection',
    sentence: 'A folder of .bru files, packed.',
    holdsSecrets: false,
    folder: 'grantscope-bruno',
    write: brunoFiles,
  },
  {
    id: 'openapi',
    name: 'OpenAPI 3.1',
    sentence: 'The call, and where its token comes from.',
    holdsSecrets: false,
    folder: 'openapi',
    write: openApi,
  },
];

/** What would stand in the file with its secrets, and does not in the one without, by its variable there. */
export function secretsOf(
  { write }: Pick<ExportFormat, 'write'>,
  { plan, withSecrets }: Extract<PlannedExport, { kind: 'ready' }>,
): readonly ExportedVariable[] {
  const kept = new Set(write(withSecrets).variables.map(({ written }) => written));
  return write(plan).variables.filter(({ written }) => !kept.has(written));
}
