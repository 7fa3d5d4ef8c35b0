import { parseSync } from 'vite';

const importing = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
];

/**
 * Every module that a source file names: imports, re-exports, `import()` and types, from its syntax tree, so that
 * neither a comment nor a string is taken for one.
 *
 * @throws where the file cannot be parsed, or imports something that only running it would tell.
 */
export function importsOf(fileName: string, source: string): string[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName} cannot be parsed: ${errors[0]?.message}`);
  const found: string[] = [];
  visit(program, (node) => {
    const { type, source: from } = node;
    if (typeof type !== 'string' || !importing.includes(type) || !isRecord(from)) return;
    if (typeof from['value'] !== 'string') throw new Error(`${fileName} imports a module that is not named in it.`);
    found.push(from['value']);
  });
  return found;
}

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, onNode: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, onNode);
  } else if (isRecord(value)) {
    onNode(value);
    for (const child of Object.values(value)) visit(child, onNode);
  }
}

function isRecord(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
