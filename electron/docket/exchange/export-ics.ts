import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import type { Language } from '#shared/text/texts.ts';
import type { DocketContext } from '../cases/context.ts';
import { agendaDates } from '../clocks/agenda.ts';
import { withDocketErrors } from '../database/errors.ts';
import { settle, siblingOf, writeNewFile } from '../vault/durable.ts';
import { noteDisclosure } from '../vault/note.ts';
import { writeIcs } from './ics.ts';

/**
 * Writes the dates that the person sees and the filter leaves at `target` as iCalendar, and tells the trail: an export is
 * a disclosure. The entry is written before the file appears, so that none is ever handed out untold.
 * Throws `disk-full`, `folder-not-writable`.
 */
export async function exportIcs(
  context: DocketContext,
  choice: { filter: AgendaFilter; language: Language },
  target: string,
): Promise<{ dates: number }> {
  const { filter, language } = choice;
  const items = await agendaDates(context, filter);
  const at = context.now();
  const details = { name: basename(target), dates: items.length, ...filter };
  const sibling = siblingOf(target);
  await withDocketErrors(async () => {
    try {
      await writeNewFile(sibling, (handle) => handle.writeFile(writeIcs(items, language, at)));
      await noteDisclosure(context.docket, {
        person: context.person,
        action: 'calendar.exported',
        details,
        at,
      });
      await settle(sibling, target);
    } catch (error) {
      await rm(sibling, { force: true });
      throw error;
    }
  });
  return { dates: items.length };
}
