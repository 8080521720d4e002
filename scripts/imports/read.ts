// Reading what a TypeScript file imports, with the parser that also builds the app.
import { parseSync } from 'vite';

/** One import in a file: what is asked for, in which line (from 1), and whether only its types are. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly typesOnly: boolean;
}

export interface Reading {
  readonly imports: readonly Import[];
  /** Lines whose import is computed at run time, so that nobody can tell what it brings in. */
  readonly computed: readonly number[];
  /** Lines that name `ipcMain`. */
  readonly ipcMain: readonly number[];
  /** Why the file could not be read, if so. */
  readonly error?: string;
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Finds every import of a file: static, dynamic, re-exported, `import('x').Type` and `require`. */
export function readImports(file: string, text: string): Reading {
  const result = parseSync(file, text);
  const [error] = result.errors;
  if (error) return { imports: [], computed: [], ipcMain: [], error: error.message };
  const imports: Import[] = [];
  const computed: number[] = [];
  const ipcMain: number[] = [];
  for (const node of nodesOf(result.program)) {
    if (node.type === 'Identifier' && node.name === 'ipcMain') ipcMain.push(lineOf(text, node.start));
    const source = sourceOf(node);
    if (source === undefined) continue;
    const line = lineOf(text, node.start);
    const specifier = literal(source);
    if (specifier === undefined) computed.push(line);
    else imports.push({ specifier, line, typesOnly: bringsTypesOnly(node) });
  }
  return { imports, computed, ipcMain };
}

/** The expression that says what a node imports; none for a node that imports nothing. */
function sourceOf(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source;
    case 'ExportNamedDeclaration':
      return node.source ?? undefined;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'CallExpression':
      return isRequire(node) ? argumentsOf(node)[0] : undefined;
    default:
      return undefined;
  }
}

function bringsTypesOnly(node: Node): boolean {
  if (node.type === 'TSImportType') return true;
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers;
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every((specifier) => specifier.importKind === 'type' || specifier.exportKind === 'type');
}

function isRequire(node: Node): boolean {
  const callee = node.callee;
  return isNode(callee) && callee.type === 'Identifier' && callee.name === 'require';
}

function argumentsOf(node: Node): unknown[] {
  const given = node.arguments;
  return Array.isArray(given) ? given : [];
}

function literal(source: unknown): string | undefined {
  if (!isNode(source) || source.type !== 'Literal') return undefined;
  const value = source.value;
  return typeof value === 'string' ? value : undefined;
}

/** Every node of a syntax tree, the outer before the inner. */
export function* nodesOf(tree: unknown): Generator<Node> {
  const waiting: unknown[] = [tree];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isNode(value)) yield value;
    const parts: unknown[] = Array.isArray(value) ? value : Object.values(value);
    for (let index = parts.length - 1; index >= 0; index -= 1) waiting.push(parts[index]);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The line, from 1, in which a place of a text lies. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The names that a file imports from modules whose specifier fits; `*` for a module as a whole. */
export function importedNames(file: string, text: string, modules: RegExp): string[] {
  const names: string[] = [];
  for (const node of nodesOf(parseSync(file, text).program)) {
    const specifier = literal(sourceOf(node));
    if (specifier === undefined || !modules.test(specifier)) continue;
    const { specifiers } = node;
    if (!Array.isArray(specifiers)) names.push('*');
    else for (const one of specifiers) names.push(nameOf(one));
  }
  return names;
}

/** The name under which a module exports what a specifier brings in. */
function nameOf(specifier: unknown): string {
  if (!isNode(specifier)) return '*';
  const name = specifier.imported ?? specifier.local;
  const isNamed = specifier.type === 'ImportSpecifier' || specifier.type === 'ExportSpecifier';
  return isNamed && isNode(name) && typeof name.name === 'string' ? name.name : '*';
}
