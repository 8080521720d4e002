import { Button, Radio, TextInput } from '@mantine/core';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localZone, nowHere } from '../dates.ts';
import { small } from '../small.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { gapAround, type Halves, halvesOf, isDate, isTime, joinHalves, momentsOf } from './moment.ts';
import { timeReader, useDateReader, useEcho, useProblemText } from './usePhrases.ts';
import { useTyping } from './useTyping.ts';
import styles from './when.module.css';

interface Props {
  id: string;
  name: string;
  /** A moment with offset, empty, or the two halves as they were typed. */
  value: string;
  set: (value: string) => void;
  leave?: () => void;
  /** What is wrong for another reason than what was typed. */
  error?: ReactNode;
  /** The value is the present moment, which nobody gave; the field says so. */
  isNowByDefault?: boolean;
}

/**
 * Asks for a date and a time of day where this computer is. Both keep what was typed and are read when they are left; what
 * they were read as stands beneath, with the zone. A time that does not exist there is told, one that exists twice asked about.
 */
export function MomentInput({ id, name, value, set, leave, error, isNowByDefault = false }: Props) {
  const { t } = useTranslation();
  const zone = localZone();
  const halves = halvesOf(value, zone);
  const change = (part: Partial<Halves>) => set(joinHalves({ ...halves, ...part }, zone));
  const field = useRef<HTMLInputElement>(null);
  const read = useDateReader();
  const sayProblem = useProblemText();
  const below = useId();
  const date = useTyping({
    value: halves.date,
    set: (next) => change({ date: next }),
    leave,
    isRead: isDate,
    read,
  });
  const time = useTyping({
    value: halves.time,
    set: (next) => change({ time: next }),
    leave,
    isRead: isTime,
    read: timeReader,
  });
  const gap = gapAround(halves, zone);
  const isOpen = date.isOpen || time.isOpen;
  const isGap = gap !== undefined && !isOpen;
  const problems = [
    date.problem && sayProblem(date.problem),
    time.problem && sayProblem(time.problem),
    isGap && t('dates:problem.noSuchTime', { time: halves.time, ...gap, zone }),
  ].filter((one) => typeof one === 'string');
  const isOwn = problems.length > 0;
  // While somebody types, the form around knows only half of it.
  const other = isOwn || isOpen ? undefined : error;
  const common = { autoComplete: 'off', maxLength: 60, attributes: { input: { 'aria-describedby': below } } };
  return (
    <div>
      <div className={styles.moment}>
        <TextInput
          {...common}
          {...date.input}
          aria-label={t('registers:form.dateOf', { name })}
          error={date.problem !== undefined || Boolean(other)}
          id={id}
          ref={field}
          rightSection={
            <CalendarButton
              field={field}
              name={name}
              set={(next) => change({ date: next })}
              value={halves.date}
            />
          }
          rightSectionPointerEvents="all"
        />
        <TextInput
          {...common}
          {...time.input}
          aria-label={t('registers:form.timeOf', { name })}
          error={time.problem !== undefined || isGap || Boolean(other)}
          placeholder={t('dates:time')}
        />
        <Button onClick={() => set(nowHere())} {...small} variant="subtle">
          {t('registers:form.now')}
        </Button>
      </div>
      <div aria-live="polite" id={below}>
        {problems.map((problem) => (
          <p className={styles.problem} key={problem}>
            {problem}
          </p>
        ))}
        {other && <p className={styles.problem}>{other}</p>}
        <Echo halves={halves} isNowByDefault={isNowByDefault} isOpen={isOpen} text={date.text} zone={zone} />
      </div>
      <WhichOfTwo halves={halves} name={name} set={set} zone={zone} />
    </div>
  );
}

interface EchoProps {
  halves: Halves;
  /** What stands in the field of the date. */
  text: string;
  isOpen: boolean;
  isNowByDefault: boolean;
  zone: string;
}

function Echo({ halves, text, isOpen, isNowByDefault, zone }: EchoProps) {
  const { t } = useTranslation();
  const echo = useEcho();
  const { date, time } = halves;
  const read = isDate(date) && !isOpen ? echo({ date, text, ...(isTime(time) ? { time } : {}) }) : '';
  return (
    <p className={styles.echo}>
      {read && <span>{t('dates:echo.sentence', { echo: read })} </span>}
      {isNowByDefault && <span>{t('dates:isNow')} </span>}
      <span className={styles.zone}>{t('registers:form.zone', { zone })}</span>
    </p>
  );
}

interface WhichProps {
  halves: Halves;
  name: string;
  set: (value: string) => void;
  zone: string;
}

/** In the night in which clocks are set back an hour comes twice: asks which of the two, the earlier one unless told. */
function WhichOfTwo({ halves, name, set, zone }: WhichProps) {
  const { t } = useTranslation('dates');
  const moments = momentsOf(halves, zone);
  if (moments.length < 2) return null;
  return (
    <Radio.Group
      className={styles.twice}
      label={t('twice.question', { time: halves.time })}
      onChange={set}
      size="xs"
      value={moments.find(({ offset }) => offset === halves.offset)?.moment ?? ''}
    >
      <div className={styles.answers}>
        {moments.map(({ moment, offset }, index) => (
          <Radio
            aria-label={`${name}: ${t(index === 0 ? 'twice.first' : 'twice.second', { offset })}`}
            key={moment}
            label={t(index === 0 ? 'twice.first' : 'twice.second', { offset })}
            size="xs"
            value={moment}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
