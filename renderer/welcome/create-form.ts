import { z } from 'zod';
import { SHORTEST_PASSPHRASE } from '#shared/assess/passphrase-weight.ts';
import { placeSchema, regimeInPlaceSchema } from '#shared/cases/fields.ts';
import type { Territory } from '#shared/regimes/regime.ts';
import { defaultPlace } from '#shared/regimes/territory.ts';

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

/** A regime with what its place is proposed by. */
export interface Proposed {
  id: string;
  territory?: Territory | undefined;
}

type Chosen = CreateForm['regimes'];

/**
 * The chosen regimes after the home moved from `before` to `after`: a place that was only proposed for the old home
 * becomes the one that is proposed for the new one, and a place that a person chose stays.
 */
export function followHome(
  chosen: Chosen,
  laws: readonly Proposed[],
  { before, after }: { before: string; after: string },
): Chosen {
  return chosen.map(({ regime, place }) => {
    const law = laws.find(({ id }) => id === regime);
    return law && place === defaultPlace(law, before)
      ? { regime, place: defaultPlace(law, after) }
      : { regime, place };
  });
}
