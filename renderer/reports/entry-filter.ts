import type { InferContractRouterInputs } from '@orpc/contract';
import { Temporal } from 'temporal-polyfill';
import { caseKindSchema } from '#shared/cases/kinds.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { momentFrom } from '../components/dates.ts';
import { isDate } from '../components/when/moment.ts';

/** What is chosen in the fields above the entries; empty text where nothing is. */
export interface ChosenFilter {
  person: string;
  about: string;
  /** Names of actions with spaces between them. */
  actions: string;
  /** `YYYY-MM-DD` where this computer is, or what was typed and is not read yet. */
  from: string;
  to: string;
  ref: string;
}

export const noFilter: ChosenFilter = { person: '', about: '', actions: '', from: '', to: '', ref: '' };

type EntryFilter = NonNullable<InferContractRouterInputs<Contract>['trail']['list']['filter']>;

function aboutOf(about: string): EntryFilter['about'] {
  return about === 'docket' ? about : caseKindSchema.safeParse(about).data;
}

/** The last day counts to its end, so that what is asked for ends where the next one begins. */
function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

/** What is asked of the docket: only what was chosen. A date that cannot be read bounds nothing; its field says so. */
export function entryFilterOf({ person, about, actions, from, to, ref }: ChosenFilter): EntryFilter {
  const register = aboutOf(about);
  return {
    ...(person && { personId: person }),
    ...(register && { about: register }),
    ...(actions && { actions: actions.split(' ') }),
    ...(isDate(from) && { from: momentFrom(from, '00:00') }),
    ...(isDate(to) && { to: momentFrom(dayAfter(to), '00:00') }),
    ...(ref.trim() && { ref: ref.trim() }),
  };
}
