import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser, type Tree } from '@vscode/tree-sitter-wasm';

const wasm = 'node_modules/@vscode/tree-sitter-wasm/wasm';

/** Which grammar reads the programs of a language. For Kotlin and Swift there is none. */
export const grammars: Readonly<Record<string, string>> = {
  python: 'python',
  'python-requests': 'python',
  javascript: 'javascript',
  typescript: 'typescript',
  bash: 'bash',
  java: 'java',
  csharp: 'c-sharp',
  go: 'go',
  php: 'php',
  ruby: 'ruby',
  rust: 'rust',
  powershell: 'powershell',
};

/** A parser for each, by the grammars that an editor highlights with. */
export async function treeReader(grammar: string): Promise<(code: string) => Tree> {
  await Parser.init({
    locateFile: () => createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm'),
  });
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(`${wasm}/tree-sitter-${grammar}.wasm`)));
  return (code) => {
    const tree = parser.parse(code);
    if (tree === null) throw new Error('There is no tree.');
    return tree;
  };
}

/** What the parser could not make sense of, and what it had to invent. */
export function faultsIn({ rootNode }: Tree): readonly string[] {
  if (!rootNode.hasError) return [];
  return nodesIn(rootNode)
    .filter((node) => node.isError || node.isMissing)
    .map(({ type, text, startPosition }) => `${type} in line ${startPosition.row + 1}: ${text.slice(0, 100)}`);
}

/** The values of all text literals, as the rules of the language have them. */
export function textsIn(tree: Tree, id: string): readonly string[] {
  const read = readers[id];
  if (read === undefined) throw new Error(`There is no reader of literals for ${id}.`);
  return read(nodesIn(tree.rootNode));
}

const readers: Readonly<Record<string, (nodes: readonly Node[]) => readonly string[]>> = {
  rust: (nodes) => literals(nodes, 'string_literal', /\\u\{([0-9A-F]+)\}/g),
  csharp: (nodes) => literals(nodes, 'string_literal', /\\u([0-9A-F]{4})/g),
  powershell: joinedTexts,
};

function literals(nodes: readonly Node[], type: string, code: RegExp): readonly string[] {
  const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', '"': '"', '0': '\0' };
  const anyEscape = new RegExp(`${code.source}|\\\\(.)`, 'g');
  return nodes
    .filter((node) => node.type === type)
    .map(({ text }) =>
      text.slice(1, -1).replaceAll(anyEscape, (whole, hex: string | undefined, sign: string | undefined) => {
        if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
        const meant = simple[sign ?? ''];
        if (meant === undefined) throw new Error(`The language has no escape ${whole}`);
        return meant;
      }),
    );
}

// Two escapes of four digits may be the halves of one character.
function fromCode(code: number): string {
  return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
}

/** Texts in single quotes, and sums of them with characters by their number. */
function joinedTexts(nodes: readonly Node[]): readonly string[] {
  return nodes
    .filter(
      ({ type, parent }) =>
        /^(?:verbatim_string_characters|additive_expression)$/.test(type) && parent?.type !== 'additive_expression',
    )
    .map((node) =>
      nodesIn(node)
        .map(({ type, text }) => {
          if (type === 'verbatim_string_characters') return text.slice(1, -1).replaceAll("''", "'");
          return type === 'hexadecimal_integer_literal' ? String.fromCharCode(Number(text)) : '';
        })
        .join(''),
    );
}

function nodesIn(node: Node): readonly Node[] {
  const found: Node[] = [];
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...next.children.filter((child) => child !== null).toReversed());
  }
  return found;
}
