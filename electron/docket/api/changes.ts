import { whileOpen } from './base.ts';

export const changes = {
  watch: whileOpen.changes.watch.handler(({ context, signal }) => context.session.watch(signal)),
};
