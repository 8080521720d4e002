import { ActionIcon, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../app/icons.tsx';
import { isDate } from './moment.ts';
import styles from './when.module.css';

interface Props {
  /** The name of the field that the day is chosen for. */
  name: string;
  value: string;
  set: (date: string) => void;
  /** Takes the focus once a day was chosen. */
  field: RefObject<HTMLInputElement | null>;
  disabled?: boolean | undefined;
}

/** Opens a month in which a day can be pointed at. Typing is quicker, so that the Tab key passes it by. */
export function CalendarButton({ name, value, set, field, disabled = false }: Props) {
  const { t } = useTranslation('dates');
  const [isShown, setShown] = useState(false);
  const chosen = isDate(value) ? value : null;
  return (
    <Popover onChange={setShown} opened={isShown} position="bottom-end" returnFocus trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          aria-label={t('choose', { name })}
          c="var(--muted)"
          disabled={disabled}
          onClick={() => setShown(!isShown)}
          size={26}
          tabIndex={-1}
        >
          <Icon name="calendar" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('choose', { name })}>
        <DatePicker
          ariaLabels={{
            nextMonth: t('calendar.nextMonth'),
            previousMonth: t('calendar.previousMonth'),
            nextYear: t('calendar.nextYear'),
            previousYear: t('calendar.previousYear'),
            nextDecade: t('calendar.nextDecade'),
            previousDecade: t('calendar.previousDecade'),
          }}
          classNames={{ day: styles.day }}
          {...(chosen ? { defaultDate: chosen } : {})}
          onChange={(date) => {
            if (date === null) return;
            set(date);
            setShown(false);
            field.current?.focus();
          }}
          value={chosen}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
