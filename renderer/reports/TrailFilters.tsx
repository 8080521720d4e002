import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { caseKinds } from '#shared/cases/kinds.ts';
import { actionText } from '#shared/text/actionText.ts';
import { orpc } from '../app/client.ts';
import { DateField } from '../components/when/DateField.tsx';
import { type ChosenFilter, noFilter } from './entry-filter.ts';
import classes from './TrailFilters.module.css';

interface Props {
  chosen: ChosenFilter;
  choose: (filter: ChosenFilter) => void;
}

/** Narrows the entries by person, register, action, period and case. */
export function TrailFilters({ chosen, choose }: Props) {
  const { t } = useTranslation('trail');
  const { data } = useQuery(orpc.trail.choices.queryOptions({ input: {} }));
  const set = (part: Partial<ChosenFilter>) => choose({ ...chosen, ...part });
  const people = data?.people.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  // The same thing done in two registers is one choice.
  const byText = Map.groupBy(data?.actions ?? [], (action) => actionText(action, t));
  const actions = [...byText].map(([label, names]) => ({ value: names.join(' '), label }));
  const registers = caseKinds.map((kind) => ({ value: kind, label: t(`common:kinds.${kind}`) }));
  const isAny = JSON.stringify(chosen) === JSON.stringify(noFilter);
  return (
    <div className={classes.filters}>
      <NativeSelect
        data={[{ value: '', label: t('filter.anybody') }, ...people]}
        label={t('filter.person')}
        onChange={(event) => set({ person: event.currentTarget.value })}
        value={chosen.person}
      />
      <NativeSelect
        data={[
          { value: '', label: t('filter.everything') },
          ...registers,
          { value: 'docket', label: t('filter.docket') },
        ]}
        label={t('filter.about')}
        onChange={(event) => set({ about: event.currentTarget.value })}
        value={chosen.about}
      />
      <NativeSelect
        data={[{ value: '', label: t('filter.anything') }, ...actions]}
        label={t('filter.action')}
        onChange={(event) => set({ actions: event.currentTarget.value })}
        value={chosen.actions}
      />
      <DateField
        isNarrow
        label={t('filter.from')}
        name={t('filter.from')}
        set={(from) => set({ from })}
        value={chosen.from}
      />
      <DateField
        isNarrow
        label={t('filter.to')}
        name={t('filter.to')}
        set={(to) => set({ to })}
        value={chosen.to}
      />
      <TextInput
        label={t('filter.ref')}
        maxLength={40}
        onChange={(event) => set({ ref: event.currentTarget.value })}
        placeholder={t('filter.refExample')}
        value={chosen.ref}
      />
      {!isAny && (
        <Button onClick={() => choose(noFilter)} variant="subtle">
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
