import { isBruFile, readBruFiles } from './bru-files.ts';
import { readBruno } from './bruno.ts';
import { readCurlFile } from './curl-file.ts';
import { readHar } from './har.ts';
import { readHttpFile } from './http-file.ts';
import type { ImportFindings } from './import-findings.ts';
import { mostImportBytes, mostImportFiles, sizeFault } from './import-limits.ts';
import type { FileReading, FormatResult, ImportFile } from './import-reading.ts';
import { readInsomnia } from './insomnia.ts';
import { joinReadings } from './join-readings.ts';
import { readOpenApi } from './openapi.ts';
import { readOwnFile } from './own-file.ts';
import { readPostman } from './postman.ts';
import { type Structure, structureOf } from './structure.ts';

/**
 * Recognises what others wrote, and reads connections out of it: curl, HAR, Postman, Bruno, Insomnia, OpenAPI, `.http`, and
 * what this page saved. Files that belong together, a collection and its environments, are read together. Trust,
 * other ways to a server, files and scripts are named and never taken over (security.md T38). Never throws.
 */
export function readImport(files: readonly ImportFile[]): ImportFindings {
  const tooMuch = amountFault(files);
  if (tooMuch !== undefined) return nothing([tooMuch]);
  const read = files.map((file) => ({ file, structure: structureOf(file.text) }));
  const bru = read.filter(({ file, structure }) => isBruFile(file, valueOf(structure)));
  const others = read.filter((each) => !bru.includes(each));
  const results = others.map(({ file, structure }) => ({ file, result: resultOf(file, structure) }));
  const readings: FileReading[] = results.flatMap(({ result }) => (result.kind === 'read' ? [result.reading] : []));
  if (bru.length > 0)
    readings.push(readBruFiles(bru.map(({ file, structure }) => ({ file, json: valueOf(structure) }))));
  const refused = results.flatMap(({ file, result }) =>
    result.kind === 'refused' ? [file.name === '' ? result.sentence : `${file.name}: ${result.sentence}`] : [],
  );
  return joinReadings(readings, refused, files[0]?.name ?? '');
}

function nothing(faults: readonly string[]): ImportFindings {
  return { formats: [], title: '', candidates: [], leftOut: [], faults };
}

function amountFault(files: readonly ImportFile[]): string | undefined {
  if (files.length > mostImportFiles) return `These are ${files.length} files; ${mostImportFiles} are read at a time.`;
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  return length > mostImportBytes
    ? 'This is more than 16 MiB, which is more than is read. Take out what is not needed.'
    : undefined;
}

function valueOf(structure: Structure): unknown {
  return structure.kind === 'value' ? structure.value : undefined;
}

type Reader = (value: unknown) => FormatResult | undefined;
const readers: readonly Reader[] = [readOwnFile, readHar, readOpenApi, readInsomnia, readPostman, readBruno];

function resultOf(file: ImportFile, structure: Structure): FormatResult {
  if (file.text.trim() === '') return { kind: 'refused', sentence: 'There is nothing in it.' };
  if (structure.kind === 'value') {
    const tooMuch = sizeFault(structure.value);
    if (tooMuch !== undefined) return { kind: 'refused', sentence: tooMuch };
    for (const reader of readers) {
      const result = reader(structure.value);
      if (result !== undefined) return result;
    }
  }
  return readCurlFile(file) ?? readHttpFile(file) ?? { kind: 'refused', sentence: unknownWords(file, structure) };
}

function unknownWords({ text }: ImportFile, structure: Structure): string {
  if (/^\s*https?:\/\/\S+\s*$/.test(text)) return addressAlone;
  if (structure.kind === 'broken') return `${structure.named} is damaged: ${structure.reason}. Was all of it copied?`;
  const looksLike = /^opencollection:/m.test(text) ? openCollection : '';
  return `${looksLike}It is none of the formats that are read here: curl, HAR, Postman, Bruno, Insomnia, OpenAPI, .http, or a file that Grantscope saved.`;
}

const addressAlone = 'This is an address alone. Nothing is fetched here: open it, and paste what it shows.';
const openCollection = 'This looks like a Bruno collection in YAML; export it from Bruno as JSON. ';
