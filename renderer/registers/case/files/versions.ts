import type { FileView } from '#shared/contract/case.ts';

/** An attachment in its newest version, with the versions before it, newest first. */
export interface Versioned {
  file: FileView;
  older: FileView[];
  /** Of the newest version, counted from 1; a version that was deleted counts as one. */
  number: number;
}

/** The attachments of a case by their newest versions, in the order in which these were added. */
export function byVersion(files: readonly FileView[]): Versioned[] {
  const byId = new Map(files.map((file) => [file.id, file]));
  return files
    .filter(({ replacedBy }) => replacedBy === undefined)
    .map((file) => {
      const older: FileView[] = [];
      let earliest = file;
      for (let before = versionBefore(file); before !== undefined; before = versionBefore(before)) {
        older.push(before);
        earliest = before;
      }
      const isFirstDeleted = earliest.replaces !== undefined;
      return { file, older, number: older.length + (isFirstDeleted ? 2 : 1) };
    });

  function versionBefore({ replaces }: FileView): FileView | undefined {
    return replaces === undefined ? undefined : byId.get(replaces.id);
  }
}

/** What a kind of file is called: a key of the texts `files:kind`. */
export function kindOf({ mediaType, name }: Pick<FileView, 'mediaType' | 'name'>): string {
  const byMediaType: Readonly<Record<string, string>> = {
    'application/pdf': 'pdf',
    'application/zip': 'archive',
    'message/rfc822': 'mail',
    'application/vnd.ms-outlook': 'mail',
    'text/csv': 'table',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'table',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'document',
    'application/json': 'text',
    'text/plain': 'text',
  };
  if (mediaType.startsWith('image/')) return 'image';
  return byMediaType[mediaType] ?? (/\.(?:log|md|xml|svg|html?)$/i.test(name) ? 'text' : 'other');
}
