import { agendaRange, agendaToday } from '../clocks/agenda.ts';
import { whileOpen } from './base.ts';

const { agenda: implementer } = whileOpen;

export const agenda = {
  today: implementer.today.handler(({ context }) => agendaToday(context.desk)),
  range: implementer.range.handler(async ({ context, input }) => ({
    items: await agendaRange(context.desk, input.from, input.to),
  })),
};
