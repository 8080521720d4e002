import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { placeTitleKey } from '#shared/regimes/titleKey.ts';
import { orpc } from '../../app/client.ts';
import { useWriters } from '../dates.ts';
import type { ListGroup } from './ListSelect.tsx';

/** The places with a calendar for a list: those of the organisation first, under a heading, then all others by name. */
export function usePlaceEntries(places: readonly string[]): ListGroup[] {
  const { t } = useTranslation();
  const { locale } = useWriters();
  const profile = useQuery(orpc.keep.profile.queryOptions({ input: {} })).data;
  return useMemo(() => {
    const order = new Intl.Collator(locale);
    const own = new Set(profile && [profile.place, ...profile.regimes.map(({ place }) => place)]);
    const named = (which: readonly string[]) =>
      which
        .map((value) => ({ value, label: t(placeTitleKey(value)) }))
        .sort((one, other) => order.compare(one.label, other.label));
    return [
      { group: t('registers:form.ownPlaces'), items: named(places.filter((place) => own.has(place))) },
      { group: t('registers:form.otherPlaces'), items: named(places.filter((place) => !own.has(place))) },
    ];
  }, [places, profile, locale, t]);
}
