import { TextInput } from '@mantine/core';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriters } from '../dates.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { isDate } from './moment.ts';
import { useDateReader, useEcho, useProblemText } from './usePhrases.ts';
import { useTyping } from './useTyping.ts';
import styles from './when.module.css';

interface Props {
  /** The name of the field in words. */
  name: string;
  /** A date `YYYY-MM-DD`, empty, or what was typed and is not read or cannot be. */
  value: string;
  set: (value: string) => void;
  leave?: () => void;
  id?: string;
  /** The label above; without one the field bears its name for screen readers only. */
  label?: ReactNode;
  description?: ReactNode;
  /** What is wrong for another reason than what was typed. */
  error?: ReactNode;
  required?: boolean;
  placeholder?: string;
  /** The value is today, which nobody gave; the field says so. */
  isNowByDefault?: boolean;
  /** Leaves out beneath it what the width has no room for. */
  isNarrow?: boolean;
}

/**
 * Asks for a date. What was typed stays as it is; it is read when the field is left, and stands beneath with its day of the
 * week and its distance. Whatever cannot be read is handed on as it is, so that no schema takes it, and the field says why.
 */
export function DateField({
  name,
  value,
  set,
  leave,
  label,
  error,
  isNarrow = false,
  isNowByDefault = false,
  required,
  ...rest
}: Props) {
  const { t } = useTranslation('dates');
  const read = useDateReader();
  const sayProblem = useProblemText();
  const echo = useEcho();
  const write = useWriters();
  const echoId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { input, text, isOpen, problem } = useTyping({ value, set, leave, isRead: isDate, read });
  const isShown = isDate(value) && !isOpen;
  return (
    <div>
      <TextInput
        {...rest}
        {...input}
        {...(label === undefined ? { 'aria-label': name } : { label })}
        aria-required={required}
        autoComplete="off"
        error={problem ? sayProblem(problem) : !isOpen && error}
        maxLength={60}
        ref={field}
        rightSection={<CalendarButton field={field} name={name} set={set} value={value} />}
        rightSectionPointerEvents="all"
      />
      <div aria-live="polite" className={styles.echo} id={echoId}>
        {isShown &&
          (isNarrow ? `${write.longDate(value)}, ${write.away(value)}` : echo({ date: value, text }))}
        {isNowByDefault && ` · ${t('isNow')}`}
      </div>
    </div>
  );
}
