import { addPerson, listPeople, removePerson } from '../vault/manage-people.ts';
import { whileOpen } from './base.ts';

const { people: implementer } = whileOpen;

export const people = {
  list: implementer.list.handler(async ({ context }) => ({ people: await listPeople(context.desk.docket) })),
  add: implementer.add.handler(async ({ context, input }) =>
    addPerson(context.desk.docket, { ...input, kdf: await context.session.slotCost() }),
  ),
  remove: implementer.remove.handler(({ context, input }) => removePerson(context.desk.docket, input.id)),
};
