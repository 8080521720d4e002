import { discardDraft, getDraft, listDrafts, saveDraft } from '../cases/drafts.ts';
import { whileOpen } from './base.ts';

const { drafts: implementer } = whileOpen;

export const drafts = {
  save: implementer.save.handler(async ({ context, input }) => {
    await saveDraft(context.desk, input);
    return {};
  }),
  get: implementer.get.handler(async ({ context, input }) => {
    const draft = await getDraft(context.desk, input.id);
    return draft ? { draft } : {};
  }),
  list: implementer.list.handler(async ({ context, input }) => ({
    drafts: await listDrafts(context.desk, input.form),
  })),
  discard: implementer.discard.handler(async ({ context, input }) => {
    const draft = await discardDraft(context.desk, input.id);
    return draft ? { draft } : {};
  }),
};
