import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DocketError } from '#shared/errors.ts';

/**
 * The folder `resources` with the regimes and calendars that ship, found by walking up from this file: it lies beside
 * the sources, and in an installed program beside the built code. Throws `file-missing`.
 */
export function findResources(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const resources = join(folder, 'resources');
    if (existsSync(join(resources, 'regimes'))) return resources;
    if (dirname(folder) === folder) throw new DocketError('file-missing', { file: 'resources/regimes' });
  }
}
