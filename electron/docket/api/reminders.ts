import { isReminded } from '../reminders/due.ts';
import { readReminderSettings, setReminders } from '../reminders/settings.ts';
import { listSnoozed, snooze } from '../reminders/told.ts';
import { whileOpen } from './base.ts';

const { reminders: implementer } = whileOpen;

export const reminders = {
  view: implementer.view.handler(async ({ context: { desk, session } }) => {
    const { notifications = false } = await session.host.ask({ ask: 'notifications' });
    return {
      settings: await readReminderSettings(desk.docket.db),
      reminded: isReminded(desk),
      shown: notifications,
      snoozed: await listSnoozed(desk),
    };
  }),
  set: implementer.set.handler(async ({ context, input }) => {
    await setReminders(context.desk, input.settings);
    return {};
  }),
  snooze: implementer.snooze.handler(async ({ context, input }) => ({
    until: await snooze(context.desk, input.clockId, input.minutes),
  })),
  speak: implementer.speak.handler(({ context, input }) => {
    context.session.looking.reminding.speak(input.language);
    return {};
  }),
  followed: implementer.followed.handler(({ context: { session }, signal }) =>
    session.looking.reminding.followed(session.whileOpen(signal)),
  ),
};
