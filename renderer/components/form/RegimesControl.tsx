import { Checkbox, Input } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultPlace } from '#shared/regimes/territory.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { orpc } from '../../app/client.ts';
import { classes } from '../classes.ts';
import type { ControlProps } from './controls.tsx';
import { FieldLabel } from './FieldLabel.tsx';
import styles from './fields.module.css';
import { ListSelect } from './ListSelect.tsx';
import { usePlaceEntries } from './usePlaceEntries.ts';
import { asList, asText, isObject } from './values.ts';

interface Chosen {
  regime: string;
  place: string;
}

function chosenIn(value: unknown): Chosen[] {
  return asList(value).flatMap((one) =>
    isObject(one) ? [{ regime: asText(one.regime), place: asText(one.place) }] : [],
  );
}

/** Every regime with the place whose working days count under it. */
export function RegimesControl({ field, required }: ControlProps) {
  const { t } = useTranslation();
  const law = useQuery(orpc.law.list.queryOptions({ input: {} })).data;
  const profile = useQuery(orpc.keep.profile.queryOptions({ input: {} })).data;
  const chosen = chosenIn(field.value);
  const places = useMemo(() => law?.places.map(({ place }) => place) ?? [], [law]);
  const entries = usePlaceEntries(places);
  // Those that are chosen when the form opens stay first while it is open, so that nothing moves under the pointer.
  const [first] = useState(() => new Set(chosen.map(({ regime }) => regime)));
  const rank = (id: string) => `${first.has(id) ? 0 : 1} ${t(regimeTitleKey(id))}`;
  const regimes = (law?.regimes ?? [])
    .filter(({ id }) => id !== 'contract')
    .toSorted((one, other) => rank(one.id).localeCompare(rank(other.id)));
  const placeOf = (one: (typeof regimes)[number]) =>
    profile?.regimes.find(({ regime }) => regime === one.id)?.place ??
    defaultPlace(one, profile?.place ?? '');
  const move = (id: string, place: string) =>
    field.set(chosen.map((one) => (one.regime === id ? { ...one, place } : one)));
  const without = (id: string) => chosen.filter(({ regime }) => regime !== id);
  return (
    <Input.Wrapper
      description={field.hint}
      error={field.error}
      label={<FieldLabel name={field.name} required={required} />}
      labelElement="div"
    >
      <fieldset aria-label={field.name} className={styles.regimes}>
        {regimes.map((one, index) => {
          const { id } = one;
          const name = t(regimeTitleKey(id));
          const own = chosen.find(({ regime }) => regime === id);
          return (
            <div className={classes(styles.regime, own && styles.chosen)} key={id}>
              <Checkbox
                checked={own !== undefined}
                {...(index === 0 ? { id: field.id } : {})}
                label={name}
                onChange={(event) =>
                  field.set(
                    event.currentTarget.checked
                      ? [...chosen, { regime: id, place: placeOf(one) }]
                      : without(id),
                  )
                }
                size="xs"
              />
              {own && (
                <ListSelect
                  aria-label={t('registers:form.placeOf', { regime: name })}
                  entries={entries}
                  onChange={(place) => move(id, place)}
                  onUnmatched={(place) => move(id, place)}
                  value={own.place}
                />
              )}
            </div>
          );
        })}
      </fieldset>
    </Input.Wrapper>
  );
}
