import type { Kysely } from 'kysely';
import { z } from 'zod';
import { regimes } from '#shared/cases/fields.ts';
import { DocketError } from '#shared/errors.ts';
import type { Tables } from '../database/tables.ts';

/** Whose docket it is and under which regimes it runs. Kept in `settings` under `profile`. */
export const profileSchema = z.object({
  /** The organisation. */
  name: z.string().trim().min(1).max(200),
  /** Where the controller acts: the code of a calendar's place, for example `CN` or `DE`. */
  place: z.string().trim().min(1).max(40),
  /** The regimes it runs under, each with the place whose working days count there. */
  regimes: regimes(),
  language: z.enum(['en', 'zh-CN']),
});
export type DocketProfile = z.infer<typeof profileSchema>;

const PROFILE_SETTING = 'profile';

/** The checked form of what somebody entered; `bad-input` with the `field` that is wrong. */
export function parseProfile(input: DocketProfile): DocketProfile {
  const parsed = profileSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new DocketError('bad-input', { field: `profile.${field}` });
}

/** The profile of a docket. */
export async function readProfile(db: Kysely<Tables>): Promise<DocketProfile> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', PROFILE_SETTING)
    .executeTakeFirst();
  const parsed = profileSchema.safeParse(JSON.parse(row?.value ?? 'null'));
  if (!parsed.success) throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'profile' });
  return parsed.data;
}

/** Writes the profile, in the transaction of the change (which appends the trail entry). */
export async function writeProfile(db: Kysely<Tables>, profile: DocketProfile): Promise<void> {
  const value = JSON.stringify(parseProfile(profile));
  await db
    .insertInto('settings')
    .values({ key: PROFILE_SETTING, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
