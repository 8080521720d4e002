import { agendaRange, agendaToday } from '../clocks/agenda.ts';
import { agendaChoices, countHidden } from '../clocks/agenda-filter.ts';
import { whileOpen } from './base.ts';

const { agenda: implementer } = whileOpen;

export const agenda = {
  today: implementer.today.handler(({ context }) => agendaToday(context.desk)),
  range: implementer.range.handler(async ({ context, input }) => {
    const { from, to, filter = {} } = input;
    const items = await agendaRange(context.desk, from, to, filter);
    return { items, hidden: await countHidden(context.desk, filter, { from, to }, items.length) };
  }),
  choices: implementer.choices.handler(({ context }) => agendaChoices(context.desk)),
};
