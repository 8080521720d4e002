import { z } from 'zod';
import { SHORTEST_PASSPHRASE } from '#shared/assess/passphrase-weight.ts';
import { placeSchema, regimeInPlaceSchema } from '#shared/cases/fields.ts';

const line = z.string().trim().min(1, 'missing').max(300, 'tooLong');

/** What the form for a new docket asks. Messages are keys under `create.error` of the text namespace `welcome`. */
export const createFormSchema = z
  .object({
    name: line,
    person: line,
    place: placeSchema,
    regimes: z.array(regimeInPlaceSchema).min(1, 'noRegime'),
    // How strong it is, is shown beside it and judged by the docket process; its length can be told at once.
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
