import { Checkbox, NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { defaultPlace } from '#shared/regimes/territory.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import type { CreateForm, Proposed } from './create-form.ts';
import classes from './forms.module.css';
import type { PlaceGroups } from './usePlaceGroups.ts';

interface Props {
  regimes: readonly Proposed[];
  places: PlaceGroups;
}

/** The organisation's own policy comes last; what an agreement itself sets is on every agreement and is no choice. */
function useOrder() {
  const { t } = useTranslation();
  return (regimes: readonly Proposed[]) => {
    const laws = regimes.filter(({ id }) => id !== 'contract' && id !== 'house');
    laws.sort((one, other) => t(regimeTitleKey(one.id)).localeCompare(t(regimeTitleKey(other.id))));
    return [...laws, ...regimes.filter(({ id }) => id === 'house')];
  };
}

/** The regimes that the organisation is under, each with the place whose working days count there. */
export function RegimeFields({ regimes, places }: Props) {
  const { t } = useTranslation('welcome');
  const errorId = useId();
  const order = useOrder();
  const { control, setValue, formState } = useFormContext<CreateForm>();
  const [chosen, home] = useWatch({ control, name: ['regimes', 'place'] });
  const error = formState.errors.regimes;

  function choose(next: CreateForm['regimes']) {
    setValue('regimes', next, { shouldValidate: formState.isSubmitted });
  }

  return (
    <fieldset className={classes.part} aria-describedby={error ? errorId : undefined}>
      <legend>{t('create.regimes')}</legend>
      <p className={classes.hint}>{t('create.regimesHint')}</p>
      <div className={classes.regimes}>
        {order(regimes).map((law) => {
          const { id: regime } = law;
          const mine = chosen.find((one) => one.regime === regime);
          const others = chosen.filter((one) => one.regime !== regime);
          return (
            <div className={mine ? `${classes.regime} ${classes.chosen}` : classes.regime} key={regime}>
              <Checkbox
                label={t(regimeTitleKey(regime))}
                checked={mine !== undefined}
                onChange={(event) =>
                  choose(
                    event.currentTarget.checked
                      ? [...others, { regime, place: defaultPlace(law, home) }]
                      : others,
                  )
                }
              />
              {mine && (
                <NativeSelect
                  aria-label={t('create.regimePlace', { regime: t(regimeTitleKey(regime)) })}
                  data={[{ value: '', label: t('create.choosePlace') }, ...places]}
                  value={mine.place}
                  onChange={(event) => choose([...others, { regime, place: event.currentTarget.value }])}
                />
              )}
            </div>
          );
        })}
      </div>
      {error && (
        <p className={classes.error} id={errorId} role="alert">
          {t('create.error.noRegime')}
        </p>
      )}
    </fieldset>
  );
}
