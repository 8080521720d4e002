import { whileOpen } from './base.ts';

const { machineClock: implementer } = whileOpen;

export const machineClock = {
  seen: implementer.seen.handler(({ context }) => ({
    sightings: [...context.session.looking.sightings],
  })),
  acknowledge: implementer.acknowledge.handler(async ({ context }) => {
    await context.session.looking.acknowledge(context.desk);
    return {};
  }),
};
