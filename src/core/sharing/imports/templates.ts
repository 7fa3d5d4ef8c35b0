import type { Variables } from './found-request.ts';
import { longestResolved } from './import-limits.ts';

/** Puts values in for templates, and remembers which had none. */
export type Templates = {
  readonly resolved: (text: string) => string;
  /** The names without a value so far, and the tags that only the tool itself could run. */
  readonly unresolved: () => readonly string[];
};

const template = /\{\{([^{}]{1,200})\}\}/g;
const tag = /\{%[ \t]{0,9}([\w-]{0,60})[^%]{0,500}%\}/g;
// A value may name another one, and that one the first.
const mostRounds = 8;

/** Whether anything in a text waits for a value. */
export function hasTemplate(text: string): boolean {
  return text.search(template) >= 0 || text.search(tag) >= 0;
}

/**
 * Templates as Postman, Bruno and Insomnia write them: `{{name}}`, `{{ _.name }}`. What has no value, or an empty one,
 * stays as `{{name}}`, and what is computed (`{{$guid}}`, `{% … %}`) stays as well: nothing is run.
 */
export function templates(scopes: readonly Variables[]): Templates {
  const unresolved = new Set<string>();
  const once = (text: string): string =>
    text.replace(template, (_, inner: string) => valueOf(nameIn(inner), scopes) ?? `{{${nameIn(inner)}}}`);
  return {
    resolved: (text) => {
      let now = text;
      for (let round = 0; round < mostRounds && now.includes('{{'); round++) {
        const next = once(now);
        if (next === now || next.length > longestResolved) break;
        now = next;
      }
      for (const [, inner = ''] of now.matchAll(template)) unresolved.add(`{{${nameIn(inner)}}}`);
      // What a tag is given may be a secret: only its name is told.
      for (const [, name = ''] of now.matchAll(tag)) unresolved.add(`{% ${name} … %}`);
      return now;
    },
    unresolved: () => [...unresolved],
  };
}

function valueOf(name: string, scopes: readonly Variables[]): string | undefined {
  for (const scope of scopes) {
    const value = scope.get(name);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** The name in Insomnia's spellings as well: `_.name`, `_['name']`. */
function nameIn(inner: string): string {
  const name = inner.trim();
  return /^_\.(.+)$/.exec(name)?.[1] ?? /^_\[['"](.+)['"]\]$/.exec(name)?.[1] ?? name;
}
