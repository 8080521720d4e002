import { Button } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../app/client.ts';
import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import { registers } from '#shared/cases/registers.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { CaseView, ClockView } from '#shared/contract/case.ts';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { Card } from '../../components/Card.tsx';
import { ClockChip } from '../../components/clocks/ClockChip.tsx';
import { ClockDate } from '../../components/clocks/ClockDate.tsx';
import { type Changers, ClockWhy } from '../../components/clocks/ClockWhy.tsx';
import { clockName } from '../../components/clocks/names.ts';
import { useWriters } from '../../components/dates.ts';
import styles from './cards.module.css';

/** The plan of a clock, made anew from the record: it holds the events that the date was counted from. */
function planOf(kind: CaseKind, record: CaseView['record'], clock: ClockView): ClockPlan | undefined {
  const plansFrom = (): ClockPlan[] => {
    const { schema, planClocks } = registers[kind] as { schema: { parse: (input: unknown) => never }; planClocks: (record: never) => ClockPlan[] };
    return planClocks(schema.parse(record));
  };
  return plansFrom().find(
    ({ subject, regime, rule }) => subject === clock.subject && regime === clock.regime && rule === clock.rule,
  );
}

/** Every clock of a case with its date; one click shows why. */
export function ClocksCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  return (
    <Card title={t('registers:case.clocks')}>
      {view.clocks.length === 0 ? (
        <p className={styles.empty}>{t(`registers:case.noClocks.${view.kind}`)}</p>
      ) : (
        <ul className={styles.rows}>
          {view.clocks.map((clock) => (
            <li key={clock.id}>
              <ClockLine clock={clock} view={view} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
