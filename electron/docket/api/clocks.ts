import { actOnClock, previewAct } from '../cases/acts/commands.ts';
import { whileOpen } from './base.ts';

const { clocks: implementer } = whileOpen;

export const clocks = {
  pause: implementer.pause.handler(({ context, input }) =>
    actOnClock(context.desk, { ...input, answers: input.answers, act: 'pause' }),
  ),
  resume: implementer.resume.handler(({ context, input }) =>
    actOnClock(context.desk, { ...input, answers: input.answers, act: 'resume' }),
  ),
  extend: implementer.extend.handler(({ context, input }) =>
    actOnClock(context.desk, { ...input, answers: input.answers, act: 'extend' }),
  ),
  restart: implementer.restart.handler(({ context, input }) =>
    actOnClock(context.desk, { ...input, answers: input.answers, act: 'restart' }),
  ),
  meet: implementer.meet.handler(({ context, input }) =>
    actOnClock(context.desk, { ...input, answers: input.answers, act: 'meet' }),
  ),
  preview: implementer.preview.handler(async ({ context, input }) => ({
    moves: await previewAct(context.desk, { ...input, answers: input.answers }),
  })),
};
