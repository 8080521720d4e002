import { acts } from './acts.ts';
import { backups } from './backups.ts';
import { calendar } from './calendar.ts';
import { checks } from './checks.ts';
import { choices } from './choices.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { consequences } from './consequences.ts';
import { dates } from './dates.ts';
import { device } from './device.ts';
import { errors } from './errors.ts';
import { exchange } from './exchange.ts';
import { fields } from './fields.ts';
import { files } from './files.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { machineClock } from './machineClock.ts';
import { menu } from './menu.ts';
import { moves } from './moves.ts';
import { packs } from './packs.ts';
import { passphrase } from './passphrase.ts';
import { people } from './people.ts';
import { recovery } from './recovery.ts';
import { refusals } from './refusals.ts';
import { registers } from './registers.ts';
import { reminders } from './reminders.ts';
import { reports } from './reports.ts';
import { rulebook } from './rulebook.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { states } from './states.ts';
import { steps } from './steps.ts';
import { subjects } from './subjects.ts';
import { today } from './today.ts';
import { trail } from './trail.ts';
import { trouble } from './trouble.ts';
import { waiting } from './waiting.ts';
import { welcome } from './welcome.ts';

/** All texts of the language, a namespace for each part of the product. */
export const english = {
  acts,
  backups,
  calendar,
  checks,
  choices,
  cli,
  common,
  dates,
  device,
  consequences,
  errors,
  exchange,
  fields,
  files,
  history,
  imports,
  machineClock,
  menu,
  moves,
  packs,
  passphrase,
  people,
  recovery,
  refusals,
  registers,
  reminders,
  reports,
  rulebook,
  rules,
  settings,
  states,
  steps,
  subjects,
  today,
  trail,
  trouble,
  waiting,
  welcome,
};
