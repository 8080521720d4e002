import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';

/** Where the next page of a list starts: behind the row with these sort keys. `null`: among the rows without one. */
const positionSchema = z.object({
  sort: z.string(),
  key: z.array(z.union([z.string(), z.number(), z.null()])).min(1),
  /** Reference of the row: it decides between equal keys. */
  ref: z.string(),
});
export type Position = z.infer<typeof positionSchema>;

/** A position as the window keeps it: opaque text. */
export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

/** The position in a cursor. Throws `bad-input` when it is none, or belongs to a list that was sorted otherwise. */
export function readCursor(cursor: string, sort: string): Position {
  const parsed = positionSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.sort !== sort) throw noCursor();
  return parsed.data;
}

export function noCursor(): DocketError {
  return new DocketError('bad-input', { fields: ['after: no cursor'] });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
