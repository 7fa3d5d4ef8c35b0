import { strToU8, zipSync } from 'fflate';
import type { ExportedFile } from '#core/sharing/exports/exported-file.ts';
import { saveFile } from '../ui/save-file.ts';

/** What the file is saved as: a single one has its own name, several are packed into one. */
export function savedName({ parts }: ExportedFile, folder: string): string {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only.path : `${folder}.zip`;
}

export function saveExport(file: ExportedFile, folder: string): void {
  const name = savedName(file, folder);
  const [only] = file.parts;
  if (only !== undefined && file.parts.length === 1) {
    saveFile(new Blob([only.text], { type: 'application/octet-stream' }), name);
    return;
  }
  const entries = file.parts.map(({ path, text }) => [`${folder}/${path}`, strToU8(text)] as const);
  saveFile(new Blob([zipSync(Object.fromEntries(entries))], { type: 'application/zip' }), name);
}
