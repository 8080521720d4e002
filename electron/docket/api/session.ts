import { weighPassphrase } from '#shared/assess/passphrase.ts';
import { changePassphrase } from '../vault/manage-people.ts';
import { namesAround } from '../vault/passphrase.ts';
import { replaceRecoveryKey } from '../vault/recovery.ts';
import { anytime, whileOpen } from './base.ts';
import { restoring } from './restoring.ts';

const { session: implementer } = anytime;

export const session = {
  status: implementer.status.handler(({ context }) => context.session.status()),
  chooseFolder: implementer.chooseFolder.handler(async ({ context, input }) => {
    const chosen = await context.session.chosen.folder(input.purpose);
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
    await context.session.unlock(input.token, input.secret, input.snapshot);
    return context.session.status();
  }),
  weighPassphrase: implementer.weighPassphrase.handler(async ({ context, input }) => {
    const desk = context.session.peek();
    const names = desk === undefined ? [] : await namesAround(desk.docket);
    return weighPassphrase(input.passphrase, [...input.names, ...names]);
  }),
  changePassphrase: whileOpen.session.changePassphrase.handler(async ({ context, input }) => {
    await changePassphrase(context.desk.docket, { ...input, kdf: await context.session.slotCost() });
    return {};
  }),
  replaceRecoveryKey: whileOpen.session.replaceRecoveryKey.handler(async ({ context, input }) => ({
    recoveryKey: await replaceRecoveryKey(context.desk.docket, input.language ?? 'en'),
  })),
  chooseBackup: implementer.chooseBackup.handler(async ({ context, input }) => {
    const backup = await context.session.chooseBackup(input.listed);
    return backup === undefined ? {} : { backup };
  }),
  restoreOver: implementer.restoreOver.handler(({ context, input, signal }) =>
    restoring((watch) => context.session.restoreOver(input, { signal, ...watch })),
  ),
  close: implementer.close.handler(({ context, input, signal }) =>
    context.session.closing.close(signal, input.backup ?? 'due'),
  ),
  closing: implementer.closing.handler(({ context, signal }) => context.session.closing.watch(signal)),
  stay: implementer.stay.handler(({ context }) => {
    context.session.closing.stay();
    return {};
  }),
  lock: implementer.lock.handler(async ({ context }) => {
    await context.session.lock();
    return {};
  }),
};
