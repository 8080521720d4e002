import { DocketError } from '#shared/errors.ts';
import {
  emptyHouse,
  HOUSE,
  type House,
  type HousePromise,
  type HouseTarget,
  houseRegime,
  houseSchema,
  type PromiseId,
  type PromiseTemplate,
  type TargetId,
  usualPromises,
} from '#shared/regimes/house.ts';
import type { DocketContext } from '../cases/context.ts';
import { changesBetween, type FieldChange, type Json, toJson } from '../cases/json.ts';
import { changeLaw } from './change.ts';
import { readHouse, writeHouse } from './house-setting.ts';

/** The regime of the house as it ships: templates of the usual promises. */
function shippedHouse({ shipped }: Pick<DocketContext, 'shipped'>) {
  const regime = shipped.regimes.find(({ id }) => id === HOUSE);
  if (regime === undefined) throw new DocketError('unknown-regime', { regime: HOUSE });
  return regime;
}

/** The organisation's policy in numbers as it stands now. */
export async function currentHouse(context: Pick<DocketContext, 'docket' | 'shipped'>): Promise<House> {
  return (await readHouse(context.docket.db)) ?? emptyHouse(shippedHouse(context));
}

/** The usual promises that are offered to be taken over. */
export function offeredPromises(context: Pick<DocketContext, 'shipped'>): PromiseTemplate[] {
  return usualPromises(shippedHouse(context));
}

/** What is promised or set before and after, as the trail tells it. */
interface Told {
  action: 'house.promise' | 'house.target' | 'house.child-age';
  subject: string;
  before: unknown;
  after: unknown;
}

/** Changes the house with an entry that holds before and after; what stays as it is leaves none. */
async function changeHouse(
  context: DocketContext,
  change: (house: House) => { house: House; told: Told },
): Promise<void> {
  await changeLaw(context, async (trx, now) => {
    const present = (await readHouse(trx)) ?? emptyHouse(shippedHouse(context));
    const { house, told } = change(present);
    const changes = changesBetween(jsonOf(told.before), jsonOf(told.after), told.subject);
    if (changes.length === 0) return undefined;
    const next = { ...house, changedOn: now.slice(0, 10) };
    const checked = houseSchema.safeParse(next);
    if (!checked.success) {
      const fields = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      throw new DocketError('bad-input', { fields });
    }
    houseRegime(shippedHouse(context), checked.data);
    await writeHouse(trx, checked.data);
    return { action: told.action, details: { changes: changes.map(asText) } };
  });
}

/** A change with its numbers as people read them in the trail. */
function asText({ field, before, after }: FieldChange): FieldChange {
  const text = (value: Json) => (typeof value === 'number' ? String(value) : value);
  return {
    field,
    ...(before === undefined ? {} : { before: text(before) }),
    ...(after === undefined ? {} : { after: text(after) }),
  };
}

function jsonOf(value: unknown) {
  return value === undefined ? undefined : toJson(value);
}

/** A promise as it is written: from which day on, and the words. */
export type NewPromise = Omit<HousePromise, 'validTo' | 'validFrom'> & { from: HousePromise['validFrom'] };

const firstDay = ({ validFrom }: HousePromise): string => (validFrom === 'always' ? '' : validFrom);

/** The versions of a promise, the newest last. */
function versionsOf(house: House, id: PromiseId): HousePromise[] {
  const versions = house.promises.filter((promise) => promise.id === id);
  return versions.toSorted((one, other) => (firstDay(one) < firstDay(other) ? -1 : 1));
}

/** The day before a date. */
function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

/**
 * Writes a promise of the policy. From a later day than that of the newest version it begins a new one, so that what came
 * in before runs under the old; from the same day it corrects it. Errors: `bad-input` for an earlier day, `not-allowed`.
 */
export async function setPromise(context: DocketContext, wanted: NewPromise): Promise<void> {
  const { from, ...words } = wanted;
  const next: HousePromise = { ...words, validFrom: from, validTo: null };
  await changeHouse(context, (house) => {
    const newest = versionsOf(house, wanted.id).at(-1);
    const others = house.promises.filter((promise) => promise !== newest);
    const told = { action: 'house.promise', subject: wanted.id, before: newest, after: next } as const;
    if (newest === undefined) return { house: { ...house, promises: [...others, next] }, told };
    if (firstDay(next) < firstDay(newest)) {
      throw new DocketError('bad-input', { fields: [`from: ${from} < ${newest.validFrom}`] });
    }
    if (firstDay(next) === firstDay(newest))
      return { house: { ...house, promises: [...others, next] }, told };
    const lastDay = dayBefore(firstDay(next));
    const isOver = newest.validTo !== null && newest.validTo < lastDay;
    const old = isOver ? newest : { ...newest, validTo: lastDay };
    return { house: { ...house, promises: [...others, old, next] }, told };
  });
}

/** Ends a promise with a last day; what came in until then still runs under it. Errors: `bad-input`, `not-allowed`. */
export async function endPromise(context: DocketContext, id: PromiseId, on: string): Promise<void> {
  await changeHouse(context, (house) => {
    const newest = versionsOf(house, id).at(-1);
    if (newest === undefined || on < firstDay(newest))
      throw new DocketError('bad-input', { fields: [`on: ${on}`] });
    const ended = { ...newest, validTo: on };
    const promises = house.promises.map((promise) => (promise === newest ? ended : promise));
    return {
      house: { ...house, promises },
      told: { action: 'house.promise', subject: id, before: newest, after: ended },
    };
  });
}

/** Sets the organisation's own number for a duty without delay, or takes it away. Errors: `bad-input`, `not-allowed`. */
export async function setTarget(
  context: DocketContext,
  id: TargetId,
  target: Omit<HouseTarget, 'id'> | undefined,
): Promise<void> {
  await changeHouse(context, (house) => {
    const before = house.targets.find((one) => one.id === id);
    const after = target && { id, ...target };
    const others = house.targets.filter((one) => one.id !== id);
    return {
      house: { ...house, targets: after ? [...others, after] : others },
      told: { action: 'house.target', subject: id, before, after },
    };
  });
}

/** Sets the age under which the policy regards anyone as a child. Errors: `bad-input`, `not-allowed`. */
export async function setChildAge(context: DocketContext, age: number): Promise<void> {
  await changeHouse(context, (house) => ({
    house: { ...house, childAge: age },
    told: { action: 'house.child-age', subject: 'childAge', before: house.childAge, after: age },
  }));
}
