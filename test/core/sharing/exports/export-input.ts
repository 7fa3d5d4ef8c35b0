import type { ApiCall } from '#core/oauth/api-request.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { type ExportInput, planExport } from '#core/sharing/exports/export-plan.ts';
import type { ExportedFile } from '#core/sharing/exports/exported-file.ts';
import { exportFormats, type ExportFormat } from '#core/sharing/exports/formats.ts';
import { programInput } from '../code/program-input.ts';

const system = { trust: { kind: 'system' } } as const;

/** What the page would hand over for these changes of an ordinary connection. */
export function exportInput(
  connection: Partial<Connection> = {},
  call: Partial<ApiCall> = {},
  rest: Partial<ExportInput> = {},
): ExportInput {
  return { ...programInput(connection, call), heldToken: undefined, tokenWay: system, apiWay: system, ...rest };
}

/** The plans of an input that lacks nothing. */
export function plannedExport(input: ExportInput) {
  const planned = planExport(input);
  if (planned.kind === 'incomplete') throw new Error(planned.faults.join(' '));
  return planned;
}

export function formatOf(id: string): ExportFormat {
  const format = exportFormats.find((each) => each.id === id);
  if (format === undefined) throw new Error(`There is no format ${id}.`);
  return format;
}

/** The file without secrets. */
export function written(id: string, input: ExportInput): ExportedFile {
  return formatOf(id).write(plannedExport(input).plan);
}

/** All its parts as one text. */
export function textOf({ parts }: ExportedFile): string {
  return parts.map(({ text }) => text).join('\n');
}
