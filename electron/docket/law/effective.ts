import type { Kysely } from 'kysely';
import type { Law, OwnDay } from '#shared/clocks/question.ts';
import type { Lead } from '#shared/clocks/safe.ts';
import { type Calendar, calendarSchema } from '#shared/regimes/calendar.ts';
import { emptyHouse, HOUSE, type House, houseRegime, targetsOf } from '#shared/regimes/house.ts';
import { type Regime, regimeSchema } from '#shared/regimes/regime.ts';
import type { Tables } from '../database/tables.ts';
import { readHouse } from './house-setting.ts';
import { readLead } from './lead-setting.ts';
import { withOwnDays } from './own-days.ts';
import { unpackBody } from './parts.ts';

/** Regimes and calendars that were loaded from files. */
export interface LoadedLaw {
  regimes: Regime[];
  calendars: Calendar[];
}

/** What a docket adds to the law that ships. */
export interface OwnLaw {
  house: House | undefined;
  days: readonly OwnDay[];
  loaded: LoadedLaw;
  /** Which date of a contested clock leads. */
  lead: Lead;
}

/** The days that the organisation added to calendars, by place and date. */
export async function readOwnDays(db: Kysely<Tables>): Promise<OwnDay[]> {
  const rows = await db.selectFrom('own_days').selectAll().orderBy('place').orderBy('date').execute();
  return rows.map(({ works, ...day }) => ({ ...day, works: works === 1 }));
}

async function readLoaded(db: Kysely<Tables>): Promise<LoadedLaw> {
  const rows = await db.selectFrom('law_files').select(['kind', 'body']).execute();
  const bodiesOf = (kind: 'regime' | 'calendar') =>
    rows.filter((row) => row.kind === kind).map(({ body }) => unpackBody(body));
  return {
    regimes: bodiesOf('regime').flatMap((body) => regimeSchema.safeParse(body).data ?? []),
    calendars: bodiesOf('calendar').flatMap((body) => calendarSchema.safeParse(body).data ?? []),
  };
}

export async function readOwnLaw(db: Kysely<Tables>): Promise<OwnLaw> {
  return {
    house: await readHouse(db),
    days: await readOwnDays(db),
    loaded: await readLoaded(db),
    lead: await readLead(db),
  };
}

/** The newer of what ships and what was loaded; of two of the same day what ships. */
function newest<P extends { version: string }>(shipped: P, loaded: P | undefined): P {
  return loaded !== undefined && loaded.version > shipped.version ? loaded : shipped;
}

/**
 * The law as it stands: what ships, what was loaded from files where that is newer, the organisation's own promises and
 * targets, and its own days. It is what the clocks of a docket will be computed under once it is accepted.
 */
export function effectiveLaw(shipped: Law, own: OwnLaw): Law {
  const { house, days, loaded, lead } = own;
  const regimes = shipped.regimes.map((regime) => {
    if (regime.id === HOUSE) return houseRegime(regime, house ?? emptyHouse(regime));
    return newest(
      regime,
      loaded.regimes.find(({ id }) => id === regime.id),
    );
  });
  const calendars = shipped.calendars.map((calendar) => {
    const newer = loaded.calendars.find(({ place }) => place === calendar.place);
    return withOwnDays(newest(calendar, newer), days);
  });
  const targets = house === undefined ? {} : targetsOf(house);
  return { regimes, calendars, ownDays: days, targets, lead };
}

/** The law as it stands for a docket now. */
export async function readEffectiveLaw(db: Kysely<Tables>, shipped: Law): Promise<Law> {
  return effectiveLaw(shipped, await readOwnLaw(db));
}

/** The law as it stands for a docket now, but for what the organisation wrote itself: its policy and its days. */
export async function readPublishedLaw(db: Kysely<Tables>, shipped: Law): Promise<Law> {
  return effectiveLaw(shipped, {
    house: undefined,
    days: [],
    loaded: await readLoaded(db),
    lead: await readLead(db),
  });
}
