import { DEFAULT_IDLE_MINUTES, type IdleMinutes } from '#shared/contract/device.ts';
import { deviceState, forgetDevice, rememberDevice } from '../device.ts';
import type { Host } from '../host.ts';
import { anytime, whileOpen } from './base.ts';

const { device: implementer } = anytime;

export const device = {
  known: implementer.known.handler(async ({ context, input }) => ({
    remembered: await context.session.isRemembered(input.token),
  })),
  state: whileOpen.device.state.handler(({ context }) =>
    deviceState(context.session.host, context.desk.docket),
  ),
  remember: whileOpen.device.remember.handler(async ({ context }) => {
    await rememberDevice(context.session.host, context.desk.docket);
    return {};
  }),
  forget: implementer.forget.handler(async ({ context, input }) => {
    const { session } = context;
    await forgetDevice(session.host, session.folderOf(input.token), session.peek()?.docket);
    return {};
  }),
  idleLimit: implementer.idleLimit.handler(({ context }) => idleLimit(context.session.host)),
  setIdleLimit: implementer.setIdleLimit.handler(({ context, input }) =>
    idleLimit(context.session.host, input.minutes),
  ),
  copied: implementer.copied.handler(async ({ context, input }) => {
    await context.session.host.ask({ ask: 'copied', to: input.to });
    return {};
  }),
};

/** After how many minutes this computer locks, after it was set when `minutes` are given. */
async function idleLimit(host: Host, minutes?: IdleMinutes): Promise<{ minutes: IdleMinutes }> {
  const { idleMinutes } = await host.ask({ ask: 'idleLimit', minutes });
  return { minutes: idleMinutes ?? DEFAULT_IDLE_MINUTES };
}
