import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { placeTitleKey } from '#shared/regimes/titleKey.ts';
import { useLanguage } from '../app/i18n.ts';

interface PlaceItem {
  value: string;
  label: string;
}

/** A place, or a country with its places. */
export type PlaceGroups = (PlaceItem | { group: string; items: PlaceItem[] })[];

/** The places to choose from, by country as people read its name; the parts of a country stand together under it. */
export function usePlaceGroups(places: readonly string[]): PlaceGroups {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const order = new Intl.Collator(language).compare;
    const countries = new Intl.DisplayNames(language, { type: 'region' });
    const itemOf = (value: string): PlaceItem => ({ value, label: t(placeTitleKey(value)) });
    const choices = [...Map.groupBy(places, (place) => place.slice(0, 2))].map(([country, own]) => {
      const whole = own.filter((place) => place === country).map(itemOf);
      const parts = own.filter((place) => place !== country).map(itemOf);
      const [only] = whole;
      if (only && parts.length === 0) return { name: only.label, choice: only };
      const name = countries.of(country) ?? country;
      const items = [...whole, ...parts.toSorted((one, other) => order(one.label, other.label))];
      return { name, choice: { group: name, items } };
    });
    return choices.toSorted((one, other) => order(one.name, other.name)).map(({ choice }) => choice);
  }, [places, language, t]);
}
