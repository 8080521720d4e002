import { basename } from 'node:path';
import { agendaRange, agendaToday } from '../clocks/agenda.ts';
import { agendaChoices, countHidden } from '../clocks/agenda-filter.ts';
import { exportIcs } from '../exchange/export-ics.ts';
import { whileOpen } from './base.ts';

const { agenda: implementer } = whileOpen;

export const agenda = {
  today: implementer.today.handler(({ context }) => agendaToday(context.desk)),
  range: implementer.range.handler(async ({ context, input }) => {
    const { from, to, filter = {} } = input;
    const items = await agendaRange(context.desk, from, to, filter);
    return { items, hidden: await countHidden(context.desk, filter, { from, to }, items.length) };
  }),
  exportIcs: implementer.exportIcs.handler(async ({ context, input }) => {
    const { desk, session } = context;
    const name = `${basename(desk.docket.folder, '.docket')}-${session.now().slice(0, 10)}.ics`;
    const { paths } = await session.host.ask({ ask: 'chooseTarget', purpose: 'calendar', name });
    const [target] = paths;
    if (target === undefined) return {};
    const { dates } = await exportIcs(desk, input, target);
    return { saved: { name: basename(target), dates } };
  }),
  choices: implementer.choices.handler(({ context }) => agendaChoices(context.desk)),
};
