import { z } from 'zod';
import { placeSchema, regimeInPlaceSchema } from '#shared/cases/fields.ts';

/** The docket process has the last word on a passphrase; this is its length, so that the form can tell at once. */
export const SHORTEST_PASSPHRASE = 12;

const line = z.string().trim().min(1, 'missing').max(300, 'tooLong');

/** What the form for a new docket asks. Messages are keys under `create.error` of the text namespace `welcome`. */
export const createFormSchema = z
  .object({
    name: line,
    person: line,
    place: placeSchema,
    regimes: z.array(regimeInPlaceSchema).min(1, 'noRegime'),
    passphrase: z.string().min(SHORTEST_PASSPHRASE, 'short').max(1024, 'tooLong'),
    repeated: z.string(),
  })
  .refine((form) => form.passphrase === form.repeated, { path: ['repeated'], message: 'different' });
export type CreateForm = z.infer<typeof createFormSchema>;

/**
 * The place that a regime most likely counts its working days in, as a first suggestion: the organisation's own when
 * it lies under that regime, otherwise the first place of the list that does. Places are ISO 3166 codes.
 */
export function suggestPlace(regime: string, home: string, places: string[]): string {
  const area = regime.split('-')[0];
  const belongs = (place: string) => {
    if (area === 'cn') return place.startsWith('CN');
    if (area === 'uk') return place.startsWith('GB');
    if (area === 'eu') return !place.startsWith('CN') && !place.startsWith('GB');
    return place === home;
  };
  if (belongs(home)) return home;
  // Germany comes first among the places of the Union, since its calendar is checked day by day.
  return places.find((place) => belongs(place) && place === 'DE') ?? places.find(belongs) ?? home;
}

export type PassphraseHint = 'empty' | 'short' | 'ownWords' | 'enough' | 'long';

/** What can honestly be said about a passphrase while it is typed: its length, and whether it repeats the form's own words. */
export function hintAt(passphrase: string, ownWords: string[]): PassphraseHint {
  if (passphrase === '') return 'empty';
  if (passphrase.length < SHORTEST_PASSPHRASE) return 'short';
  const text = passphrase.toLocaleLowerCase();
  const told = ownWords.flatMap((words) => words.toLocaleLowerCase().split(/\s+/));
  if (told.some((word) => word.length > 3 && text.includes(word))) return 'ownWords';
  return passphrase.length < 24 ? 'enough' : 'long';
}
