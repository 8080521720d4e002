import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { caseKinds } from '#shared/cases/kinds.ts';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { orpc } from '../app/client.ts';
import { useMay } from '../app/may.ts';
import styles from './filters.module.css';

interface FiltersProps {
  filter: AgendaFilter;
  choose: (filter: AgendaFilter) => void;
  /** How many dates of what is in view the filter leaves out. */
  hidden: number;
}

const orNone = (value: string) => (value === '' ? undefined : value);

/** A value that was chosen earlier stays a choice, though no case has it any more. */
const withChosen = (values: string[], chosen: string | undefined) =>
  chosen === undefined || values.includes(chosen) ? values : [chosen, ...values];

/** Narrows the calendar by register, regime and person, and says what that hides. */
export function Filters({ filter, choose, hidden }: FiltersProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useQuery(orpc.agenda.choices.queryOptions({ input: {} }));
  const { kind, regime, person } = filter;
  const registers = may.kinds.map((value) => ({ value, label: t(`common:kinds.${value}`) }));
  const regimes = withChosen(data?.regimes ?? [], regime).map((value) => ({
    value,
    label: t(regimeTitleKey(value)),
  }));
  const people = withChosen(data?.people ?? [], person).map((value) => ({ value, label: value }));
  const isNarrowed = kind !== undefined || regime !== undefined || person !== undefined;
  // On paper nobody sees what was chosen.
  const named = [kind && t(`common:kinds.${kind}`), regime && t(regimeTitleKey(regime)), person].filter(
    Boolean,
  );
  return (
    <>
      <NativeSelect
        aria-label={t('calendar:filter.kind')}
        className={styles.select}
        data={[{ value: '', label: t('calendar:filter.allKinds') }, ...registers]}
        onChange={({ currentTarget: { value } }) =>
          choose({ ...filter, kind: caseKinds.find((one) => one === value) })
        }
        value={kind ?? ''}
      />
      <NativeSelect
        aria-label={t('calendar:filter.regime')}
        className={styles.select}
        data={[{ value: '', label: t('calendar:filter.allRegimes') }, ...regimes]}
        onChange={({ currentTarget: { value } }) => choose({ ...filter, regime: orNone(value) })}
        value={regime ?? ''}
      />
      <NativeSelect
        aria-label={t('calendar:filter.person')}
        className={styles.select}
        data={[{ value: '', label: t('calendar:filter.everybody') }, ...people]}
        onChange={({ currentTarget: { value } }) => choose({ ...filter, person: orNone(value) })}
        value={person ?? ''}
      />
      <div className={styles.rest}>
        {isNarrowed && <span className={styles.narrowed}>{named.join(' · ')}</span>}
        <span aria-live="polite">{isNarrowed && t('calendar:filter.hidden', { count: hidden })}</span>
        {isNarrowed && (
          <Button className={styles.showAll} onClick={() => choose({})} variant="subtle">
            {t('calendar:filter.showAll')}
          </Button>
        )}
      </div>
    </>
  );
}
