import { TextInput } from '@mantine/core';
import { isTime } from './moment.ts';
import { timeReader, useProblemText } from './usePhrases.ts';
import { useTyping } from './useTyping.ts';

interface Props {
  label: string;
  description?: string;
  /** A time of day `09:30`, empty, or what was typed and is not read or cannot be. */
  value: string;
  set: (value: string) => void;
  disabled?: boolean;
}

/** Asks for a time of day that belongs to no date. What was typed is read when the field is left. */
export function TimeField({ label, description, value, set, disabled = false }: Props) {
  const sayProblem = useProblemText();
  const { input, problem } = useTyping({ value, set, isRead: isTime, read: timeReader });
  return (
    <TextInput
      {...input}
      autoComplete="off"
      description={description}
      disabled={disabled}
      error={problem && sayProblem(problem)}
      label={label}
      maxLength={60}
    />
  );
}
