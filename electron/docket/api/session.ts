import { anytime } from './base.ts';

const { session: implementer } = anytime;

export const session = {
  status: implementer.status.handler(({ context }) => context.session.status()),
  chooseFolder: implementer.chooseFolder.handler(async ({ context, input }) => {
    const chosen = await context.session.chooseFolder(input.purpose);
    return chosen === undefined ? {} : { chosen };
  }),
  create: implementer.create.handler(async ({ context, input }) => ({
    recoveryKey: await context.session.create(input),
  })),
  confirmRecoveryKey: implementer.confirmRecoveryKey.handler(async ({ context, input }) => {
    await context.session.confirm(input.typed);
    return {};
  }),
  unlock: implementer.unlock.handler(async ({ context, input }) => {
    await context.session.unlock(input.token, input.secret);
    return context.session.status();
  }),
  lock: implementer.lock.handler(async ({ context }) => {
    await context.session.lock();
    return {};
  }),
};
