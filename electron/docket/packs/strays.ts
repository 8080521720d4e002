/** A system that leaves files of its own wherever somebody looks into a folder or zips it. */
export type StraySystem = 'macOS' | 'Windows';

export interface Stray {
  path: string;
  system: StraySystem;
}

/** The file at a path in a zip when it is one that a system leaves behind by itself; undefined for every other. */
export function strayAt(path: string): Stray | undefined {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').toLowerCase();
  if (parts[0] === '__MACOSX' || name === '.ds_store' || name.startsWith('._'))
    return { path, system: 'macOS' };
  return name === 'thumbs.db' || name === 'desktop.ini' ? { path, system: 'Windows' } : undefined;
}
