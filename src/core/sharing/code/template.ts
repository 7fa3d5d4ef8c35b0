/** A piece of a value: text that may stand in a program, or a variable of the environment that holds a secret. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string };

/** A value that a program puts together, piece by piece; no piece at all is the empty text. */
export type Template = readonly Part[];

/** How one language writes a value. */
export type Notation = {
  /** A literal that means this text and nothing else, whatever it is. */
  readonly text: (text: string) => string;
  /** An expression that reads a variable of the environment. */
  readonly variable: (name: string) => string;
  /** What joins two texts, with its spaces. */
  readonly join: string;
};

/** The value as an expression of the language. */
export function expression(template: Template, { text, variable, join }: Notation): string {
  if (template.length === 0) return text('');
  return template.map((part) => (part.kind === 'text' ? text(part.text) : variable(part.name))).join(join);
}

/** The same value with texts that follow each other as one piece. */
export function joinedTexts(template: Template): Template {
  const parts: Part[] = [];
  for (const part of template) {
    const open = parts.at(-1);
    if (open?.kind === 'text' && part.kind === 'text')
      parts[parts.length - 1] = { ...open, text: open.text + part.text };
    else parts.push(part);
  }
  return parts;
}

/** Whether the value is made of more than one piece, so that it may need parentheses around it. */
export function isJoined(template: Template): boolean {
  return template.length > 1;
}

/** The text of a value without variables in it; undefined where there is one. */
export function plainText(template: Template): string | undefined {
  return template.every((part) => part.kind === 'text')
    ? template.map((part) => (part.kind === 'text' ? part.text : '')).join('')
    : undefined;
}

/** The value with a text behind it. */
export function followedBy(template: Template, text: string): Template {
  return joinedTexts([...template, { kind: 'text', text }]);
}
