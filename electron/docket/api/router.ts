import { agenda } from './agenda.ts';
import { anytime } from './base.ts';
import { cases } from './cases.ts';
import { changes } from './changes.ts';
import { clocks } from './clocks.ts';
import { damage } from './damage.ts';
import { device } from './device.ts';
import { drafts } from './drafts.ts';
import { imports } from './imports.ts';
import { keep } from './keep.ts';
import { law } from './law.ts';
import { machineClock } from './machine-clock.ts';
import { packs } from './packs.ts';
import { people } from './people.ts';
import { reminders } from './reminders.ts';
import { rulebook } from './rulebook.ts';
import { session } from './session.ts';
import { trail } from './trail.ts';

/** Every call of the contract. In-process: `createRouterClient(router, { context: { session } })`. */
export const router = anytime.router({
  session,
  people,
  cases,
  clocks,
  agenda,
  law,
  packs,
  trail,
  keep,
  damage,
  drafts,
  changes,
  device,
  rulebook,
  imports,
  reminders,
  machineClock,
});
