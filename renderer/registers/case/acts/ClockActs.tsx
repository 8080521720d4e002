import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClockOption, isPastDue } from '#shared/cases/clock-options.ts';
import type { CaseClock, CaseView } from '#shared/contract/case.ts';
import { useWriters } from '../../../components/dates.ts';
import { inline } from '../../../components/small.ts';
import { useNamedForm } from '../../address.ts';
import styles from '../cards.module.css';
import { ActDialog } from './ActDialog.tsx';
import { actName, isOpen, optionKey } from './acts.ts';

interface Props {
  view: CaseView;
  clock: CaseClock;
}

/** The verbs for what can be done with a clock now, and, when looked for, why the others are closed. */
export function ClockActs({ view, clock }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const named = useNamedForm();
  const [asked, setAsked] = useState(() =>
    clock.options.find(({ act }) => named === `${view.kind}.${view.id}.${act}.${clock.id}`),
  );
  const [isShown, setShown] = useState(false);
  const open = clock.options.filter(isOpen);
  const closed = clock.options.filter((option) => !isOpen(option));
  return (
    <>
      {open.map((option) => (
        <Button key={optionKey(option)} onClick={() => setAsked(option)} {...inline} variant="transparent">
          {actName(option, t)}
        </Button>
      ))}
      {closed.length > 0 && (
        <Button
          aria-controls={id}
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
          {...inline}
          c="var(--muted)"
          variant="transparent"
        >
          {t(isShown ? 'acts:cannotHide' : 'acts:cannot')}
        </Button>
      )}
      <ul className={styles.refused} hidden={!isShown} id={id}>
        {isShown &&
          closed.map((option) => (
            <Refused
              ask={setAsked}
              key={optionKey(option)}
              option={option}
              view={view}
              zone={clock.result?.zone ?? 'UTC'}
            />
          ))}
      </ul>
      {asked && <ActDialog clock={clock} close={() => setAsked(undefined)} option={asked} view={view} />}
    </>
  );
}

interface RefusedProps {
  option: ClockOption;
  /** Where the clock runs: its moments read as they do there. */
  zone: string;
  ask: (option: ClockOption) => void;
  view: CaseView;
}

/** Why an act is closed, with the article. What happened in time can still be recorded. */
function Refused({ option, zone, ask, view }: RefusedProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const { act, event, step, refusal, citation } = option;
  const name = event === undefined ? t(`acts:name.${act}`) : actName(option, t);
  const isLater = refusal?.reason === 'stepNotOpen' && step !== undefined;
  const why = isLater
    ? t('acts:notOpen', { step: t(`moves:${view.kind}.${step}`) })
    : t(`refusals:${refusal?.reason}`);
  const date =
    refusal?.date === undefined ? '' : t('acts:date', { date: write.eitherIn(refusal.date, zone) });
  const sentence = [why, date].filter(Boolean).join(' ');
  return (
    <li>
      {t('acts:refused', { act: name, why: sentence, citation })}{' '}
      {isPastDue(option) && (
        <Button onClick={() => ask(option)} {...inline} variant="transparent">
          {t(`acts:inTime.${act}`)}
        </Button>
      )}
    </li>
  );
}
