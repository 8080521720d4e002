import { basename } from 'node:path';
import { agendaToday } from '../clocks/agenda.ts';
import { agendaDays } from '../clocks/agenda-days.ts';
import { agendaChoices, countHidden } from '../clocks/agenda-filter.ts';
import { agendaRange } from '../clocks/agenda-range.ts';
import { exportIcs } from '../exchange/export-ics.ts';
import { handOut } from '../exchange/hand-out.ts';
import { whileOpen } from './base.ts';
import { chosenTarget } from './chosen-target.ts';

const { agenda: implementer } = whileOpen;

export const agenda = {
  today: implementer.today.handler(({ context }) => agendaToday(context.desk)),
  range: implementer.range.handler(async ({ context, input }) => {
    const { from, to, filter = {} } = input;
    const page = await agendaRange(context.desk, input);
    return { ...page, hidden: await countHidden(context.desk, filter, { from, to }, page.total) };
  }),
  days: implementer.days.handler(async ({ context, input }) => {
    const { from, to, filter = {} } = input;
    const days = await agendaDays(context.desk, input);
    const shown = days.reduce((sum, { count }) => sum + count, 0);
    return { days, hidden: await countHidden(context.desk, filter, { from, to }, shown) };
  }),
  exportIcs: implementer.exportIcs.handler(async ({ context, input }) => {
    const { desk, session } = context;
    const name = proposedName(desk.docket.folder, session.now(), 'ics');
    const { paths } = await session.host.ask({ ask: 'chooseTarget', purpose: 'calendar', name });
    const [target] = paths;
    if (target === undefined) return {};
    const { dates } = await exportIcs(desk, input, chosenTarget(target));
    return { saved: { name: basename(target), dates } };
  }),
  savePdf: implementer.savePdf.handler(async ({ context, input }) => {
    const { desk, session } = context;
    // As the window shows it now, and not what a dialog may cover.
    const { pdf } = await session.host.ask({ ask: 'pagePdf' });
    const name = proposedName(desk.docket.folder, session.now(), 'pdf');
    const { paths } = await session.host.ask({ ask: 'chooseTarget', purpose: 'page', name });
    const [target] = paths;
    if (target === undefined || pdf === undefined) return {};
    const { filter } = input;
    await handOut(desk, chosenTarget(target), pdf, {
      at: desk.now(),
      action: 'calendar.savedAsPdf',
      details: filter,
    });
    return { saved: { name: basename(target) } };
  }),
  choices: implementer.choices.handler(({ context }) => agendaChoices(context.desk)),
};

/** What the dialog proposes: the docket and the day. */
function proposedName(folder: string, now: string, ending: string): string {
  return `${basename(folder, '.docket')}-${now.slice(0, 10)}.${ending}`;
}
