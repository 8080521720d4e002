import { mediaTypeOf } from '../encrypt.ts';
import { type CaseEntry, textAfter } from './case-entry.ts';
import type { FileRow, PresentRows, Replay } from './state.ts';

/** The version that a file took the place of, as its entry tells. */
function predecessorOf({ files }: Replay, { details }: CaseEntry): FileRow['replaces'] {
  const { replaces: sha512, row } = details;
  if (sha512 === undefined) return undefined;
  const before = files.find((file) => (row?.replaces ? file.id === row.replaces : file.sha512 === sha512));
  return { id: row?.replaces ?? before?.id ?? sha512, sha512 };
}

/** A file was attached, or a version after another. */
export function attach(replay: Replay, entry: CaseEntry, present: PresentRows): void {
  const { seq, at, by, details } = entry;
  const name = textAfter(details, 'file') ?? '';
  const sha512 = details.sha512 ?? '';
  const same = present.files.find((file) => file.sha512 === sha512);
  const replaces = predecessorOf(replay, entry);
  replay.files.push({
    id: details.row?.id ?? same?.id ?? `entry-${seq}`,
    name,
    mediaType: details.row?.mediaType ?? same?.mediaType ?? mediaTypeOf(name),
    size: details.size ?? 0,
    sha512,
    addedAt: at,
    addedBy: by,
    ...(replaces === undefined ? {} : { replaces }),
  });
}

/** A file was deleted from the case. */
export function detach(replay: Replay, { details }: CaseEntry): void {
  const { row, sha512 } = details;
  replay.files = replay.files.filter((file) => (row ? file.id !== row.id : file.sha512 !== sha512));
}
