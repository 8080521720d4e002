// Every regular expression of the program, for the test that none of them can be made to run without end.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseSync } from 'vite';
import { lineOf, nodesOf } from './read.ts';

/** One regular expression as it is written: where (`file:line`), pattern and flags; computed ones have no pattern. */
export interface Expression {
  readonly where: string;
  readonly pattern: string | undefined;
  readonly flags: string;
}

/** The expressions in the TypeScript files under `folders` of `root`, literals and calls of RegExp alike. */
export function findExpressions(root: string, folders: readonly string[]): Expression[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path).split(sep).join('/'))
      .filter((path) => /\.tsx?$/.test(path))
      .sort()
      .flatMap((path) => expressionsIn(path, readFileSync(join(root, path), 'utf8'))),
  );
}

/** The expressions in the text of one file. */
export function expressionsIn(file: string, text: string): Expression[] {
  const found: Expression[] = [];
  for (const node of nodesOf(parseSync(file, text).program)) {
    const where = `${file}:${lineOf(text, node.start)}`;
    const { regex, callee } = node;
    if (isWritten(regex)) found.push({ where, pattern: regex.pattern, flags: regex.flags });
    else if (isRegExp(callee)) found.push({ where, pattern: undefined, flags: '' });
  }
  return found;
}

function isWritten(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}

function isRegExp(callee: unknown): boolean {
  return typeof callee === 'object' && callee !== null && 'name' in callee && callee.name === 'RegExp';
}
