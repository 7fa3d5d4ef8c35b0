import type { Headers, Pairs } from '../code/program-plan.ts';
import { plainText, type Template } from '../code/template.ts';
import { inFile } from './written-template.ts';

/** Parameters as the members of a JSON object, with variables inside of its texts. */
export function jsonBody(pairs: Pairs): string {
  const text = (template: Template) => `"${inFile(template, 'json', inQuotes)}"`;
  return `{${pairs.map(([name, value]) => `${text(name)}:${text(value)}`).join(',')}}`;
}

function inQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Whether a body is said to be JSON, and is, whatever its variables hold. */
export function isJson(body: Template, headers: Headers): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? [];
  if (!/\bjson\b/i.test(plainText(type) ?? '')) return false;
  try {
    JSON.parse(body.map((part) => (part.kind === 'text' ? part.text : '0')).join(''));
    return true;
  } catch {
    return false;
  }
}
