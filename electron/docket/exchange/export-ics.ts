import type { AgendaFilter } from '#shared/contract/agenda.ts';
import type { Language } from '#shared/text/texts.ts';
import type { DocketContext } from '../cases/context.ts';
import { agendaDates } from '../clocks/agenda.ts';
import type { Target } from '../vault/target.ts';
import { handOut } from './hand-out.ts';
import { writeIcs } from './ics.ts';

/**
 * Writes the dates that the person sees and the filter leaves at `target` as iCalendar, and tells the trail.
 * Errors: those of `handOut`.
 */
export async function exportIcs(
  context: DocketContext,
  choice: { filter: AgendaFilter; language: Language },
  target: Target,
): Promise<{ dates: number }> {
  const { filter, language } = choice;
  const items = await agendaDates(context, filter);
  const at = context.now();
  await handOut(context, target, writeIcs(items, language, at), {
    action: 'calendar.exported',
    details: { dates: items.length, ...filter },
    at,
  });
  return { dates: items.length };
}
