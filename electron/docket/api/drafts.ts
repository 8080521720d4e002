import { discardDraft, getDraft, listDrafts, saveDraft } from '../cases/drafts.ts';
import { whileOpen } from './base.ts';

const { drafts: implementer } = whileOpen;

export const drafts = {
  save: implementer.save.handler(async ({ context, input }) => {
    await saveDraft(context.desk, input.form, input.body);
    return {};
  }),
  get: implementer.get.handler(
    async ({ context, input }) => (await getDraft(context.desk, input.form)) ?? {},
  ),
  list: implementer.list.handler(async ({ context }) => ({ drafts: await listDrafts(context.desk) })),
  discard: implementer.discard.handler(async ({ context, input }) => {
    await discardDraft(context.desk, input.form);
    return {};
  }),
};
