import { Button } from '@mantine/core';
import { DateInput, TimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { localDateOf, localTimeOf, localZone, momentFrom, nowHere } from '../dates.ts';
import { small } from '../small.ts';
import styles from './fields.module.css';
import { parseDate } from './parseDate.ts';

interface MomentInputProps {
  id: string;
  name: string;
  /** A moment with offset; while one half is missing, `YYYY-MM-DDT` or `T09:30`; empty when nothing is typed. */
  value: string;
  set: (value: string) => void;
  leave: () => void;
  invalid: boolean;
}

function halves(value: string): { date: string; time: string } {
  if (!value) return { date: '', time: '' };
  if (value.length > 16) return { date: localDateOf(value), time: localTimeOf(value) };
  const [date = '', time = ''] = value.split('T');
  return { date, time };
}

function join(date: string, time: string): string {
  const wholeTime = /^\d\d:\d\d/.test(time) ? time.slice(0, 5) : '';
  if (date && wholeTime) return momentFrom(date, wholeTime);
  return date || time ? `${date}T${time}` : '';
}

/** Asks for a date and a time of day where this computer is; the zone is written below. */
export function MomentInput({ id, name, value, set, leave, invalid }: MomentInputProps) {
  const { t } = useTranslation();
  const { date, time } = halves(value);
  return (
    <div>
      <div className={styles.moment}>
        <DateInput
          aria-label={t('registers:form.dateOf', { name })}
          dateParser={parseDate}
          error={invalid}
          id={id}
          onBlur={leave}
          onChange={(next) => set(join(next ?? '', time))}
          placeholder="YYYY-MM-DD"
          value={date || null}
          valueFormat="YYYY-MM-DD"
        />
        <TimePicker
          error={invalid}
          hoursInputLabel={t('registers:form.hoursOf', { name })}
          minutesInputLabel={t('registers:form.minutesOf', { name })}
          onBlur={leave}
          onChange={(next) => set(join(date, next))}
          value={time}
        />
        <Button onClick={() => set(nowHere())} {...small} variant="subtle">
          {t('registers:form.now')}
        </Button>
      </div>
      <div className={styles.zone}>{t('registers:form.zone', { zone: localZone() })}</div>
    </div>
  );
}
