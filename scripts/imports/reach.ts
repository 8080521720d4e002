// What a file reaches by its imports: the files of the house, and the packages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageName, readManifest, resolveOwn } from './check.ts';
import { readImports } from './read.ts';

export interface Reach {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

/** Follows every import of a file, but those of types alone, which are gone when it runs. Paths are under `root`. */
export function reachOf(root: string, start: string): Reach {
  const tree = { root, manifest: readManifest(root) };
  const files = new Set([start]);
  const packages = new Set<string>();
  for (const file of files) {
    if (file.endsWith('.json')) continue;
    for (const { specifier, typesOnly } of readImports(file, readFileSync(join(root, file), 'utf8'))
      .imports) {
      if (typesOnly || specifier.startsWith('node:')) continue;
      const own = resolveOwn(tree, file, specifier);
      if (own === undefined) packages.add(packageName(specifier));
      else files.add(own);
    }
  }
  return { files, packages };
}
