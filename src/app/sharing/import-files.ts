import { mostImportBytes, mostImportFiles } from '#core/sharing/imports/import-limits.ts';
import type { ImportFile } from '#core/sharing/imports/import-reading.ts';
import { bytesWords } from '#core/time/words.ts';

type ReadFiles =
  | { readonly kind: 'files'; readonly files: readonly ImportFile[] }
  /** Nothing was added; a sentence that says why. */
  | { readonly kind: 'fault'; readonly sentence: string };

/** Reads files as texts, beside those that are there already; one of the same name takes the place of the other. */
export async function readImportFiles(chosen: readonly File[], there: readonly ImportFile[]): Promise<ReadFiles> {
  const kept = there.filter(({ name }) => chosen.every((file) => file.name !== name));
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0);
  if (bytes > mostImportBytes) {
    const sentence = `${namesOf(chosen)}: ${bytesWords(bytes)}; more than ${bytesWords(mostImportBytes)} are not read. Take out what is not needed.`;
    return { kind: 'fault', sentence };
  }
  if (kept.length + chosen.length > mostImportFiles)
    return { kind: 'fault', sentence: `More than ${mostImportFiles} files are not read at a time.` };
  const texts = await Promise.all(chosen.map((file) => file.text().catch(() => undefined)));
  const unread = chosen.filter((_, index) => texts[index] === undefined);
  if (unread.length > 0) return { kind: 'fault', sentence: `The browser could not read ${namesOf(unread)}.` };
  return {
    kind: 'files',
    files: [...kept, ...chosen.map(({ name }, index) => ({ name, text: texts[index] ?? '' }))],
  };
}

function namesOf(files: readonly File[]): string {
  return files
    .slice(0, 5)
    .map(({ name }) => name)
    .join(', ');
}
